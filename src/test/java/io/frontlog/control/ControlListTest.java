package io.frontlog.control;

import static io.frontlog.Syria.BASELINE;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.Pages;
import io.frontlog.Servers;
import io.frontlog.Syria;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class ControlListTest {
    private static final String[] REPORTS = {
        BASELINE,
        "mint: hts captured large_part aleppo @2024-11-30",
        "field/mint: gov retained all airport @2024-11-26 fair",
        "ap: hts retained all idlib @2024-11-26 confirmed",
        "exp/ap: expects hts captured all syria @2024-11-26"
    };

    @Test
    void the_list_says_of_each_place_what_its_own_answer_says() {
        Syria syria = Syria.theatre("control-list").with(REPORTS);

        JsonPath list = syria.get("/control");

        assertThat(list.getList("places.place")).isEqualTo(List.of("airport", "aleppo", "idlib", "syria"));
        for (int i = 0; i < 4; i++) {
            JsonPath place = syria.control(list.getString("places[" + i + "].place"));
            list.getMap("places[" + i + "]")
                    .forEach((field, value) ->
                            assertThat(value).as((String) field).isEqualTo(place.get((String) field)));
        }
        assertThat(list.getString("next")).isNull();
        assertThat(list.getString("position")).isEqualTo(syria.control("aleppo").getString("position"));
    }

    @Test
    void it_can_be_asked_for_some_statuses_and_for_a_region() {
        Syria syria = Syria.theatre("control-list-filters").with(REPORTS);

        List<List<String>> found = List.of(
                places(syria, "?status=contested"),
                places(syria, "?status=contested,unknown"),
                places(syria, "?region=aleppo-governorate"),
                places(syria, "?region=aleppo-governorate&status=controlled"),
                places(syria, "?region=syria"),
                places(syria, "?region=airport"),
                places(syria, "?validAt=2024-11-29&status=contested"));

        assertThat(found)
                .containsExactly(
                        List.of("aleppo"),
                        List.of("aleppo", "syria"),
                        List.of("airport", "aleppo"),
                        List.of("airport"),
                        List.of("airport", "aleppo", "idlib", "syria"),
                        List.of("airport"),
                        List.of());
    }

    @Test
    void pages_follow_each_other_by_link_and_by_cursor() {
        Syria syria = Syria.theatre("control-list-pages").with(REPORTS);

        List<String> pages = Pages.all(syria.api().url("/control?limit=1&region=syria"), "places.place");

        assertThat(pages).containsExactly("airport", "aleppo", "idlib", "syria");
    }

    @Test
    void as_geojson_it_holds_the_places_that_have_a_point() {
        Syria syria = Syria.theatre("control-list-map").with(REPORTS);

        Response map = given().accept("application/geo+json").get(syria.api().url("/control"));

        assertThat(map.contentType()).startsWith("application/geo+json");
        JsonPath collection = map.jsonPath();
        assertThat(collection.getString("type")).isEqualTo("FeatureCollection");
        assertThat(collection.getList("features.id")).isEqualTo(List.of("aleppo", "idlib"));
        assertThat(collection.getList("features[0].geometry.coordinates", Double.class))
                .containsExactly(37.1343, 36.2021);
        assertThat(collection.getString("features[0].geometry.type")).isEqualTo("Point");
        assertThat(collection.getString("features[0].properties.status")).isEqualTo("contested");
        assertThat(collection.getString("features[0].properties.names.en")).isEqualTo("city");
    }

    private static List<String> places(Syria syria, String query) {
        return syria.get("/control" + query).getList("places.place");
    }
}
