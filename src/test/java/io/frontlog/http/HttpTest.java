package io.frontlog.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.Api;
import io.frontlog.Problems;
import io.frontlog.Servers;
import io.frontlog.Syria;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class HttpTest {
    private static final String NUL = "%00";

    @Test
    void a_parameter_that_a_path_does_not_take_is_refused_by_name() {
        Api api = Api.theatre("http-unknown-parameter");

        Response refused = api.get("/control?statsu=contested&policy=balanced&Region=x");

        assertThat(Problems.pointers(refused, 400, "malformed")).containsExactly("Region", "statsu");
    }

    @Test
    void all_wrong_parameters_are_named_at_once() {
        Api api = Api.theatre("http-wrong-parameters");

        Response control =
                api.get("/control?validAt=yesterday&policy=bold&status=contested,lost&limit=many&cursor=*&region=x");
        Response counts = api.get(
                "/incident-counts?kind=war&by=region,colour&interval=hour&level=town&from=2024-02-30" + "&to=soon");
        Response places = api.get("/places?limit=0&cursor=x");

        assertThat(Problems.pointers(control, 400, "malformed"))
                .containsExactlyInAnyOrder("validAt", "policy", "status", "limit", "cursor");
        assertThat(Problems.pointers(counts, 400, "malformed"))
                .containsExactlyInAnyOrder("kind", "by", "interval", "from", "to");
        assertThat(Problems.pointers(places, 400, "malformed")).containsExactlyInAnyOrder("limit", "cursor");
    }

    @Test
    void a_range_that_ends_before_it_begins_is_refused() {
        Api api = Api.theatre("http-range");

        Response refused = api.get("/incident-counts?from=2024-12-01&to=2024-11-30");

        assertThat(Problems.pointers(refused, 400, "malformed")).containsExactly("to");
    }

    @Test
    void a_path_that_is_none_is_a_problem() {
        Api api = Api.theatre("http-404");

        List<Response> missing = Stream.of(
                        "/v2", "/v1", "/v1/theatre", api.url("/rumours"), api.url("/places/a/b/c"), "/nowhere")
                .map(path -> given().get(path))
                .toList();

        assertThat(missing).allSatisfy(response -> assertThat(Problems.pointers(response, 404, "not-found"))
                .isEmpty());
    }

    @Test
    void a_method_that_a_path_does_not_take_is_a_problem() {
        Api api = Api.theatre("http-405");

        List<Response> refused = List.of(
                given().delete(api.url("/places/aleppo")),
                given().contentType(ContentType.JSON).body("{}").post(api.url("/places")));

        assertThat(refused).allSatisfy(response -> assertThat(Problems.pointers(response, 405, "method-not-allowed"))
                .isEmpty());
    }

    @Test
    void a_body_of_another_kind_is_a_problem() {
        Api api = Api.theatre("http-415");

        List<Response> refused = Stream.of("text/plain", "application/xml", "application/x-www-form-urlencoded")
                .flatMap(type -> Stream.of(
                        given().contentType(type).body("kind=media").put(api.url("/sources/x")),
                        given().contentType(type).body("kind=media").post(api.url("/reports"))))
                .toList();

        assertThat(refused)
                .allSatisfy(response -> assertThat(Problems.pointers(response, 415, "unsupported-media-type"))
                        .isEmpty());
    }

    @Test
    void a_form_that_cannot_be_given_is_a_problem() {
        Api api = Api.theatre("http-406");

        Response refused = given().accept("image/png").get(api.url("/control"));

        assertThat(Problems.pointers(refused, 406, "not-acceptable")).isEmpty();
    }

    @Test
    void a_character_that_no_id_can_hold_is_in_no_path_and_in_no_parameter() {
        Syria syria = Syria.theatre("http-nul");
        syria.with(Syria.BASELINE);

        List<Response> paths = Stream.of("/places/", "/actors/", "/sources/", "/reports/")
                .map(path -> raw(syria, "GET", path + NUL))
                .toList();
        List<Response> parameters = Stream.of("/places?parent=", "/control?region=", "/incident-counts?region=")
                .map(path -> raw(syria, "GET", path + NUL))
                .toList();
        Response curated = raw(syria, "POST", "/reports/" + NUL + "/reinstatement");

        assertThat(paths).allSatisfy(response -> assertThat(Problems.pointers(response, 404, "not-found"))
                .isEmpty());
        assertThat(parameters).allSatisfy(response -> assertThat(Problems.pointers(response, 400, "malformed"))
                .hasSize(1));
        assertThat(Problems.pointers(curated, 404, "not-found")).isEmpty();
        syria.with("sohr: hts captured most aleppo @2024-11-30");
    }

    private static Response raw(Syria syria, String method, String path) {
        var request = given().urlEncodingEnabled(false);
        if (method.equals("POST")) request.contentType(ContentType.JSON).body("{}");
        return request.request(method, syria.api().url(path));
    }

    @Test
    void a_year_beyond_four_digits_is_no_day_that_can_be_asked_about() {
        Syria syria = Syria.theatre("http-years");

        for (String path : List.of("/control?validAt=%2B999999999-12-31", "/relations?validAt=-0001-01-01")) {
            var answer = io.restassured.RestAssured.given()
                    .urlEncodingEnabled(false)
                    .get(syria.api().url(path));
            assertThat(Problems.pointers(answer, 400, "malformed")).containsExactly("validAt");
        }
    }
}
