package io.frontlog.asof;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.frontlog.Api;
import io.frontlog.Problems;
import io.frontlog.Servers;
import io.frontlog.Syria;
import io.frontlog.asof.History.Command;
import io.frontlog.journal.Json;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was known at K is what a service knows that was given only what was recorded by then, and stays so. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class AsOfTest {
    private static final String T = "validAt=2024-11-30";

    /** Every read that there is of a theatre; of reports and incidents, every one. */
    private static final List<String> READS = List.of(
            "?x",
            "/sources?x",
            "/actors?x",
            "/places?x",
            "/places/airport?x",
            "/sources/statetv?x",
            "/actors/army?x",
            "/reports?retracted=any&limit=1000",
            "/reports?region=aleppo&limit=3",
            "/control?" + T,
            "/control?policy=permissive&region=aleppo&" + T,
            "/places/aleppo/control?policy=cautious&" + T,
            "/places/aleppo/control?" + T,
            "/places/airport/control?" + T,
            "/control/shares?" + T,
            "/incident-counts?kind=strike&by=region,perpetrator&interval=day",
            "/incident-counts?kind=control&by=place,dataset",
            "/casualties?by=region,party",
            "/displacement?x",
            "/relations?" + T,
            "/precedents?limit=1000",
            "/timeline?limit=1000",
            "/incidents?limit=1000",
            "/suspected-duplicates?limit=1000",
            "/statements?limit=1000",
            "/measures?limit=1000");

    private record Recorded(Command command, String position) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void it_is_what_a_service_knows_that_was_given_no_more(long seed) {
        var history = new History(seed);
        Syria theatre = Syria.theatre("as-of-" + seed);
        List<Recorded> recorded = record(theatre.api(), history, 60);
        Map<String, Map<String, String>> before = new TreeMap<>();
        for (int known : List.of(12, 35, recorded.size())) {
            String position = recorded.get(known - 1).position;
            Map<String, String> then = read(theatre.api(), recorded.subList(0, known), position);
            before.put(position, then);

            assertThat(told(then))
                    .isEqualTo(told(read(fresh(seed, recorded.subList(0, known)), recorded.subList(0, known), null)));
        }

        record(theatre.api(), history, 20);

        before.forEach((position, then) -> assertThat(
                        read(theatre.api(), recorded.subList(0, Integer.parseInt(known(recorded, position))), position))
                .isEqualTo(then));
    }

    private static String known(List<Recorded> recorded, String position) {
        for (int i = 0; i < recorded.size(); i++) {
            if (recorded.get(i).position.equals(position)) return String.valueOf(i + 1);
        }
        throw new IllegalArgumentException(position);
    }

    /** Another theatre that is given the same, one after the other. */
    private static Api fresh(long seed, List<Recorded> recorded) {
        Api api = Syria.theatre("as-of-" + seed + "-" + recorded.size()).api();
        recorded.forEach(
                each -> assertThat(send(api, each.command, false).statusCode()).isLessThan(500));
        return api;
    }

    /** Sends them faster than they are worked off, so that many are of one batch; keeps what was taken. */
    private static List<Recorded> record(Api api, History history, int count) {
        var recorded = new ArrayList<Recorded>();
        for (int i = 0; i < count; i++) {
            Command command = history.next();
            Response answer = send(api, command, true);
            if (answer.statusCode() == 202) recorded.add(new Recorded(command, answer.header("Frontlog-Position")));
        }
        assertThat(recorded).hasSizeGreaterThan(count / 2);
        String last = recorded.get(recorded.size() - 1).position;
        given().header("Frontlog-Position", last)
                .get(api.url("/control"))
                .then()
                .statusCode(200);
        return recorded;
    }

    private static Response send(Api api, Command command, boolean async) {
        var request = given().contentType(ContentType.JSON).body(command.body());
        if (async) request.header("Prefer", "respond-async");
        return request.request(command.method(), api.url(command.path()));
    }

    /** By path; a body that has an ETag, with it. */
    private static Map<String, String> read(Api api, List<Recorded> recorded, String position) {
        var answers = new TreeMap<String, String>();
        var paths = new ArrayList<>(READS);
        recorded.stream()
                .filter(each -> each.command.path().equals("/reports"))
                .map(each -> (String) each.command.body().get("id"))
                .forEach(id -> paths.addAll(
                        List.of("/reports/" + id + "?x", "/reports/" + id + "/history?x", "/incidents/" + id + "?x")));
        for (String path : paths) {
            String asked = path.replace("?x", position == null ? "" : "?knownAt=" + position);
            if (position != null && asked.equals(path)) asked = path + "&knownAt=" + position;
            Response answer = api.get(asked);
            assertThat(answer.statusCode()).as(asked + answer.asString()).isIn(200, 404);
            answers.put(path, answer.statusCode() + answer.asString().replace(api.theatre() + "\"", "it\""));
            if (position != null && answer.statusCode() == 200) {
                assertThat(answer.header("Frontlog-Position")).isEqualTo(position);
                assertThat(answer.header("ETag")).as(asked).isNotNull();
                assertThat(answer.header("Cache-Control")).contains("immutable");
            }
        }
        return answers;
    }

    /** Without what says when and where it was recorded. */
    private static Map<String, JsonNode> told(Map<String, String> answers) {
        var told = new TreeMap<String, JsonNode>();
        answers.forEach((path, answer) -> {
            JsonNode body = Json.read(answer.substring(3), JsonNode.class);
            strip(body);
            told.put(path, body);
        });
        return told;
    }

    private static void strip(JsonNode node) {
        if (node instanceof ObjectNode object)
            object.remove(List.of("position", "knownAt", "recordedAt", "instance", "next"));
        node.forEach(AsOfTest::strip);
    }

    @Test
    void an_instant_is_the_last_record_up_to_it_and_final_when_there_is_one_behind_it() throws InterruptedException {
        Syria syria = Syria.theatre("as-of-instants");
        syria.with("sohr: hts captured most aleppo @2024-11-30");
        String recordedAt = syria.get("/reports/sohr").getString("recordedAt");
        Response open = syria.api().get("/places/aleppo/control?" + T + "&knownAt=" + recordedAt);
        Thread.sleep(5);
        syria.with("ap: hts captured most aleppo @2024-11-30");
        Response done = syria.api().get("/places/aleppo/control?" + T + "&knownAt=" + recordedAt);

        assertThat(open.header("ETag")).isNull();
        assertThat(done.header("ETag")).isNotNull();
        assertThat(done.asString()).isEqualTo(open.asString());
        assertThat(done.jsonPath().getString("status")).isEqualTo("unknown");
        assertThat(done.jsonPath().getString("knownAt")).isEqualTo(recordedAt);
        assertThat(syria.control("aleppo").getString("status")).isEqualTo("controlled");
        Response again = given().header("If-None-Match", done.header("ETag"))
                .get(syria.api().url("/places/aleppo/control?" + T + "&knownAt=" + recordedAt));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.asString()).isEmpty();
    }

    @Test
    void what_follows_from_the_present_moment_too_is_not_kept() {
        Syria syria = Syria.theatre("as-of-now");
        syria.with(Syria.BASELINE);
        String position = syria.api().get("/control").header("Frontlog-Position");

        for (String path : List.of("/control?", "/places/aleppo/control?", "/control/shares?", "/relations?")) {
            Response answer = syria.api().get(path + "knownAt=" + position);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.header("Cache-Control")).as(path).isNull();
        }
    }

    @Test
    void what_is_no_moment_of_the_theatre_is_refused_by_name() {
        Api api = Api.theatre("as-of-refused");
        int partition =
                Integer.parseInt(api.get("/control").header("Frontlog-Position").split(":")[0]);

        for (String wrong : List.of(
                "soon",
                "2024-11-30",
                "3:",
                partition + ":999999999",
                (partition + 1) % 12 + ":0",
                "2999-01-01T00:00:00Z")) {
            assertThat(Problems.pointers(api.get("/control?knownAt=" + wrong), 400, "malformed"))
                    .as(wrong)
                    .containsExactly("knownAt");
        }
        assertThat(api.get("/control?knownAt=1999-01-01T00:00:00Z").statusCode())
                .isEqualTo(404);
    }
}
