package io.frontlog.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.Body;
import io.frontlog.Problems;
import io.frontlog.Servers;
import io.frontlog.Syria;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What can be done to a report depends on what was done to it before. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class CurationTest {
    private static final Map<String, Object> REPORT = Syria.said("sohr: hts captured most aleppo @2024-11-30");
    private static final Map<String, Object> REASON = Body.of("reason", "mistaken");
    private static final Map<String, Object> VERDICT = Body.of("verdict", "fair");

    @Test
    void each_curation_moves_the_version_and_says_what_was_done() {
        Syria syria = Syria.theatre("curation-versions");
        syria.file(REPORT);

        List<Integer> versions = Stream.of(
                        syria.api().post("/reports/sohr/assessments", VERDICT),
                        syria.api().post("/reports/sohr/amendments", Body.with(REPORT, "extent", "all")),
                        syria.api().post("/reports/sohr/retraction", REASON))
                .map(response -> response.jsonPath().getInt("version"))
                .toList();

        assertThat(versions).containsExactly(2, 3, 4);
        JsonPath report = syria.get("/reports/sohr");
        assertThat(report.getBoolean("retracted")).isTrue();
        assertThat(report.getString("extent")).isEqualTo("all");
        assertThat(report.getString("verdict")).isEqualTo("unassessed");
        assertThat(syria.api().get("/reports/sohr").header("ETag")).isEqualTo("\"4\"");
    }

    @Test
    void what_is_retracted_can_only_be_reinstated() {
        Syria syria = Syria.theatre("curation-retracted");
        syria.file(REPORT);
        syria.retract("sohr");

        List<Response> refused = List.of(
                syria.api().post("/reports/sohr/retraction", REASON),
                syria.api().post("/reports/sohr/assessments", VERDICT),
                syria.api().post("/reports/sohr/amendments", REPORT));

        assertThat(refused).allSatisfy(response -> assertThat(Problems.pointers(response, 409, "not-live"))
                .isEmpty());
        assertThat(syria.get("/reports/sohr").getInt("version")).isEqualTo(2);
        syria.curate("sohr", "reinstatement", Map.of());
    }

    @Test
    void what_is_live_cannot_be_reinstated() {
        Syria syria = Syria.theatre("curation-live");
        syria.file(REPORT);

        Response refused = syria.api().post("/reports/sohr/reinstatement", Map.of());

        assertThat(Problems.pointers(refused, 409, "not-live")).isEmpty();
    }

    @Test
    void what_was_never_filed_cannot_be_curated() {
        Syria syria = Syria.theatre("curation-unknown");

        List<Response> refused = List.of(
                syria.api().post("/reports/none/retraction", REASON),
                syria.api().post("/reports/none/reinstatement", Map.of()),
                syria.api().post("/reports/none/assessments", VERDICT),
                syria.api().post("/reports/none/amendments", Body.with(REPORT, "id", "none")),
                syria.api().post("/reports/Not an id/retraction", REASON));

        assertThat(refused).allSatisfy(response -> assertThat(Problems.pointers(response, 404, "not-found"))
                .isEmpty());
        assertThat(syria.api().get("/reports/none").statusCode()).isEqualTo(404);
    }

    @Test
    void curation_of_another_version_is_refused() {
        Syria syria = Syria.theatre("curation-version");
        syria.file(REPORT);
        syria.assess("sohr", "weak");

        List<Integer> statuses = List.of(
                assessIf(syria, "\"1\"").statusCode(), assessIf(syria, "\"2\"").statusCode());

        assertThat(statuses).containsExactly(412, 200);
        assertThat(syria.get("/reports/sohr").getInt("version")).isEqualTo(3);
    }

    @Test
    void a_report_is_given_back_with_every_field_that_was_given() {
        Syria syria = Syria.theatre("curation-fields");
        Map<String, Object> full = Body.with(
                Syria.strike("full", "aleppo", "2024-11-30T22:30:15.5+03:00", "russia", "gov"),
                "url",
                "https://example.org/a?b=c",
                "publishedAt",
                "2024-12-01",
                "claimant",
                Map.of("actor", "hts"),
                "interest",
                "partisan",
                "casualties",
                List.of(Map.of("kind", "killed", "population", "civilians", "actor", "gov", "low", 0)),
                "incident",
                "other",
                "notes",
                "حلب \uD83D\uDE00",
                "tags",
                List.of("a", "b"),
                "lang",
                "ar",
                "licence",
                "CC-BY-4.0",
                "embargoUntil",
                "2024-12-02T00:00:00Z",
                "external",
                Map.of("dataset", "acled", "id", "SYR1", "version", "3", "row", Map.of("a", "1")),
                "strikes",
                Map.of("low", 1),
                "target",
                "a depot");

        syria.file(full);

        Map<String, Object> report = syria.get("/reports/full").getMap("");
        full.forEach((field, value) -> {
            if (!field.equals("when") && !field.equals("embargoUntil"))
                assertThat(report).containsEntry(field, value);
        });
        assertThat(report)
                .containsEntry("when", Map.of("from", "2024-11-30T22:30:15.500+03:00", "precision", "instant"))
                .containsEntry("stance", "affirms")
                .containsEntry("verdict", "unassessed");
    }

    private static Response assessIf(Syria syria, String version) {
        return given().header("If-Match", version)
                .contentType(ContentType.JSON)
                .body(VERDICT)
                .post(syria.api().url("/reports/sohr/assessments"));
    }
}
