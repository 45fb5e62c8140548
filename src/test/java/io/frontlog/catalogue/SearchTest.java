package io.frontlog.catalogue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.Api;
import io.frontlog.Body;
import io.frontlog.Pages;
import io.frontlog.Servers;
import io.frontlog.Syria;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class SearchTest {
    private static final int MANY = 250;

    @ParameterizedTest
    @CsvSource({
        "Idlib, idlib",
        "IDLIB, idlib",
        "إدلب, idlib",
        "ادلب, idlib",
        "أدلب, idlib",
        "إِدْلِب, idlib",
        "deir ez zor, deir-ez-zor",
        "Deir ez-Zor, deir-ez-zor",
        "DEIR EZ‑ZOR, deir-ez-zor",
        "دير الزور, deir-ez-zor",
        "ديـــر الزور, deir-ez-zor",
        "Maaret al-Numan, maarat",
        "ma'aret al numan, maarat",
        "Maʿaret al-Nuʿman, maarat",
        "معرة النعمان, maarat",
        "معره النعمان, maarat",
        "Afrin, afrin",
        "ʿAfrîn, afrin",
        "num, maarat"
    })
    void a_place_is_found_by_any_of_its_names_however_it_is_typed(String typed, String found) {
        Api api = new Api("search-names");
        if (api.get("").statusCode() == 404) record(api);

        List<String> ids = search(api, typed);

        assertThat(ids).containsExactly(found);
    }

    private static void record(Api api) {
        Api.theatre(api.theatre());
        put(api, "idlib", Map.of("en", "Idlib", "ar", "إدلب"));
        put(api, "deir-ez-zor", Map.of("en", "Deir ez-Zor", "ar", "دير الزور"));
        put(api, "maarat", Map.of("en", "Ma'aret al-Nu'man", "ar", "معرة النعمان"));
        put(api, "afrin", Map.of("en", "Afrîn", "ar", "عفرين"));
    }

    private static void put(Api api, String id, Map<String, String> names) {
        api.put("/places/" + id, Body.of("kind", "city", "names", names)).then().statusCode(201);
    }

    @Test
    void exact_names_come_first_and_then_those_that_begin_so() {
        Api api = Api.theatre("search-rank");
        put(api, "a", Map.of("en", "New Hama"));
        put(api, "b", Map.of("en", "Hama South"));
        put(api, "c", Map.of("en", "Hama"));
        put(api, "d", Map.of("en", "Homs"));

        List<String> ids = search(api, "hama");

        assertThat(ids).containsExactly("c", "b", "a");
    }

    @Test
    void signs_that_a_database_takes_for_patterns_are_nothing_but_signs() {
        Api api = Api.theatre("search-signs");
        put(api, "a", Map.of("en", "Village 100"));

        List<String> ids = search(api, "V%100");

        assertThat(ids).isEmpty();
    }

    @Test
    void pages_have_every_place_once_and_in_order() {
        Api api = many("search-pages");

        List<String> all = Pages.all(api.url("/places?limit=60"), "places.id");

        assertThat(all).isEqualTo(villages().toList());
        assertThat(Pages.all(api.url("/places?limit=125"), "places.id")).isEqualTo(all);
        assertThat(Pages.all(api.url("/places?limit=1000"), "places.id")).isEqualTo(all);
    }

    @Test
    void pages_of_a_search_have_every_find_once() {
        Api api = many("search-find-pages");

        List<String> found = Pages.all(api.url("/places?q=village%201&limit=7"), "places.id");

        assertThat(found).hasSize(1 + 10 + 100).doesNotHaveDuplicates().startsWith("village-001");
    }

    @Test
    void a_list_can_be_asked_for_what_lies_directly_in_a_place() {
        Api api = Api.theatre("search-parent");
        api.put("/places/syria", Syria.place("country", null));
        api.put("/places/homs", Syria.place("city", "syria"));
        api.put("/places/hama", Syria.place("city", "syria"));
        api.put("/places/clock", Syria.place("site", "homs"));

        List<String> below =
                given().get(api.url("/places?parent=syria")).jsonPath().getList("places.id");

        assertThat(below).containsExactly("hama", "homs");
    }

    private static java.util.stream.Stream<String> villages() {
        return IntStream.range(1, MANY + 1).mapToObj("village-%03d"::formatted);
    }

    /** Villages 1 to 250, named without leading zeros; only the last is waited for. */
    private static Api many(String theatre) {
        Api api = Api.theatre(theatre);
        villages().forEach(id -> {
            String number = String.valueOf(Integer.parseInt(id.substring(8)));
            given().header("Prefer", id.endsWith("250") ? "wait" : "respond-async")
                    .contentType(ContentType.JSON)
                    .body(Body.of("kind", "village", "names", Map.of("en", "Village " + number)))
                    .put(api.url("/places/" + id));
        });
        return api;
    }

    private static List<String> search(Api api, String typed) {
        return given().queryParam("q", typed).get(api.url("/places")).jsonPath().getList("places.id");
    }
}
