package io.frontlog.asof;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.Api;
import io.frontlog.Problems;
import io.frontlog.Servers;
import io.frontlog.Syria;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The intervals of control, and what changed anybody's mind. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class ControlInKnownTimeTest {

    @Test
    void the_history_of_a_place_is_that_of_what_was_known() {
        Syria syria = Syria.theatre("known-history");
        syria.with(Syria.BASELINE, "sohr: hts entered large_part aleppo @2024-11-29");
        String before = position(syria);
        syria.with("ap: hts captured all aleppo @2024-11-30 fair");

        assertThat(intervals(syria, "/places/aleppo/control/history"))
                .containsExactly(
                        "2024-11-26–2024-11-29 controlled gov null",
                        "2024-11-29–2024-11-30 contested gov null",
                        "2024-11-30–null controlled hts null");
        assertThat(intervals(syria, "/places/aleppo/control/history?knownAt=" + before))
                .containsExactly("2024-11-26–2024-11-29 controlled gov null", "2024-11-29–null contested gov null");
        assertThat(intervals(syria, "/places/idlib/control/history")).isEmpty();
        assertThat(syria.api().get("/places/atlantis/control/history").statusCode())
                .isEqualTo(404);
        assertThat(syria.get("/places/aleppo/control/history").getList("intervals[2].basis"))
                .containsExactly("ap");
    }

    @Test
    void what_changed_is_told_place_by_place_with_the_events_that_made_the_difference() {
        Syria syria = Syria.theatre("known-changes");
        syria.with(Syria.BASELINE, "idlib/mint: hts retained all idlib @2024-11-26 fair");
        String before = position(syria);
        syria.with("sohr: hts captured most aleppo @2024-11-30", "ap: hts captured most aleppo @2024-11-30");
        syria.with("relay/sohr: hts captured most aleppo @2024-11-30", "air/hts: hts captured all airport @2024-11-30");
        syria.retract("ap");

        JsonPath changed = syria.get("/control/changes?validAt=2024-12-01&fromKnown=" + before);

        assertThat(changed.getList("changes.place")).containsExactly("aleppo");
        assertThat(changed.getString("changes[0].before.status")).isEqualTo("controlled");
        assertThat(changed.getString("changes[0].after.status")).isEqualTo("contested");
        assertThat(changed.getList("changes[0].events.subject"))
                .containsExactly("report/sohr", "report/ap", "report/ap");
        assertThat(changed.getList("changes[0].events.type"))
                .containsExactly("control.reported.v1", "control.reported.v1", "report.retracted.v1");
        assertThat(changed.getList("changes[0].events.after.dominant")).containsExactly(null, "hts", null);
        assertThat(changed.getString("fromKnown.position")).isEqualTo(before);
        assertThat(changed.getString("toKnown.position")).isEqualTo(position(syria));
    }

    @Test
    void a_source_that_turns_out_to_speak_for_a_party_changes_what_it_was_believed_for() {
        Syria syria = Syria.theatre("known-changes-sides");
        syria.with(
                Syria.BASELINE,
                "sohr: hts captured all aleppo @2024-11-30",
                "hts: hts captured all aleppo @2024-11-30");
        String before = position(syria);
        syria.api().put("/sources/sohr", Syria.source("social", "hts")).then().statusCode(200);
        String after = position(syria);

        String path = "/control/changes?validAt=2024-12-01&fromKnown=" + before + "&toKnown=" + after;
        JsonPath changed = syria.get(path);

        assertThat(changed.getString("changes[0].before.holder")).isEqualTo("hts");
        assertThat(changed.getString("changes[0].after.holder")).isEqualTo("gov");
        assertThat(changed.getList("changes[0].events.subject")).containsExactly("source/sohr");
        assertThat(syria.api().get(path).header("ETag")).isNotNull();
        syria.with("later/mint: hts captured all aleppo @2024-11-30 fair");
        assertThat(syria.get(path).getMap("")).isEqualTo(changed.getMap(""));
        assertThat(syria.get("/control/changes?fromKnown=" + before + "&toKnown=" + before)
                        .getList("changes"))
                .isEmpty();
    }

    @Test
    void known_times_that_are_none_or_in_the_wrong_order_are_refused_by_name() {
        Syria syria = Syria.theatre("known-changes-refused");
        Api api = syria.api();
        String before = position(syria);
        syria.with(Syria.BASELINE);
        String after = position(syria);

        Map.of(
                        "",
                        List.of("fromKnown"),
                        "?fromKnown=soon&toKnown=later&validAt=x&policy=none",
                        List.of("fromKnown", "toKnown", "validAt", "policy"),
                        "?fromKnown=" + after + "&toKnown=" + before,
                        List.of("fromKnown"),
                        "?fromKnown=" + before + "&toKnown=2999-01-01T00:00:00Z",
                        List.of("toKnown"))
                .forEach((query, wrong) -> assertThat(
                                Problems.pointers(api.get("/control/changes" + query), 400, "malformed"))
                        .as(query)
                        .containsExactlyInAnyOrderElementsOf(wrong));
    }

    private static String position(Syria syria) {
        return syria.api().get("/control").header("Frontlog-Position");
    }

    private static List<String> intervals(Syria syria, String path) {
        List<Map<String, Object>> intervals = syria.get(path).getList("intervals");
        return intervals.stream()
                .map(i -> i.get("from") + "–" + i.get("to") + " " + i.get("status") + " " + i.get("holder") + " "
                        + i.get("dominant"))
                .toList();
    }
}
