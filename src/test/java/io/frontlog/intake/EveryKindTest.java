package io.frontlog.intake;

import static io.frontlog.intake.InvalidHappenings.report;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.Body;
import io.frontlog.Servers;
import io.frontlog.Syria;
import io.frontlog.journal.Json;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Reports of every kind are taken with all that they say, and of each what may be absent is. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class EveryKindTest {
    private static final List<Map<String, Object>> TOLL =
            List.of(Map.of("kind", "killed", "population", "combatants", "actor", "hts", "best", 300));

    private static final List<Map<String, Object>> FULL = List.of(
            report("control", "actor", "hts", "change", "captured", "extent", "large_part"),
            report("strike", "weapon", "air_drone", "strikes", Map.of("low", 1, "best", 2), "target", "a depot"),
            report("clash", "participants", List.of(Map.of("actor", "hts", "role", "side_a"))),
            report("attack_on_civilians", "casualties", TOLL),
            report("movement", "actor", "hts", "movement", "advance", "from", "aleppo", "toward", "idlib"),
            report("casualties", "casualties", TOLL),
            report("displacement", "movement", "return", "from", "idlib", "to", "aleppo", "persons", Map.of("low", 0)),
            report("relation", "from", "russia", "to", "gov", "relation", "backs", "until", "2024-12-08"),
            report("statement", "speaker", "gov", "act", "denies", "proposition", "It withdrew", "about", "clash"),
            report("measure", "measure", "share", "actor", "gov", "value", 0.7f, "unit", "of 1", "approx", false),
            report("development", "category", "group_change", "text", "Two groups become one"));

    private static final List<Map<String, Object>> SPARSE = List.of(
            report("control", "actor", "hts", "change", "withdrew", "extent", "all"),
            report("strike"),
            report("clash"),
            report("attack_on_civilians"),
            report("movement", "actor", "hts", "movement", "withdrawal"),
            report("casualties", "casualties", List.of(Map.of("kind", "missing", "population", "staff"))),
            report("displacement", "movement", "flight"),
            report("relation", "from", "gov", "to", "russia", "relation", "relies_on"),
            report("statement", "speaker", "gov", "act", "calls_for", "proposition", "Help"),
            report("measure", "measure", "first_since", "value", 2016, "unit", "year"),
            report("development", "category", "other", "text", "Rain"));

    @Test
    void a_report_of_any_kind_is_given_back_as_it_was_given() {
        Syria syria = Syria.theatre("every-kind-full");
        assertThat(FULL).extracting(body -> body.get("kind")).containsExactlyInAnyOrderElementsOf(Json.CLAIMS.keySet());

        FULL.forEach(body -> syria.file(Body.with(body, "id", body.get("kind"))));

        assertThat(FULL).allSatisfy(body -> {
            Map<String, Object> given =
                    syria.get("/reports/" + body.get("kind")).getMap("");
            assertThat(given).containsAllEntriesOf(Body.with(body, "when", null));
        });
    }

    @Test
    void what_may_be_absent_is_not_made_up() {
        Syria syria = Syria.theatre("every-kind-sparse");
        assertThat(SPARSE)
                .extracting(body -> body.get("kind"))
                .containsExactlyInAnyOrderElementsOf(Json.CLAIMS.keySet());

        SPARSE.forEach(body -> syria.file(Body.with(body, "id", body.get("kind"))));

        assertThat(SPARSE).allSatisfy(body -> {
            Map<String, Object> given =
                    syria.get("/reports/" + body.get("kind")).getMap("");
            given.keySet().removeAll(body.keySet());
            given.remove("weapon");
            assertThat(given)
                    .containsOnlyKeys(
                            "id", "claimant", "stance", "verdict", "incident", "version", "retracted", "recordedAt");
        });
    }

    @Test
    void a_stream_takes_reports_of_all_kinds() {
        Syria syria = Syria.theatre("every-kind-stream");
        String lines = FULL.stream()
                .map(body -> Json.write(Body.with(body, "id", body.get("kind"))))
                .collect(Collectors.joining("\n"));

        Response response = given().contentType(Lines.NDJSON)
                .body(lines.getBytes(UTF_8))
                .post(syria.api().url("/reports"));

        assertThat(response.asString().lines().toList()).hasSameSizeAs(FULL).allSatisfy(line -> assertThat(line)
                .contains("\"status\":201"));
    }

    @Test
    void an_amendment_may_say_that_it_was_of_another_kind() {
        Syria syria = Syria.theatre("every-kind-amended");
        FULL.forEach(body -> syria.file(Body.with(body, "id", body.get("kind"))));

        for (int i = 0; i < FULL.size(); i++) {
            Map<String, Object> other = SPARSE.get((i + 1) % SPARSE.size());
            syria.curate((String) FULL.get(i).get("kind"), "amendments", other);

            Map<String, Object> given =
                    syria.get("/reports/" + FULL.get(i).get("kind")).getMap("");
            assertThat(given).containsEntry("kind", other.get("kind")).containsEntry("version", 2);
        }
        assertThat(syria.control("aleppo").getString("status")).isNotEqualTo("controlled");
    }
}
