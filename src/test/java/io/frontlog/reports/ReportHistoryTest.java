package io.frontlog.reports;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.Api;
import io.frontlog.Body;
import io.frontlog.Problems;
import io.frontlog.Servers;
import io.frontlog.Syria;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class ReportHistoryTest {
    private static final Map<String, Object> REPORT = Syria.said("sohr: hts captured most aleppo @2024-11-30");

    @Test
    void every_act_is_a_version_with_who_did_it_and_why() {
        Syria syria = Syria.theatre("history-acts");
        syria.file(Body.with(REPORT, "id", "fall"));
        var positions = new ArrayList<String>();
        positions.add(as("desk@example.org", syria, "", REPORT));
        positions.add(as("Amira", syria, "/sohr/assessments", Body.of("verdict", "fair", "note", "Footage")));
        positions.add(as(null, syria, "/sohr/amendments", Body.with(REPORT, "extent", "all")));
        positions.add(as("Amira", syria, "/sohr/incident", Body.of("incident", "fall", "note", "One event")));
        positions.add(as("Bilal", syria, "/sohr/retraction", Body.of("reason", "source_withdrew", "note", "Gone")));
        positions.add(as("Bilal", syria, "/sohr/reinstatement", Body.of("note", "Back")));

        JsonPath history = syria.get("/reports/sohr/history");

        assertThat(history.getString("report")).isEqualTo("sohr");
        assertThat(lines(history, "version act by reason note retracted"))
                .containsExactly(
                        "1 reported desk@example.org null null false",
                        "2 assessed Amira null Footage false",
                        "3 amended null null null false",
                        "4 moved Amira null One event false",
                        "5 retracted Bilal source_withdrew Gone true",
                        "6 reinstated Bilal null Back false");
        assertThat(history.getList("versions.position")).isEqualTo(positions);
        assertThat(history.getString("position")).isEqualTo(positions.get(5));
        assertThat(history.getList("versions.recordedAt", String.class))
                .extracting(Instant::parse)
                .isSorted();
        assertThat(history.getString("versions[5].recordedAt"))
                .isEqualTo(syria.get("/reports/sohr").getString("recordedAt"));
    }

    @Test
    void a_version_says_what_differs_from_the_one_before() {
        Syria syria = Syria.theatre("history-changes");
        syria.file(Body.with(REPORT, "id", "fall"));
        syria.file(Body.with(REPORT, "notes", "Unclear", "tags", List.of("city")));
        syria.assess("sohr", "fair");
        syria.curate(
                "sohr",
                "amendments",
                Body.with(
                        REPORT,
                        "extent",
                        "all",
                        "when",
                        Map.of("from", "2024-11-29", "to", "2024-11-30"),
                        "participants",
                        List.of(Map.of("actor", "hts", "role", "initiator")),
                        "tags",
                        List.of("city", "north")));
        syria.curate("sohr", "incident", Body.of("incident", "fall"));
        syria.retract("sohr");

        JsonPath history = syria.get("/reports/sohr/history");

        assertThat(changes(history, 0)).isEmpty();
        assertThat(changes(history, 1)).containsExactly("/verdict: unassessed > fair");
        assertThat(changes(history, 2))
                .containsExactlyInAnyOrder(
                        "/verdict: fair > unassessed",
                        "/extent: most > all",
                        "/when/from: 2024-11-30 > 2024-11-29",
                        "/when/to: null > 2024-11-30",
                        "/participants/0/actor: null > hts",
                        "/participants/0/role: null > initiator",
                        "/tags/1: null > north",
                        "/notes: Unclear > null");
        assertThat(changes(history, 3)).containsExactly("/incident: sohr > fall");
        assertThat(changes(history, 4)).isEmpty();
    }

    @Test
    void an_amendment_into_another_kind_shows_the_fields_of_both() {
        Syria syria = Syria.theatre("history-kind");
        syria.file(REPORT);

        syria.curate("sohr", "amendments", Body.with(Syria.strike("sohr", "aleppo", "2024-11-30"), "source", "sohr"));

        assertThat(changes(syria.get("/reports/sohr/history"), 1))
                .containsExactlyInAnyOrder(
                        "/kind: control > strike",
                        "/actor: hts > null",
                        "/change: captured > null",
                        "/extent: most > null",
                        "/weapon: null > air_drone");
    }

    @Test
    void what_was_refused_is_no_version() {
        Syria syria = Syria.theatre("history-refused");
        syria.file(REPORT);

        syria.api().post("/reports/sohr/reinstatement", Map.of()).then().statusCode(409);

        assertThat(lines(syria.get("/reports/sohr/history"), "version act")).containsExactly("1 reported");
    }

    @Test
    void a_report_that_is_unknown_has_no_history() {
        Syria syria = Syria.theatre("history-unknown");

        List<Response> missing = List.of(
                syria.api().get("/reports/none/history"), new Api("history-nowhere").get("/reports/none/history"));

        assertThat(missing).allSatisfy(response -> assertThat(Problems.pointers(response, 404, "not-found"))
                .isEmpty());
    }

    /** Sends a command as somebody, and gives its position. */
    private static String as(String who, Syria syria, String path, Map<String, Object> body) {
        var request = given().contentType(ContentType.JSON).body(body);
        if (who != null) request.header("From", who);
        Response response = request.post(syria.api().url("/reports" + path));
        assertThat(response.statusCode()).isIn(200, 201);
        return response.header("Frontlog-Position");
    }

    private static List<String> lines(JsonPath history, String fields) {
        List<Map<String, Object>> versions = history.getList("versions");
        return versions.stream()
                .map(version -> String.join(
                        " ",
                        Arrays.stream(fields.split(" "))
                                .map(field -> String.valueOf(version.get(field)))
                                .toList()))
                .toList();
    }

    private static List<String> changes(JsonPath history, int version) {
        List<Map<String, Object>> changes = history.getList("versions[" + version + "].changes");
        return changes.stream()
                .map(change -> change.get("pointer") + ": " + change.get("before") + " > " + change.get("after"))
                .toList();
    }
}
