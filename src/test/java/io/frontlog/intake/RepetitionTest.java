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
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever got no answer may ask again. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class RepetitionTest {
    private static final int MANY = 50;
    private static final Map<String, Object> REPORT = Syria.said("sohr: hts captured most aleppo @2024-11-30");
    private static final Map<String, Object> NAMELESS = Body.with(REPORT, "id", null);

    @Test
    void the_same_report_again_gets_the_first_answer() {
        Syria syria = Syria.theatre("repeat-report");
        Response first = syria.api().post("/reports", REPORT);

        Response again = syria.api().post("/reports", REPORT);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.header("Idempotency-Replayed")).isNull();
        assertThat(first.header("Location")).endsWith("/v1/theatres/repeat-report/reports/sohr");
        assertReplayed(again, first);
        assertThat(syria.get("/reports/sohr").getInt("version")).isEqualTo(1);
    }

    @Test
    void the_same_report_gets_the_first_answer_even_when_it_was_amended_since() {
        Syria syria = Syria.theatre("repeat-amended");
        Response first = syria.api().post("/reports", REPORT);
        syria.curate("sohr", "amendments", Body.with(REPORT, "extent", "all"));

        Response again = syria.api().post("/reports", REPORT);

        assertReplayed(again, first);
        assertThat(syria.get("/reports/sohr").getString("extent")).isEqualTo("all");
    }

    @Test
    void another_report_under_the_same_id_is_refused() {
        Syria syria = Syria.theatre("repeat-other");
        syria.file(REPORT);

        Response other = syria.api().post("/reports", Body.with(REPORT, "extent", "all"));

        assertThat(Problems.pointers(other, 422, "id-reused")).isEmpty();
        assertThat(syria.get("/reports/sohr").getString("extent")).isEqualTo("most");
    }

    @Test
    void a_key_makes_a_report_without_an_id_safe_to_repeat() {
        Syria syria = Syria.theatre("repeat-key");
        Response first = keyed(syria, "a key/1".replace(' ', '-'), "/reports", NAMELESS);

        Response again = keyed(syria, "a-key/1", "/reports", NAMELESS);

        assertReplayed(again, first);
        assertThat(keyed(syria, "another-key", "/reports", NAMELESS).header("Idempotency-Replayed"))
                .isNull();
        assertThat(Problems.pointers(
                        keyed(syria, "a-key/1", "/reports", Body.with(NAMELESS, "extent", "all")), 422, "id-reused"))
                .isEmpty();
        assertThat(Problems.pointers(keyed(syria, "x".repeat(201), "/reports", NAMELESS), 400, "malformed"))
                .containsExactly("Idempotency-Key");
    }

    @Test
    void a_key_makes_curation_safe_to_repeat() {
        Syria syria = Syria.theatre("repeat-curation");
        syria.file(REPORT);
        Response retracted = keyed(syria, "r", "/reports/sohr/retraction", Body.of("reason", "mistaken"));
        Response back = keyed(syria, "b", "/reports/sohr/reinstatement", Map.of());
        Response assessed = keyed(syria, "a", "/reports/sohr/assessments", Body.of("verdict", "weak"));

        List<Response> again = List.of(
                keyed(syria, "r", "/reports/sohr/retraction", Body.of("reason", "mistaken")),
                keyed(syria, "b", "/reports/sohr/reinstatement", Map.of()),
                keyed(syria, "a", "/reports/sohr/assessments", Body.of("verdict", "weak")));

        assertReplayed(again.get(0), retracted);
        assertReplayed(again.get(1), back);
        assertReplayed(again.get(2), assessed);
        assertThat(syria.get("/reports/sohr").getInt("version")).isEqualTo(4);
        assertThat(syria.get("/reports/sohr").getBoolean("retracted")).isFalse();
        assertThat(Problems.pointers(
                        keyed(syria, "a", "/reports/sohr/assessments", Body.of("verdict", "fair")), 422, "id-reused"))
                .isEmpty();
    }

    @Test
    void of_many_who_file_one_report_at_once_one_is_first_and_all_get_its_answer() throws Exception {
        Syria syria = Syria.theatre("repeat-many");

        List<Response> answers = Together.times(MANY, () -> syria.api().post("/reports", REPORT));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(201));
        assertThat(answers)
                .filteredOn(answer -> answer.header("Idempotency-Replayed") == null)
                .hasSize(1);
        assertThat(answers)
                .extracting(Response::asString)
                .containsOnly(answers.get(0).asString());
        assertThat(syria.get("/reports/sohr").getInt("version")).isEqualTo(1);
    }

    @Test
    void of_many_who_revise_one_version_at_once_one_wins() throws Exception {
        Syria syria = Syria.theatre("repeat-revision");

        List<Response> answers = Together.times(MANY, () -> given().header("If-Match", "\"1\"")
                .contentType(ContentType.JSON)
                .body(Syria.source("monitor", "hts"))
                .put(syria.api().url("/sources/sohr")));

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 412).hasSize(MANY - 1);
        assertThat(syria.get("/sources/sohr").getInt("version")).isEqualTo(2);
    }

    @Test
    void of_many_who_retract_one_report_at_once_one_does() throws Exception {
        Syria syria = Syria.theatre("repeat-retraction");
        syria.file(REPORT);

        List<Response> answers =
                Together.times(MANY, () -> syria.api().post("/reports/sohr/retraction", Body.of("reason", "mistaken")));

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 409).hasSize(MANY - 1);
        assertThat(syria.get("/reports/sohr").getInt("version")).isEqualTo(2);
    }

    private static Response keyed(Syria syria, String key, String path, Map<String, Object> body) {
        return given().header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post(syria.api().url(path));
    }

    private static void assertReplayed(Response again, Response first) {
        assertThat(again.statusCode()).isEqualTo(first.statusCode());
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("Frontlog-Position")).isEqualTo(first.header("Frontlog-Position"));
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    }
}
