package io.frontlog.embedded;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.frontlog.Servers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.util.HashSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scenario is taken in whole, and says of its cities what its reports amount to. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class ScenarioTest {
    /** Not before the class: REST Assured knows the service's port only when a test begins. */
    @BeforeEach
    void load() throws IOException {
        LoadedScenario.load();
    }

    @ParameterizedTest(name = "{0} at the end of {1}: {2}, {3}")
    @CsvSource(
            nullValues = "-",
            value = {
                "aleppo,         2024-11-26, controlled, syrian-government, -",
                "aleppo,         2024-11-29, contested,  syrian-government, -",
                "aleppo,         2024-11-30, controlled, hts,               -",
                "aleppo,         2024-12-08, controlled, hts,               -",
                "aleppo-airport, 2024-11-29, unknown,    -,                 -",
                "aleppo-airport, 2024-11-30, controlled, hts,               -",
                "hama,           2024-11-30, controlled, syrian-government, -",
                "hama,           2024-12-04, contested,  syrian-government, -",
                "homs,           2024-12-06, controlled, syrian-government, -",
                "homs,           2024-12-08, controlled, rebel-coalition,   -",
                "damascus,       2024-12-07, controlled, syrian-government, -",
                "damascus,       2024-12-08, contested,  syrian-government, -"
            })
    void a_city_stands_as_its_reports_say(String place, String day, String status, String holder, String dominant) {
        var answer = JsonPath.from(given().get("/v1/theatres/syria/places/" + place + "/control?validAt=" + day)
                .asString());

        assertThat(answer.getString("status")).isEqualTo(status);
        assertThat(answer.getString("holder")).isEqualTo(holder);
        assertThat(answer.getString("dominant")).isEqualTo(dominant);
    }

    @Test
    void the_strikes_of_30_november_on_aleppo_are_counted_for_both_who_flew_them() {
        var counts = JsonPath.from(given().get("/v1/theatres/syria/incident-counts?kind=strike&by=region,perpetrator"
                        + "&interval=day&level=region&region=aleppo-governorate&from=2024-11-30&to=2024-11-30")
                .asString());

        assertThat(counts.getList("rows.perpetrator", String.class)).containsExactly("russia", "syrian-government");
        assertThat(counts.getList("rows.high", Integer.class)).containsExactly(2, 1);
        assertThat(counts.getBoolean("nonAdditive")).isTrue();
    }

    @Test
    void every_report_names_its_outlet_and_its_day() throws IOException {
        var ids = new HashSet<String>();
        for (JsonNode command : LoadedScenario.commands()) {
            if (!command.path("path").asText().endsWith("/reports")) continue;
            JsonNode report = command.path("body");
            assertThat(ids.add(report.path("id").asText()))
                    .as("%s is new", report.path("id"))
                    .isTrue();
            assertThat(report.path("source").asText()).isNotEmpty();
            assertThat(report.path("when").path("from").asText()).matches("\\d{4}-\\d{2}-\\d{2}.*");
        }
        assertThat(ids).hasSizeGreaterThan(390);
    }

    @Test
    void it_holds_every_kind_but_the_one_that_the_sources_do_not_show_and_every_sort_of_curation() throws IOException {
        var kinds = new TreeSet<String>();
        var curated = new TreeMap<String, Integer>();
        for (JsonNode command : LoadedScenario.commands()) {
            String path = command.path("path").asText();
            if (command.path("method").asText().equals("PUT")) continue;
            if (path.endsWith("/reports")) kinds.add(command.at("/body/kind").asText());
            else curated.merge(path.substring(path.lastIndexOf('/') + 1), 1, Integer::sum);
        }

        assertThat(kinds)
                .containsExactly(
                        "casualties",
                        "clash",
                        "control",
                        "development",
                        "displacement",
                        "measure",
                        "movement",
                        "relation",
                        "statement",
                        "strike");
        assertThat(curated.get("amendments")).isGreaterThanOrEqualTo(3);
        assertThat(curated.get("retraction")).isGreaterThanOrEqualTo(2);
        assertThat(curated).containsKeys("merges", "incident", "assessments");
    }

    @Test
    void claimants_disagree_and_a_denial_stands_beside_what_it_denies() {
        var denied = JsonPath.from(given().get("/v1/theatres/syria/reports?stance=denies&kind=control")
                .asString());

        assertThat(denied.getList("reports")).isNotEmpty();
    }
}
