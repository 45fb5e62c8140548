package io.frontlog.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.frontlog.Api;
import io.frontlog.Servers;
import io.frontlog.journal.Json;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class NdjsonTest {

    @Test
    void each_line_is_answered_in_order_and_a_wrong_one_stops_no_other() {
        Api api = theatre("ndjson-mixed");
        String body = String.join(
                "\n",
                report("a"),
                "",
                "{\"kind\":\"strike\",\"id\":\"b\"}",
                "no json at all",
                report("c").replace("city", "citty"),
                report("a"),
                report("d"));

        List<JsonNode> results = results(post(api, body, Map.of()));

        assertThat(results).extracting(r -> r.path("line").intValue()).containsExactly(1, 3, 4, 5, 6, 7);
        assertThat(results).extracting(r -> r.path("status").intValue()).containsExactly(201, 422, 400, 422, 201, 201);
        assertThat(results.get(1).path("problem").path("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/place", "/source", "/when");
        assertThat(results.get(3).at("/problem/errors/0/pointer").textValue()).isEqualTo("/place");
        assertThat(results.get(3).at("/problem/errors/0/nearest/0").textValue()).isEqualTo("city");
        assertThat(results.get(4).path("replayed").booleanValue()).isTrue();
        assertThat(results.get(4).path("position")).isEqualTo(results.get(0).path("position"));
        assertThat(high(api)).isEqualTo(2);
    }

    @Test
    void lines_are_recorded_in_the_order_in_which_they_came() {
        Api api = theatre("ndjson-order");
        String body = IntStream.range(0, 1_000)
                .mapToObj(i -> report("r" + i % 500).replace("\"kind\"", "\"notes\":\"line " + i + "\",\"kind\""))
                .collect(Collectors.joining("\n"));

        List<JsonNode> results = results(post(api, body, Map.of()));

        assertThat(results.subList(0, 500))
                .allSatisfy(r -> assertThat(r.path("status").intValue()).isEqualTo(201));
        assertThat(results.subList(500, 1_000))
                .allSatisfy(r -> assertThat(r.at("/problem/type").textValue()).endsWith("id-reused"));
        assertThat(results.subList(0, 500))
                .extracting(r -> Long.parseLong(r.path("position").textValue().split(":")[1]))
                .isSorted();
    }

    @Test
    void more_lines_than_are_under_way_at_once_are_all_taken_once() {
        Api api = theatre("ndjson-many");
        String body = IntStream.range(0, 3_000).mapToObj(i -> report("r" + i)).collect(Collectors.joining("\n"));

        List<JsonNode> results = results(post(api, body, Map.of()));

        assertThat(results)
                .hasSize(3_000)
                .allSatisfy(r -> assertThat(r.path("status").intValue()).isEqualTo(201));
        assertThat(results).extracting(r -> r.path("line").intValue()).isSorted();
        assertThat(high(api)).isEqualTo(3_000);
    }

    @Test
    void a_line_may_speak_of_a_line_before_it() {
        Api api = theatre("ndjson-about");
        api.put("/actors/state", Map.of("kind", "state_forces", "names", Map.of("en", "State")));
        String body = report("line-0")
                + IntStream.rangeClosed(1, 30)
                        .mapToObj(i -> "\n" + statement("line-" + i, "line-" + (i - 1)))
                        .collect(Collectors.joining());

        List<JsonNode> visible = results(post(api, body, Map.of()));
        List<JsonNode> durable = results(post(api, body.replace("line-", "other-"), Map.of("Prefer", "respond-async")));

        assertThat(visible)
                .hasSize(31)
                .allSatisfy(r -> assertThat(r.path("status").intValue()).isEqualTo(201));
        assertThat(durable)
                .hasSize(31)
                .allSatisfy(r -> assertThat(r.path("status").intValue()).isEqualTo(202));
    }

    @Test
    void lines_that_ask_for_no_wait_are_durable_at_their_position() {
        Api api = theatre("ndjson-async");

        List<JsonNode> results = results(post(api, report("x") + "\n", Map.of("Prefer", "respond-async")));

        assertThat(results)
                .singleElement()
                .satisfies(r -> assertThat(r.path("status").intValue()).isEqualTo(202));
        given().header("Frontlog-Position", results.get(0).path("position").textValue())
                .get(api.url("/reports/x"))
                .then()
                .statusCode(200);
    }

    @Test
    void a_key_for_the_whole_makes_lines_without_ids_repeatable() {
        Api api = theatre("ndjson-key");
        String line = report("x").replace("\"id\":\"x\",", "");
        String body = line + "\n" + line;

        List<JsonNode> first = results(post(api, body, Map.of("Idempotency-Key", "upload-1")));
        List<JsonNode> again = results(post(api, body, Map.of("Idempotency-Key", "upload-1")));

        assertThat(first).extracting(r -> r.path("id").textValue()).doesNotHaveDuplicates();
        assertThat(again)
                .allSatisfy(r -> assertThat(r.path("replayed").booleanValue()).isTrue());
        assertThat(again)
                .extracting(r -> r.path("id").textValue())
                .isEqualTo(first.stream().map(r -> r.path("id").textValue()).toList());
        assertThat(high(api)).isEqualTo(2);
    }

    @Test
    void a_line_that_is_too_long_is_refused_and_the_next_one_taken() {
        Api api = theatre("ndjson-long");
        String body = report("long").replace("\"kind\"", " ".repeat(2_000_000) + "\"kind\"") + "\n" + report("short");

        List<JsonNode> results = results(post(api, body, Map.of()));

        assertThat(results).extracting(r -> r.path("status").intValue()).containsExactly(413, 201);
    }

    private static Api theatre(String id) {
        Api api = Api.theatre(id);
        api.put("/sources/monitor", Map.of("kind", "monitor", "name", "Monitor"));
        api.put("/places/city", Map.of("kind", "city", "names", Map.of("en", "City")));
        return api;
    }

    private static Response post(Api api, String body, Map<String, String> headers) {
        return given().headers(headers)
                .header("Content-Type", "application/x-ndjson")
                .body(body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post(api.url("/reports"));
    }

    private static List<JsonNode> results(Response response) {
        assertThat(response.statusCode()).isEqualTo(200);
        return response.asString()
                .lines()
                .map(line -> Json.read(line, JsonNode.class))
                .toList();
    }

    private static int high(Api api) {
        return JsonPath.from(api.get("/incident-counts?by=total").asString()).getInt("rows[0].high");
    }

    private static String statement(String id, String about) {
        return ("{\"kind\":\"statement\",\"id\":\"%s\",\"place\":\"city\",\"when\":{\"from\":\"2024-11-30\"},\"source\":\"monitor\","
                        + "\"speaker\":\"state\",\"act\":\"denies\",\"proposition\":\"It\",\"about\":\"%s\"}")
                .formatted(id, about);
    }

    private static String report(String id) {
        return "{\"kind\":\"strike\",\"id\":\"%s\",\"place\":\"city\",\"when\":{\"from\":\"2024-11-30\"},\"source\":\"monitor\"}"
                .formatted(id);
    }
}
