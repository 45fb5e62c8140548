package io.frontlog.embedded;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.frontlog.Servers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scenario is taken in whole, and says of its cities what its reports amount to. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class ScenarioTest {
    private static final Path FILE = Path.of("src/main/resources/scenario/syria-2024.ndjson");

    private static boolean loaded;

    /** Not before the class: REST Assured knows the service's port only when a test begins. */
    @BeforeEach
    void load() throws IOException {
        if (loaded) return;
        loaded = true;
        var json = new ObjectMapper();
        for (String line : Files.readAllLines(FILE)) {
            JsonNode command = json.readTree(line);
            var answer = given().contentType(ContentType.JSON)
                    .body(command.path("body").toString())
                    .request(
                            command.path("method").asText(),
                            command.path("path").asText());
            assertThat(answer.statusCode())
                    .as("%s: %s", line, answer.asString())
                    .isEqualTo(201);
        }
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
        var json = new ObjectMapper();
        var ids = new HashSet<String>();
        for (String line : Files.readAllLines(FILE)) {
            JsonNode command = json.readTree(line);
            if (!command.path("method").asText().equals("POST")) continue;
            JsonNode report = command.path("body");
            assertThat(ids.add(report.path("id").asText()))
                    .as("%s is new", report.path("id"))
                    .isTrue();
            assertThat(report.path("source").asText()).isNotEmpty();
            assertThat(report.path("when").path("from").asText()).matches("\\d{4}-\\d{2}-\\d{2}.*");
        }
        assertThat(ids).hasSizeGreaterThan(200);
    }
}
