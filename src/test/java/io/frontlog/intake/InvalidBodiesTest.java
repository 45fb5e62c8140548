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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class InvalidBodiesTest {
    private static final List<String> NO_OBJECTS = List.of(
            "",
            " ",
            "null",
            "7",
            "\"text\"",
            "[]",
            "[{\"kind\": \"media\", \"name\": \"x\"}]",
            "{",
            "{\"kind\": \"media\", \"name\": \"x\"",
            "{\"kind\": \"media\", \"name\": \"x\"} {}",
            "{\"kind\": \"media\", \"name\": \"x\"} trailing",
            "{\"kind\": \"media\", \"name\": \"x\", \"name\": \"y\"}",
            "{kind: 'media', name: 'x'}",
            "{\"kind\": \"media\", \"name\": \"x\",}",
            "{\"kind\": \"media\", \"name\": NaN}",
            "{\"kind\": \"media\", \"name\": \"line\nbreak\"}",
            "{\"name\": " + "[".repeat(2000) + "]".repeat(2000) + "}",
            "<source/>");

    @Test
    void what_is_no_json_object_cannot_be_read() {
        Syria syria = Syria.theatre("invalid-json");
        String end = position(syria);

        List<Response> refused = NO_OBJECTS.stream()
                .flatMap(body ->
                        Stream.of(send(syria, "PUT", "/sources/new", body), send(syria, "POST", "/reports", body)))
                .toList();

        assertThat(refused).allSatisfy(response -> assertThat(Problems.pointers(response, 400, "malformed"))
                .isEmpty());
        assertThat(position(syria)).isEqualTo(end);
    }

    @Test
    void every_wrong_field_is_named_and_nothing_is_recorded() {
        Syria syria = Syria.theatre("invalid-fields");
        syria.with(
                "known/sohr: hts captured most aleppo @2024-11-30", "other/ap: hts captured most aleppo @2024-11-30");
        String end = position(syria);
        List<Invalid> invalid = Stream.of(
                        InvalidCatalogueBodies.all(),
                        InvalidReportBodies.all(),
                        InvalidHappenings.all(),
                        InvalidWords.all(),
                        InvalidCuration.all())
                .flatMap(rows -> rows)
                .toList();

        var complaints = new ArrayList<String>();
        for (Invalid each : invalid) {
            Response response = send(syria, each.method(), each.path(), each.body());
            complaints.add(complaint(each, response));
        }

        assertThat(complaints)
                .containsExactlyElementsOf(invalid.stream()
                        .map(each -> each + " " + each.pointers())
                        .toList());
        assertThat(invalid).hasSizeGreaterThan(200);
        assertThat(position(syria)).isEqualTo(end);
    }

    @Test
    void all_that_is_wrong_is_named_at_once() {
        Syria syria = Syria.theatre("invalid-several");

        Response response = syria.api()
                .post(
                        "/reports",
                        Body.of(
                                "kind", "strike",
                                "id", "NO",
                                "place", "alepo",
                                "when", Map.of("from", "2024-02-30", "precision", "hour"),
                                "source", "shor",
                                "claimant", Map.of("actor", "nobody-at-all"),
                                "weapon", "laser",
                                "extent", "all",
                                "strikes", Map.of("low", -1),
                                "notes", "\0"));

        assertThat(Problems.pointers(response, 422, "invalid"))
                .containsExactly(
                        "/claimant/actor",
                        "/extent",
                        "/id",
                        "/notes",
                        "/place",
                        "/source",
                        "/strikes/low",
                        "/weapon",
                        "/when/from",
                        "/when/precision");
        assertThat(response.jsonPath().getList("errors.find { it.pointer == '/place' }.nearest", String.class))
                .startsWith("aleppo");
        assertThat(response.jsonPath().getList("errors.find { it.pointer == '/source' }.nearest", String.class))
                .contains("sohr");
    }

    @Test
    void a_sender_with_a_control_character_in_it_cannot_be_read() {
        Syria syria = Syria.theatre("invalid-sender");
        syria.with("sohr: hts captured most aleppo @2024-11-30", "ap: hts captured most aleppo @2024-11-30");
        String end = position(syria);
        Map<String, Map<String, Object>> posts = Map.of(
                "/reports", Syria.strike("new", "aleppo", "2024-11-30"),
                "/reports/sohr/amendments", Syria.said("sohr: hts captured all aleppo @2024-11-30"),
                "/reports/sohr/retraction", Body.of("reason", "mistaken"),
                "/reports/sohr/assessments", Body.of("verdict", "fair"),
                "/reports/sohr/incident", Body.of(),
                "/incidents/sohr/merges", Body.of("absorbed", List.of("ap")));

        assertThat(posts).allSatisfy((path, body) -> assertThat(
                        Problems.pointers(sentBy("desk\tone", syria, "POST", path, body), 400, "malformed"))
                .containsExactly("From"));
        assertThat(Problems.pointers(
                        sentBy("x".repeat(201), syria, "PUT", "/sources/new", Syria.source("media", null)),
                        400,
                        "malformed"))
                .containsExactly("From");
        assertThat(position(syria)).isEqualTo(end);
    }

    @Test
    void an_incident_that_is_not_there_absorbs_nothing() {
        Syria syria = Syria.theatre("invalid-paths");
        syria.with("sohr: hts captured most aleppo @2024-11-30");
        String end = position(syria);
        Map<String, Object> merge = Body.of("absorbed", List.of("sohr"));

        List<Response> refused = Stream.of("none", "Not an id", "x".repeat(101), "%00", "aleppo")
                .map(id -> given().urlEncodingEnabled(!id.startsWith("%"))
                        .contentType(ContentType.JSON)
                        .body(merge)
                        .post(syria.api().url("/incidents/" + id + "/merges")))
                .toList();

        assertThat(refused).allSatisfy(response -> assertThat(Problems.pointers(response, 404, "not-found"))
                .isEmpty());
        assertThat(position(syria)).isEqualTo(end);
    }

    @Test
    void half_a_character_is_no_text() {
        Syria syria = Syria.theatre("invalid-surrogates");

        List<List<String>> pointers = Stream.of("\\ud800", "a\\udc00b", "\\ude00\\ud83d", "\\ud83d\\ude00")
                .map(text -> send(syria, "PUT", "/sources/new", "{\"kind\": \"media\", \"name\": \"" + text + "\"}"))
                .map(response ->
                        response.statusCode() == 201 ? List.<String>of() : Problems.pointers(response, 422, "invalid"))
                .toList();

        assertThat(pointers).containsExactly(List.of("/name"), List.of("/name"), List.of("/name"), List.of());
        assertThat(syria.get("/sources/new").getString("name")).isEqualTo("\uD83D\uDE00");
    }

    private static String complaint(Invalid invalid, Response response) {
        try {
            return invalid + " " + Problems.pointers(response, 422, "invalid");
        } catch (AssertionError e) {
            return invalid + " " + response.statusCode() + " " + response.asString();
        }
    }

    private static Response sentBy(String who, Syria syria, String method, String path, Object body) {
        return given().header("From", who)
                .contentType(ContentType.JSON)
                .body(body)
                .request(method, syria.api().url(path));
    }

    private static Response send(Syria syria, String method, String path, Object body) {
        var request = given().contentType(ContentType.JSON);
        if (!"".equals(body)) request.body(body);
        return request.request(method, syria.api().url(path));
    }

    private static String position(Syria syria) {
        return syria.get("/places").getString("position");
    }
}
