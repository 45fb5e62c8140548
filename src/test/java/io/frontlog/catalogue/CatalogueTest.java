package io.frontlog.catalogue;

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
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class CatalogueTest {
    private static final Map<String, Object> ALEPPO = Body.of(
            "kind",
            "city",
            "names",
            Map.of("en", "Aleppo", "ar", "حلب"),
            "lat",
            36.2,
            "lon",
            37.1,
            "population",
            2098000);

    @Test
    void what_is_put_is_recorded_first_and_revised_then() {
        Api api = Api.theatre("catalogue-put");

        Response first = api.put("/places/aleppo", ALEPPO);
        Response second = api.put("/places/aleppo", Body.with(ALEPPO, "population", null));

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.header("ETag")).isEqualTo("\"1\"");
        assertThat(first.header("Location")).endsWith("/v1/theatres/catalogue-put/places/aleppo");
        assertThat(first.jsonPath().getString("id")).isEqualTo("aleppo");
        assertThat(first.jsonPath().getString("position")).isEqualTo(first.header("Frontlog-Position"));
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.header("ETag")).isEqualTo("\"2\"");
        assertThat(second.jsonPath().getInt("version")).isEqualTo(2);
    }

    @Test
    void what_is_got_is_what_was_put_last() {
        Api api = Api.theatre("catalogue-get");
        api.put("/places/aleppo", ALEPPO);
        api.put("/places/aleppo", Body.with(ALEPPO, "population", null, "lat", 36.25));

        Response got = api.get("/places/aleppo");

        assertThat(got.header("ETag")).isEqualTo("\"2\"");
        assertThat(got.jsonPath().getMap("names")).isEqualTo(Map.of("en", "Aleppo", "ar", "حلب"));
        assertThat(got.jsonPath().getDouble("lat")).isEqualTo(36.25);
        assertThat(got.jsonPath().getMap("")).doesNotContainKeys("population", "parent");
        assertThat(got.jsonPath().getString("recordedAt")).endsWith("Z");
    }

    @Test
    void only_the_version_that_is_expected_is_revised() {
        Api api = Api.theatre("catalogue-if-match");
        api.put("/places/aleppo", ALEPPO);

        List<Integer> statuses = List.of(
                putIf(api, "If-Match", "\"2\"").statusCode(),
                putIf(api, "If-Match", "\"1\"").statusCode(),
                putIf(api, "If-Match", "\"1\"").statusCode(),
                putIf(api, "If-None-Match", "*").statusCode(),
                putIf(api, "If-Match", "latest").statusCode());

        assertThat(statuses).containsExactly(412, 200, 412, 412, 400);
        assertThat(api.get("/places/aleppo").header("ETag")).isEqualTo("\"2\"");
        assertThat(Problems.pointers(putIf(api, "If-Match", "\"9\""), 412, "version-mismatch"))
                .isEmpty();
    }

    @Test
    void only_what_does_not_exist_yet_is_created_with_if_none_match() {
        Api api = Api.theatre("catalogue-if-none");

        Response created = putIf(api, "If-None-Match", "*");

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(putIf(api, "If-None-Match", "*").statusCode()).isEqualTo(412);
    }

    @Test
    void whoever_has_the_version_already_is_told_so() {
        Api api = Api.theatre("catalogue-304");
        api.put("/places/aleppo", ALEPPO);

        Response same = given().header("If-None-Match", "\"1\"").get(api.url("/places/aleppo"));
        Response other = given().header("If-None-Match", "\"7\"").get(api.url("/places/aleppo"));

        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.asString()).isEmpty();
        assertThat(other.statusCode()).isEqualTo(200);
    }

    @Test
    void no_place_lies_in_itself_and_no_actor_is_part_of_itself() {
        Api api = Api.theatre("catalogue-circles");
        api.put("/places/a", Syria.place("region", null));
        api.put("/places/b", Syria.place("city", "a"));
        api.put("/actors/x", Syria.actor("state_forces", null));
        api.put("/actors/y", Syria.actor("state_forces", "x"));

        List<Response> circles = List.of(
                api.put("/places/a", Syria.place("region", "a")), api.put("/places/a", Syria.place("region", "b")));
        List<Response> parts = List.of(
                api.put("/actors/x", Syria.actor("state_forces", "x")),
                api.put("/actors/x", Syria.actor("state_forces", "y")));

        assertThat(circles).allSatisfy(circle -> assertThat(Problems.pointers(circle, 422, "invalid"))
                .containsExactly("/parent"));
        assertThat(parts).allSatisfy(circle -> assertThat(Problems.pointers(circle, 422, "invalid"))
                .containsExactly("/partOf"));
        assertThat(api.get("/places/a").header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void an_unknown_parent_is_refused_with_the_nearest_ids() {
        Api api = Api.theatre("catalogue-nearest");
        api.put("/places/aleppo-governorate", Body.with(ALEPPO, "names", Map.of("en", "Aleppo Governorate")));
        api.put("/places/hama", Body.with(ALEPPO, "names", Map.of("en", "Hama")));

        Response refused = api.put("/places/aleppo", Syria.place("city", "alepo-governorate"));

        assertThat(Problems.pointers(refused, 422, "invalid")).containsExactly("/parent");
        assertThat(refused.jsonPath().getList("errors[0].nearest")).isEqualTo(List.of("aleppo-governorate"));
    }

    @Test
    void a_hierarchy_may_be_fifty_levels_deep() {
        Api api = Api.theatre("catalogue-deep");
        api.put("/places/level-0", Syria.place("country", null));
        for (int i = 1; i < 50; i++) {
            api.put("/places/level-" + i, Syria.place(i < 49 ? "district" : "village", "level-" + (i - 1)))
                    .then()
                    .statusCode(201);
        }
        Syria syria = new Syria(api);
        api.put("/sources/mint", Syria.source("media", null));
        syria.file(Syria.strike("deep", "level-49", "2024-11-30"));

        Response circle = api.put("/places/level-0", Syria.place("country", "level-49"));

        assertThat(Problems.pointers(circle, 422, "invalid")).containsExactly("/parent");
        assertThat(syria.get("/incident-counts?by=region&level=country").getList("rows.region"))
                .isEqualTo(List.of("level-0"));
    }

    @Test
    void what_is_not_there_is_a_problem() {
        Api api = Api.theatre("catalogue-404");

        List<Response> missing = List.of(
                api.get("/places/nowhere"),
                api.get("/actors/nobody"),
                api.get("/sources/none"),
                api.get("/reports/none"),
                api.get("/places/nowhere/control"),
                new Api("catalogue-nowhere").get(""),
                new Api("catalogue-nowhere").get("/control"),
                new Api("catalogue-nowhere").get("/incident-counts"),
                new Api("catalogue-nowhere").put("/sources/mint", Syria.source("media", null)));

        assertThat(missing).allSatisfy(response -> assertThat(Problems.pointers(response, 404, "not-found"))
                .isEmpty());
    }

    private static Response putIf(Api api, String header, String value) {
        return given().header(header, value)
                .contentType(ContentType.JSON)
                .body(ALEPPO)
                .put(api.url("/places/aleppo"));
    }
}
