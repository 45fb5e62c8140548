package io.frontlog.control;

import static io.frontlog.Syria.BASELINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.Servers;
import io.frontlog.Syria;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table that ends DOMAIN 3, as it is filed and asked for. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class WorkedCasesTest {
    private static final String ENTERED = "army: hts entered large_part aleppo @2024-11-30";
    private static final String WITHDREW = "army2/army: army withdrew all aleppo @2024-11-30";
    private static final String CAPTURED = "sohr: hts captured most aleppo @2024-11-30";
    private static final String AIRPORT = "field/mint: gov retained all airport @2024-11-26 fair";

    @Test
    void an_entry_that_only_hts_claims_leaves_the_city_with_the_government() {
        Syria syria = Syria.theatre("worked-1")
                .with(
                        BASELINE,
                        "hts: hts entered part aleppo @2024-11-29",
                        "statetv: denies hts entered part aleppo @2024-11-29");

        JsonPath aleppo = syria.control("aleppo");

        assertThat(Held.in(aleppo)).isEqualTo(new Held("controlled", "gov", null, "2024-11-26", "corroborated"));
        assertThat(aleppo.getList("open"))
                .isEqualTo(List.of(claim("hts", "entered", "part", "2024-11-29", "claimed", "hts")));
        assertThat(aleppo.getList("denials"))
                .isEqualTo(List.of(Map.of(
                        "report", "statetv",
                        "claimant", source("statetv"),
                        "actor", "hts",
                        "change", "entered",
                        "from", "2024-11-29")));
        assertThat(aleppo.getList("basis")).isEqualTo(List.of("base"));
        assertThat(aleppo.getString("policy")).isEqualTo("balanced");
        assertThat(aleppo.getInt("ruleSet")).isEqualTo(1);
    }

    @Test
    void a_single_newspaper_makes_it_contested_and_leaves_both_claims_open() {
        Syria syria = Syria.theatre("worked-2")
                .with(
                        BASELINE,
                        "mint: hts captured large_part aleppo @2024-11-30",
                        "mint2/mint: gov withdrew all aleppo @2024-11-30");

        JsonPath aleppo = syria.control("aleppo");

        assertThat(Held.in(aleppo)).isEqualTo(new Held("contested", "gov", null, "2024-11-30", "reported"));
        assertThat(aleppo.getList("open"))
                .isEqualTo(List.of(
                        claim("hts", "captured", "large_part", "2024-11-30", "reported", "mint"),
                        claim("gov", "withdrew", "all", "2024-11-30", "reported", "mint2")));
        assertThat(aleppo.getList("basis")).isEqualTo(List.of("base", "mint"));
    }

    @Test
    void the_army_that_admits_an_entry_and_its_own_withdrawal_leaves_hts_dominant() {
        Syria syria = Syria.theatre("worked-3").with(BASELINE, ENTERED, WITHDREW, CAPTURED);

        JsonPath aleppo = syria.control("aleppo");

        assertThat(Held.in(aleppo)).isEqualTo(new Held("contested", "gov", "hts", "2024-11-30", "confirmed"));
        assertThat(aleppo.getList("open.reports")).isEqualTo(List.of(List.of("sohr")));
        assertThat(aleppo.getList("basis")).isEqualTo(List.of("army", "army2", "base", "sohr"));
    }

    @Test
    void a_fair_verdict_on_the_capture_gives_it_to_hts() {
        Syria syria = Syria.theatre("worked-4").with(BASELINE, ENTERED, WITHDREW, CAPTURED);

        syria.assess("sohr", "fair");

        assertHtsHoldsSinceThe30th(syria.control("aleppo"), "confirmed", "army2", "sohr");
    }

    @Test
    void a_second_newspaper_gives_it_to_hts() {
        Syria syria = Syria.theatre("worked-5").with(BASELINE, ENTERED, WITHDREW, CAPTURED);

        syria.with("ap: hts captured most aleppo @2024-11-30");

        assertHtsHoldsSinceThe30th(syria.control("aleppo"), "confirmed", "ap", "army2", "sohr");
    }

    @Test
    void an_airport_that_only_hts_claims_stays_with_the_government() {
        Syria syria = Syria.theatre("worked-6").with(AIRPORT, "hts: hts captured all airport @2024-11-30");

        JsonPath airport = syria.control("airport");

        assertThat(Held.in(airport)).isEqualTo(new Held("controlled", "gov", null, "2024-11-26", "corroborated"));
        assertThat(airport.getList("open"))
                .isEqualTo(List.of(claim("hts", "captured", "all", "2024-11-30", "claimed", "hts")));
        assertThat(airport.getList("basis")).isEqualTo(List.of("field"));
    }

    @Test
    void an_airport_that_a_monitor_says_so_too_is_hts_s_and_its_city_is_not() {
        Syria syria = Syria.theatre("worked-7").with(BASELINE, AIRPORT, "hts: hts captured all airport @2024-11-30");

        syria.with("sohr: hts captured all airport @2024-11-30");

        assertHtsHoldsSinceThe30th(syria.control("airport"), "corroborated", "hts", "sohr");
        assertThat(syria.control("aleppo").getString("holder")).isEqualTo("gov");
    }

    private static void assertHtsHoldsSinceThe30th(JsonPath control, String standing, String... basis) {
        assertThat(Held.in(control)).isEqualTo(new Held("controlled", "hts", null, "2024-11-30", standing));
        assertThat(control.getString("lastHolder")).isEqualTo("gov");
        assertThat(control.getList("open")).isEmpty();
        assertThat(control.getList("basis")).isEqualTo(List.of(basis));
    }

    private static Map<String, Object> claim(
            String actor, String change, String extent, String from, String standing, String report) {
        return Map.of(
                "actor", actor,
                "change", change,
                "extent", extent,
                "from", from,
                "standing", standing,
                "reports", List.of(report));
    }

    private static Map<String, Object> source(String id) {
        var claimant = new java.util.HashMap<String, Object>();
        claimant.put("actor", null);
        claimant.put("source", id);
        return claimant;
    }
}
