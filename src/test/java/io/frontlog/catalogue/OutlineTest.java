package io.frontlog.catalogue;

import static io.frontlog.GeoJson.multiPolygon;
import static io.frontlog.GeoJson.polygon;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.frontlog.Api;
import io.frontlog.Body;
import io.frontlog.Problems;
import io.frontlog.Servers;
import io.frontlog.journal.Json;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class OutlineTest {
    private static final String SQUARE = "35 33, 39 33, 39 37, 35 37, 35 33";
    private static final String HOLE = "36 34, 37 34, 37 35, 36 34";
    private static final String ISLAND = "34 33, 34.5 33, 34.5 33.5, 34 33";

    @Test
    void a_theatre_gives_the_outline_that_it_was_put_with() {
        List<Map<String, Object>> outlines = List.of(
                polygon(SQUARE),
                polygon(SQUARE, HOLE),
                multiPolygon(SQUARE, ISLAND),
                multiPolygon("0 0, 9 9, 9 0, 0 0"));
        Api api = Api.theatre("outline-get");

        List<JsonNode> got = outlines.stream()
                .map(outline -> {
                    put(api, outline).then().statusCode(200);
                    return Json.read(api.get("").asString(), JsonNode.class).get("outline");
                })
                .toList();

        assertThat(got)
                .isEqualTo(outlines.stream()
                        .map(Json.MAPPER::<JsonNode>valueToTree)
                        .toList());
    }

    @Test
    void a_theatre_that_is_put_without_one_has_none() {
        Api api = Api.theatre("outline-gone");
        put(api, polygon(SQUARE)).then().statusCode(200);

        put(api, null).then().statusCode(200);

        assertThat(api.get("").jsonPath().getMap("")).doesNotContainKey("outline");
    }

    @Test
    void the_list_of_theatres_leaves_outlines_out() {
        Api api = Api.theatre("outline-list");
        put(api, polygon(SQUARE)).then().statusCode(200);

        Map<String, Object> listed = new Api("").get("").jsonPath().getMap("theatres.find { it.id == 'outline-list' }");

        assertThat(listed).containsEntry("version", 2).containsKey("timeZone").doesNotContainKey("outline");
    }

    @Test
    void every_wrong_position_is_named_up_to_a_hundred() {
        Api api = Api.theatre("outline-wrong");

        List<String> few =
                Problems.pointers(put(api, multiPolygon("0 0, 9 0, 9 91, x 9, 0 0", "0 0, 1 1, 0 0")), 422, "invalid");
        List<String> many = Problems.pointers(put(api, polygon("0, ".repeat(150) + "0")), 422, "invalid");

        assertThat(few)
                .containsExactly(
                        "/outline/coordinates/0/0/2", "/outline/coordinates/0/0/3", "/outline/coordinates/1/0");
        assertThat(many).hasSize(100).startsWith("/outline/coordinates/0/0").endsWith("/outline/coordinates/0/99");
    }

    private static Response put(Api api, Object outline) {
        return api.put("", Body.of("names", Map.of("en", "x"), "timeZone", "Asia/Damascus", "outline", outline));
    }
}
