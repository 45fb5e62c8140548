package io.frontlog.embedded;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.Servers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The founding news item (DOMAIN 8), row by row: each fact that went in comes back, from the answer that it belongs to. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class FoundingItemTest {

    @BeforeEach
    void load() throws IOException {
        LoadedScenario.load();
    }

    @Test
    void rebels_led_by_hts_seized_large_parts_of_aleppo() {
        JsonPath report = report("mint-aleppo-captured");

        assertThat(report.getString("kind")).isEqualTo("control");
        assertThat(report.getString("actor")).isEqualTo("hts");
        assertThat(report.getString("change")).isEqualTo("captured");
        assertThat(report.getString("extent")).isEqualTo("large_part");
        assertThat(report.getString("place")).isEqualTo("aleppo");
        assertThat(report.getString("when.from")).isEqualTo("2024-11-30");
        assertThat(report.getString("claimant.source")).isEqualTo("live-mint");
        assertThat(get("/places/aleppo/control?validAt=2024-11-30&policy=cautious")
                        .getList("open.reports.flatten()"))
                .contains("mint-aleppo-captured");
        assertThat(relation("hts", "leads", "rebel-coalition", "2024-12-01").getList("reports"))
                .contains("mint-hts-leads-coalition");
    }

    @Test
    void they_claimed_the_citys_airport() {
        JsonPath report = report("mint-airport-captured");

        assertThat(report.getString("change")).isEqualTo("captured");
        assertThat(report.getString("extent")).isEqualTo("all");
        assertThat(report.getString("place")).isEqualTo("aleppo-airport");
        assertThat(report.getString("claimant.actor")).isEqualTo("rebel-coalition");
        assertThat(get("/incidents/" + report.getString("incident")).getList("reports"))
                .contains("mint-airport-captured");
        assertThat(get("/places/aleppo-airport").getString("parent")).isEqualTo("aleppo");
    }

    @Test
    void they_advanced_toward_hama_and_hamas_control_is_untouched() {
        JsonPath report = report("mint-advance-toward-hama");

        assertThat(report.getString("kind")).isEqualTo("movement");
        assertThat(report.getString("movement")).isEqualTo("advance");
        assertThat(report.getString("toward")).isEqualTo("hama");
        assertThat(get("/timeline?actor=rebel-coalition&kind=movement").getList("entries.reports.flatten()"))
                .contains("mint-advance-toward-hama");
        JsonPath hama = get("/places/hama/control?validAt=2024-12-01");
        assertThat(hama.getString("status")).isEqualTo("controlled");
        assertThat(hama.getString("holder")).isEqualTo("syrian-government");
        assertThat(hama.getList("basis")).doesNotContain("mint-advance-toward-hama");
    }

    @Test
    void the_opposition_announced_safe_areas_and_a_return_to_idlib() {
        JsonPath announced = get("/statements?speaker=syrian-opposition&act=announces&from=2024-12-01&to=2024-12-01");

        assertThat(announced.getList("statements.report")).contains("mint-safe-areas-announced");
        Map<String, ?> back = one(
                get("/displacement?movement=return&region=idlib-governorate"),
                "anticipated.findAll { it.reports.contains('mint-return-to-idlib') }");
        assertThat(back.get("to")).isEqualTo("idlib-governorate");
        assertThat(report("mint-return-to-idlib").getString("stance")).isEqualTo("anticipates");
        assertThat(report("mint-return-to-idlib").getMap("$")).doesNotContainKey("persons");
    }

    @Test
    void russian_and_syrian_strikes_pounded_central_aleppo_on_saturday() {
        JsonPath incident = get("/incidents/strike-2024-11-30-central-aleppo");

        assertThat(incident.getString("kind")).isEqualTo("strike");
        assertThat(incident.getString("weapon")).isEqualTo("air_drone");
        assertThat(incident.getString("when.from")).isEqualTo("2024-11-30");
        assertThat(incident.getList("initiators")).isEqualTo(List.of("russia", "syrian-government"));
        assertThat(incident.getMap("strikes")).isNull();
        assertThat(incident.getList("reports")).contains("mint-central-aleppo-strikes");
        JsonPath counts = get("/incident-counts?kind=strike&by=place,perpetrator&interval=day"
                + "&region=aleppo-governorate&from=2024-11-30&to=2024-11-30");
        assertThat(counts.getInt("rows.find { it.place == 'aleppo' && it.perpetrator == 'syrian-government' }.high"))
                .isPositive();
        assertThat(counts.getBoolean("nonAdditive")).isTrue();
    }

    @Test
    void russia_said_that_300_rebels_were_killed_in_24_hours() {
        Map<String, ?> toll = one(
                get("/casualties?from=2024-11-30&to=2024-12-01"),
                "tolls.findAll { it.reports.contains('mint-rebels-killed') }");

        assertThat(toll.get("standing")).isEqualTo("claimed");
        assertThat(toll.get("claimants")).asString().contains("russia");
        assertThat(toll.get("from")).isEqualTo("2024-11-30");
        assertThat(toll.get("to")).isEqualTo("2024-12-01");
        JsonPath report = report("mint-rebels-killed");
        assertThat(report.getString("casualties[0].kind")).isEqualTo("killed");
        assertThat(report.getString("casualties[0].population")).isEqualTo("combatants");
        assertThat(report.getInt("casualties[0].best")).isEqualTo(300);
        assertThat(get("/casualties?from=2024-11-30&to=2024-12-01").getList("rows.best", Integer.class))
                .allMatch(best -> best < 300);
    }

    @Test
    void the_united_states_denied_a_part_and_blamed_the_reliance_on_russia_and_iran() {
        JsonPath said = get("/statements?speaker=united-states");

        assertThat(said.getList("statements.findAll { it.act == 'denies' }.report"))
                .contains("mint-us-denies-part");
        assertThat(said.getList("statements.findAll { it.act == 'blames' }.report"))
                .contains("mint-us-blames-reliance");
        for (String on : List.of("russia", "iran")) {
            JsonPath relies = relation("syrian-government", "relies_on", on, "2024-12-01");
            assertThat(relies.getList("claimants.actor")).contains("united-states");
            assertThat(relies.getString("standing")).isEqualTo("claimed");
        }
    }

    @Test
    void assads_forces_with_their_allies_withdrew() {
        JsonPath report = report("mint-aleppo-withdrawn");

        assertThat(report.getString("change")).isEqualTo("withdrew");
        assertThat(report.getString("actor")).isEqualTo("syrian-government");
        assertThat(report.getString("place")).isEqualTo("aleppo");
        for (String ally : List.of("iran", "russia", "hezbollah")) {
            JsonPath allied = get("/relations?validAt=2024-12-01&relation=allied_with&actor=" + ally);
            assertThat(allied.getList("relations.reports.flatten()")).contains("mint-government-allied-with-" + ally);
        }
    }

    @Test
    void the_first_strikes_and_the_first_attack_since_2016_stand_beside_what_the_record_finds() {
        JsonPath strikes = get("/precedents?incident=strike-2024-11-30-central-aleppo");
        assertSaid(strikes, "mint-first-strikes-since-2016");
        assertThat(strikes.getString("precedents[0].earlier")).isEqualTo("strike-2024-11-29-university-of-aleppo");
        assertThat(strikes.getInt("precedents[0].gapDays")).isEqualTo(1);
        assertThat(strikes.getString("precedents[0].finding")).isEqualTo("supported");

        JsonPath attack = get("/precedents?incident=control-2024-11-30-aleppo-hts-captured");
        assertSaid(attack, "mint-first-attack-since-2016");
        assertThat(attack.getString("precedents[0].earlier")).startsWith("control-2024-11-29-");
    }

    private static void assertSaid(JsonPath precedents, String measure) {
        Map<String, ?> said = one(precedents, "precedents[0].said.findAll { it.report == '" + measure + "' }");
        assertThat(said.get("value")).isEqualTo(2016.0f);
        assertThat(said.get("unit")).isEqualTo("year");
        assertThat(said.get("claimant")).asString().contains("live-mint");
    }

    @Test
    void the_government_held_about_70_percent_of_syria() {
        JsonPath shares = get("/measures?measure=territory_share&actor=syrian-government");
        Map<String, ?> share = one(shares, "measures.findAll { it.report == 'mint-territory-share' }");

        assertThat(share.get("value")).isEqualTo(0.7f);
        assertThat(share.get("approx")).isEqualTo(true);
        assertThat(get("/control/shares?validAt=2024-12-01").getList("reported.report"))
                .contains("mint-territory-share");
    }

    @Test
    void who_backs_whom() {
        assertThat(relation("united-states", "backs", "kurdish-forces", "2024-12-01")
                        .getList("reports"))
                .contains("mint-us-backs-kurdish-forces");
        assertThat(relation("turkey", "backs", "sunni-factions", "2024-12-01").getList("reports"))
                .contains("mint-turkey-backs-sunni-factions");
        for (String ally : List.of("hezbollah", "iran", "russia")) {
            assertThat(relation(ally, "backs", "syrian-government", "2024-12-01")
                            .getList("reports"))
                    .contains("mint-" + ally + "-backs-government");
        }
    }

    @Test
    void everything_the_item_said_is_on_record_once_and_nothing_else_is_its() {
        JsonPath reports = get("/reports?source=live-mint&limit=1000");

        assertThat(reports.getList("reports.findAll { it.tags?.contains('founding-item') }.id", String.class))
                .doesNotHaveDuplicates()
                .hasSize(24)
                .allMatch(id -> id.startsWith("mint-"));
    }

    private static JsonPath report(String id) {
        JsonPath report = get("/reports/" + id);
        assertThat(report.getString("source")).isEqualTo("live-mint");
        assertThat(report.getBoolean("retracted")).isFalse();
        return report;
    }

    /** The one relation of that sort, by itself. */
    private static JsonPath relation(String from, String relation, String to, String validAt) {
        JsonPath all = get("/relations?validAt=" + validAt + "&relation=" + relation + "&actor=" + from);
        return all.setRootPath("relations.find { it.from == '" + from + "' && it.to == '" + to + "' }");
    }

    private static Map<String, ?> one(JsonPath answer, String path) {
        List<Map<String, ?>> found = answer.getList(path);
        assertThat(found).as(path).hasSize(1);
        return found.get(0);
    }

    private static JsonPath get(String path) {
        var answer = given().get("/v1/theatres/syria" + path);
        assertThat(answer.statusCode()).as("%s: %s", path, answer.asString()).isEqualTo(200);
        return JsonPath.from(answer.asString());
    }
}
