package io.frontlog.intake;

import static io.frontlog.intake.TwoRaids.APART;
import static io.frontlog.intake.TwoRaids.TOGETHER;
import static io.frontlog.intake.TwoRaids.TWO;
import static io.frontlog.intake.TwoRaids.assertReplayed;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.Body;
import io.frontlog.Problems;
import io.frontlog.Servers;
import io.frontlog.Syria;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A report that was filed with the wrong incident is moved, and all counts as if it had always been so. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class MovesTest {
    private static final String PATH = "/reports/two/incident";

    @Test
    void a_report_counts_with_the_incident_that_it_was_moved_to() {
        TwoRaids raids = TwoRaids.theatre("moves-to");

        Response moved = raids.move("two", "one");

        assertThat(moved.statusCode()).isEqualTo(200);
        assertThat(moved.jsonPath().getMap(""))
                .containsEntry("id", "two")
                .containsEntry("version", 2)
                .containsEntry("incident", "one")
                .containsEntry("position", moved.header("Frontlog-Position"));
        assertThat(moved.header("ETag")).isEqualTo("\"2\"");
        assertThat(raids.incident("two")).isEqualTo("one");
        assertThat(raids.total()).isEqualTo(TOGETHER);
    }

    @Test
    void a_report_that_is_moved_keeps_all_else_that_it_says() {
        TwoRaids raids = TwoRaids.theatre("moves-keeps");
        raids.syria().assess("two", "fair");
        Map<String, Object> before = raids.syria().get("/reports/two").getMap("");

        raids.move("two", "one");

        Map<String, Object> after = raids.syria().get("/reports/two").getMap("");
        Map<String, Object> expected = Body.with(before, "incident", "one", "version", 3);
        assertThat(Body.with(after, "recordedAt", null)).isEqualTo(Body.with(expected, "recordedAt", null));
    }

    @Test
    void a_report_that_is_moved_out_has_an_incident_of_its_own_again() {
        Syria syria = Syria.theatre("moves-out");
        syria.file(TwoRaids.ONE);
        syria.file(Body.with(TWO, "incident", "one"));
        var raids = new TwoRaids(syria);
        assertThat(raids.total()).isEqualTo(TOGETHER);

        Response moved = raids.move("two", null);

        assertThat(moved.statusCode()).isEqualTo(200);
        assertThat(moved.jsonPath().getString("incident")).isNotIn(null, "one", "two");
        assertThat(raids.incident("two")).isEqualTo(moved.jsonPath().getString("incident"));
        assertThat(raids.total()).isEqualTo(APART);
    }

    @Test
    void a_report_is_moved_out_even_of_an_incident_that_absorbed_its_first() {
        TwoRaids raids = TwoRaids.theatre("moves-out-absorbed");
        raids.merge("one", "two");
        assertThat(raids.total()).isEqualTo(TOGETHER);

        raids.move("two", "two");
        assertThat(raids.total()).isEqualTo(TOGETHER);

        Response moved = raids.move("two", null);
        assertThat(moved.statusCode()).isEqualTo(200);
        assertThat(raids.total()).isEqualTo(APART);
    }

    @Test
    void what_was_moved_out_can_be_moved_back_and_named_by_others() {
        TwoRaids raids = TwoRaids.theatre("moves-named");
        String own = raids.move("two", null).jsonPath().getString("incident");

        raids.move("one", own);

        assertThat(raids.total()).isEqualTo(TOGETHER);
        raids.syria().file(Body.with(TWO, "id", "three", "incident", own));
        assertThat(raids.total()).isEqualTo("1 1 1 3");
    }

    @Test
    void an_amendment_says_anew_which_incident_it_is_of() {
        TwoRaids raids = TwoRaids.theatre("moves-amended");
        raids.move("two", "one");

        raids.syria().curate("two", "amendments", TWO);

        assertThat(raids.incident("two")).isEqualTo("two");
        assertThat(raids.total()).isEqualTo(APART);
    }

    @Test
    void a_report_of_another_version_stays_where_it_is() {
        TwoRaids raids = TwoRaids.theatre("moves-version");
        raids.syria().assess("two", "fair");

        Response refused = raids.post("If-Match", "\"1\"", PATH, Body.of("incident", "one"));

        assertThat(Problems.pointers(refused, 412, "version-mismatch")).isEmpty();
        assertThat(raids.incident("two")).isEqualTo("two");
        assertThat(raids.post("If-Match", "\"2\"", PATH, Body.of("incident", "one"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_report_that_is_retracted_or_was_never_filed_is_not_moved() {
        TwoRaids raids = TwoRaids.theatre("moves-retracted");
        raids.syria().retract("two");

        assertThat(Problems.pointers(raids.move("two", "one"), 409, "not-live")).isEmpty();
        assertThat(Problems.pointers(raids.move("two", null), 409, "not-live")).isEmpty();
        assertThat(Problems.pointers(raids.move("none", "one"), 404, "not-found"))
                .isEmpty();
    }

    @Test
    void the_same_key_moves_a_report_out_once() {
        TwoRaids raids = TwoRaids.theatre("moves-key");
        Response first = raids.post("Idempotency-Key", "k", PATH, Map.of());

        Response again = raids.post("Idempotency-Key", "k", PATH, Map.of());

        assertReplayed(again, first);
        assertThat(raids.syria().get("/reports/two").getInt("version")).isEqualTo(2);
        assertThat(Problems.pointers(
                        raids.post("Idempotency-Key", "k", PATH, Body.of("incident", "one")), 422, "id-reused"))
                .isEmpty();
    }

    @Test
    void whoever_does_not_wait_is_told_the_new_incident_all_the_same() {
        TwoRaids raids = TwoRaids.theatre("moves-async");

        Response durable = raids.post("Prefer", "respond-async", PATH, Map.of());

        assertThat(durable.statusCode()).isEqualTo(202);
        String own = durable.jsonPath().getString("incident");
        assertThat(given().header("Frontlog-Position", durable.header("Frontlog-Position"))
                        .get(raids.syria().api().url("/reports/two"))
                        .jsonPath()
                        .getString("incident"))
                .isEqualTo(own);
    }
}
