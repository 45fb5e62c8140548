package io.frontlog.control;

import static io.frontlog.Syria.BASELINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.Body;
import io.frontlog.Servers;
import io.frontlog.Syria;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Control as of a valid time and under a policy, and what stands beside it. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class ControlInTimeTest {
    private static final String SOHR_SAYS = "sohr: hts captured all aleppo @2024-11-30";

    @Test
    void a_report_counts_from_the_start_of_its_civil_day_on() {
        Syria syria =
                Syria.theatre("in-time-day").with(BASELINE, SOHR_SAYS, "hts: hts captured all aleppo @2024-11-30");

        List<String> holders = List.of(
                holder(syria, "2024-11-25"),
                holder(syria, "2024-11-29"),
                holder(syria, "2024-11-29T20:59:59Z"),
                holder(syria, "2024-11-29T21:00:00Z"),
                holder(syria, "2024-11-30"));

        assertThat(holders).containsExactly("nobody", "gov", "gov", "hts", "hts");
    }

    @Test
    void a_report_dated_ahead_waits_for_its_day() {
        Syria syria =
                Syria.theatre("in-time-ahead").with(BASELINE, "ap: gov withdrew all aleppo @2199-01-01 confirmed");

        JsonPath now = syria.control("aleppo");

        assertThat(now.getString("status")).isEqualTo("controlled");
        assertThat(now.getList("open")).isEmpty();
        JsonPath then = syria.get("/places/aleppo/control?validAt=2199-01-01");
        assertThat(Held.in(then)).isEqualTo(new Held("vacated", null, null, "2199-01-01", "confirmed"));
        assertThat(then.getString("lastHolder")).isEqualTo("gov");
    }

    @Test
    void a_stricter_policy_wants_more() {
        Syria syria = Syria.theatre("in-time-policy").with("base/mint: gov retained all aleppo @2024-11-26 confirmed");

        syria.with(SOHR_SAYS);

        assertThat(under(syria, "permissive")).isEqualTo(new Held("controlled", "hts", null, "2024-11-30", "reported"));
        assertThat(under(syria, "balanced")).isEqualTo(new Held("contested", "gov", null, "2024-11-30", "reported"));
        syria.with("hts: hts captured all aleppo @2024-11-30");
        assertThat(under(syria, "balanced"))
                .isEqualTo(new Held("controlled", "hts", null, "2024-11-30", "corroborated"));
        assertThat(under(syria, "cautious"))
                .isEqualTo(new Held("contested", "gov", null, "2024-11-30", "corroborated"));
    }

    @Test
    void a_strike_on_a_site_of_the_city_is_fighting_there_for_seven_days() {
        Syria syria = Syria.theatre("in-time-fighting").with(BASELINE);

        syria.file(Syria.strike("s", "airport", "2024-11-30"));

        assertThat(fighting(syria, "aleppo", "2024-11-29")).isFalse();
        assertThat(fighting(syria, "aleppo", "2024-11-30")).isTrue();
        assertThat(fighting(syria, "aleppo", "2024-12-06")).isTrue();
        assertThat(fighting(syria, "aleppo", "2024-12-08")).isFalse();
        assertThat(fighting(syria, "airport", "2024-12-06")).isTrue();
        assertThat(fighting(syria, "aleppo-governorate", "2024-12-06")).isFalse();
        assertThat(fighting(syria, "idlib", "2024-12-06")).isFalse();
    }

    @Test
    void a_clash_is_fighting_and_an_attack_on_civilians_a_movement_or_a_denied_strike_is_none() {
        Syria syria = Syria.theatre("in-time-clash").with(BASELINE);
        Map<String, Object> clash = Body.of(
                "kind", "clash", "id", "c", "place", "idlib", "when", Map.of("from", "2024-11-30"), "source", "sohr");
        syria.file(clash);
        syria.file(Body.with(clash, "kind", "attack_on_civilians", "id", "a", "place", "aleppo"));
        syria.file(Body.with(
                clash, "kind", "movement", "id", "m", "place", "aleppo", "actor", "hts", "movement", "advance"));
        syria.file(Body.with(Syria.strike("s", "aleppo", "2024-11-30"), "stance", "denies"));

        assertThat(fighting(syria, "idlib", "2024-12-01")).isTrue();
        assertThat(fighting(syria, "aleppo", "2024-12-01")).isFalse();
    }

    @Test
    void a_retracted_strike_is_no_fighting() {
        Syria syria = Syria.theatre("in-time-no-fighting").with(BASELINE);
        syria.file(Syria.strike("s", "aleppo", "2024-11-30"));

        syria.retract("s");

        assertThat(fighting(syria, "aleppo", "2024-12-01")).isFalse();
    }

    @Test
    void evidence_is_stale_after_180_days() {
        Syria syria = Syria.theatre("in-time-stale").with(BASELINE);

        JsonPath now = syria.control("aleppo");

        assertThat(now.getBoolean("stale")).isTrue();
        assertThat(stale(syria, "2025-05-23")).isFalse();
        assertThat(stale(syria, "2025-05-26")).isTrue();
        assertThat(stale(syria, "2024-11-25")).isFalse();
    }

    private static String holder(Syria syria, String validAt) {
        String holder = syria.get("/places/aleppo/control?validAt=" + validAt).getString("holder");
        return holder == null ? "nobody" : holder;
    }

    private static Held under(Syria syria, String policy) {
        return Held.in(syria.get("/places/aleppo/control?policy=" + policy));
    }

    private static boolean fighting(Syria syria, String place, String validAt) {
        return syria.get("/places/" + place + "/control?validAt=" + validAt).getBoolean("activeFighting");
    }

    private static boolean stale(Syria syria, String validAt) {
        return syria.get("/places/aleppo/control?validAt=" + validAt).getBoolean("stale");
    }
}
