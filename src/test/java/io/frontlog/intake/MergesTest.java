package io.frontlog.intake;

import static io.frontlog.intake.TwoRaids.APART;
import static io.frontlog.intake.TwoRaids.ONE;
import static io.frontlog.intake.TwoRaids.TOGETHER;
import static io.frontlog.intake.TwoRaids.TWO;
import static io.frontlog.intake.TwoRaids.assertReplayed;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.Body;
import io.frontlog.Problems;
import io.frontlog.Servers;
import io.frontlog.Syria;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Incidents that were one happening are merged, and all counts as if it had always been so. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class MergesTest {
    private static final int MANY = 20;
    private static final String PATH = "/incidents/one/merges";
    private static final Map<String, Object> TWO_ABSORBED = Body.of("absorbed", List.of("two"));

    @Test
    void the_reports_of_an_absorbed_incident_count_with_its_survivor() {
        TwoRaids raids = TwoRaids.theatre("merges-count");

        Response merged = raids.merge("one", "two");

        assertThat(merged.statusCode()).isEqualTo(200);
        assertThat(merged.jsonPath().getMap(""))
                .isEqualTo(Map.of("id", "one", "version", 1, "position", merged.header("Frontlog-Position")));
        assertThat(merged.header("ETag")).isEqualTo("\"1\"");
        assertThat(raids.total()).isEqualTo(TOGETHER);
        assertThat(raids.incident("two")).isEqualTo("two");
        assertThat(raids.syria().get("/reports/two").getInt("version")).isEqualTo(1);
    }

    @Test
    void what_becomes_of_a_merged_report_moves_the_count_of_the_survivor() {
        TwoRaids raids = TwoRaids.theatre("merges-later");
        raids.merge("one", "two");

        raids.syria().retract("one");
        assertThat(raids.total()).isEqualTo("0 1 1 1");

        raids.syria().curate("one", "reinstatement", Map.of());
        assertThat(raids.total()).isEqualTo(TOGETHER);
    }

    @Test
    void a_report_that_names_an_absorbed_incident_counts_with_its_survivor() {
        TwoRaids raids = TwoRaids.theatre("merges-named");
        raids.merge("one", "two");

        raids.syria().file(Body.with(ONE, "id", "three", "incident", "two", "source", "sohr"));

        assertThat(raids.incident("three")).isEqualTo("two");
        assertThat(raids.total()).isEqualTo("1 1 1 3");
    }

    @Test
    void what_was_absorbed_by_an_absorbed_incident_counts_with_the_last() {
        TwoRaids raids = TwoRaids.theatre("merges-chain");
        raids.syria().file(Body.with(ONE, "id", "three", "source", "sohr"));
        raids.merge("one", "two");

        Response merged = raids.merge("three", "one");

        assertThat(merged.jsonPath().getInt("version")).isEqualTo(1);
        assertThat(raids.total()).isEqualTo("1 1 1 3");
        raids.syria().file(Body.with(ONE, "id", "four", "incident", "two"));
        assertThat(raids.total()).isEqualTo("1 1 1 4");
    }

    @Test
    void several_are_absorbed_at_once() {
        TwoRaids raids = TwoRaids.theatre("merges-several");
        raids.syria().file(Body.with(ONE, "id", "three", "source", "sohr"));

        Response merged = raids.merge("three", "one", "two");

        assertThat(merged.statusCode()).isEqualTo(200);
        assertThat(raids.total()).isEqualTo("1 1 1 3");
    }

    @Test
    void a_merge_before_its_reports_come_to_more_is_as_if_they_had_been_filed_together() {
        TwoRaids merged = TwoRaids.theatre("merges-as-if");
        merged.merge("one", "two");
        merged.syria().file(Body.with(TWO, "id", "no", "incident", "two", "source", "sohr", "stance", "denies"));

        Syria filed = Syria.theatre("merges-as-if-filed");
        filed.file(ONE);
        filed.file(Body.with(TWO, "incident", "one"));
        filed.file(Body.with(TWO, "id", "no", "incident", "one", "source", "sohr", "stance", "denies"));

        assertThat(merged.total()).isEqualTo(new TwoRaids(filed).total()).isEqualTo("0 1 1 3");
    }

    @Test
    void an_incident_of_another_version_absorbs_nothing() {
        TwoRaids raids = TwoRaids.theatre("merges-version");
        raids.syria().file(Body.with(ONE, "id", "three"));
        raids.merge("one", "three");

        Response refused = raids.post("If-Match", "\"0\"", PATH, TWO_ABSORBED);

        assertThat(Problems.pointers(refused, 412, "version-mismatch")).isEmpty();
        assertThat(raids.total()).isEqualTo("0 2 2 3");
        assertThat(raids.post("If-Match", "\"1\"", PATH, TWO_ABSORBED)
                        .jsonPath()
                        .getInt("version"))
                .isEqualTo(2);
    }

    @Test
    void the_same_key_merges_once() {
        TwoRaids raids = TwoRaids.theatre("merges-key");
        Response first = raids.post("Idempotency-Key", "k", PATH, TWO_ABSORBED);

        Response again = raids.post("Idempotency-Key", "k", PATH, TWO_ABSORBED);

        assertThat(first.statusCode()).isEqualTo(200);
        assertReplayed(again, first);
        Response other = raids.post("Idempotency-Key", "k", PATH, Body.with(TWO_ABSORBED, "note", "again"));
        assertThat(Problems.pointers(other, 422, "id-reused")).isEmpty();
    }

    @Test
    void what_was_absorbed_is_not_absorbed_again_and_absorbs_nothing() {
        TwoRaids raids = TwoRaids.theatre("merges-absorbed");
        raids.syria().file(Body.with(ONE, "id", "three"));
        raids.merge("one", "two");

        List<Response> refused =
                List.of(raids.merge("one", "two"), raids.merge("three", "two"), raids.merge("two", "three"));

        assertThat(refused).allSatisfy(response -> assertThat(Problems.pointers(response, 409, "not-live"))
                .isEmpty());
        assertThat(raids.total()).isEqualTo("1 2 2 3");
    }

    @Test
    void an_incident_is_not_absorbed_by_what_it_absorbed() {
        TwoRaids raids = TwoRaids.theatre("merges-circle");
        raids.syria().file(Body.with(ONE, "id", "three"));
        raids.merge("one", "two");
        raids.merge("three", "one");

        List<Response> refused = List.of(raids.merge("two", "one"), raids.merge("two", "three"));

        assertThat(refused).allSatisfy(response -> assertThat(Problems.pointers(response, 422, "invalid"))
                .containsExactly("/absorbed"));
    }

    @Test
    void of_many_who_merge_two_either_way_at_once_one_wins() throws Exception {
        TwoRaids raids = TwoRaids.theatre("merges-at-once");
        var started = new AtomicInteger();

        List<Response> answers = Together.times(
                MANY, () -> started.getAndIncrement() % 2 == 0 ? raids.merge("one", "two") : raids.merge("two", "one"));

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 409).hasSize(MANY / 2 - 1);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 422).hasSize(MANY / 2);
        assertThat(raids.total()).isEqualTo(TOGETHER);
    }

    @Test
    void incidents_of_another_theatre_are_not_known() {
        TwoRaids raids = TwoRaids.theatre("merges-here");
        Syria elsewhere = Syria.theatre("merges-there");
        elsewhere.file(Body.with(ONE, "id", "three"));

        assertThat(Problems.pointers(raids.merge("one", "three"), 422, "invalid"))
                .containsExactly("/absorbed/0");
        assertThat(Problems.pointers(raids.merge("three", "one"), 404, "not-found"))
                .isEmpty();
        assertThat(raids.total()).isEqualTo(APART);
    }
}
