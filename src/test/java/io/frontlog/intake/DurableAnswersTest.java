package io.frontlog.intake;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Commands that wait for nothing but the journal, and reads that wait for a position. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class DurableAnswersTest {
    private static final Map<String, Object> REPORT = Syria.said("sohr: hts captured most aleppo @2024-11-30");

    @Test
    void a_report_that_is_only_durable_can_be_read_at_its_position() {
        Syria syria = Syria.theatre("durable-report");

        Response durable = async(syria.api(), "POST", "/reports", REPORT);

        assertThat(durable.statusCode()).isEqualTo(202);
        assertThat(durable.jsonPath().getString("id")).isEqualTo("sohr");
        assertThat(durable.jsonPath().getMap("")).doesNotContainKey("version");
        String position = durable.header("Frontlog-Position");
        Response read = at(syria.api(), position, "/reports/sohr");
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(offset(read.header("Frontlog-Position"))).isGreaterThanOrEqualTo(offset(position));
    }

    @Test
    void whoever_registers_and_reports_at_once_is_right() {
        for (int i = 0; i < 20; i++) {
            Api api = new Api("durable-at-once-" + i);
            async(api, "PUT", "", Body.of("names", Map.of("en", "x"), "timeZone", "UTC"));
            async(api, "PUT", "/actors/hts", Syria.actor("rebel_group", null));
            async(api, "PUT", "/sources/sohr", Syria.source("monitor", null));
            async(api, "PUT", "/places/aleppo", Syria.place("city", null));

            Response filed = api.post("/reports", REPORT);

            assertThat(filed.statusCode()).as(filed.asString()).isEqualTo(201);
        }
    }

    @Test
    void a_position_that_is_none_cannot_be_read_at() {
        Api api = Api.theatre("durable-malformed");

        List<Response> refused = Stream.of(
                        "x", "1", "1:", ":1", "1:x", "-1:0", "0:-2", "9999:0", "1:99999999999999999999")
                .map(position -> at(api, position, "/places"))
                .toList();

        assertThat(refused).allSatisfy(response -> assertThat(Problems.pointers(response, 400, "malformed"))
                .containsExactly("Frontlog-Position"));
    }

    @Test
    void a_position_that_is_not_reached_in_time_is_said_to_be_so() {
        Api api = Api.theatre("durable-far");
        String now = api.get("/places").header("Frontlog-Position");

        Response ahead = at(api, now.replaceFirst(":.*", ":999999999"), "/places");

        assertThat(Problems.pointers(ahead, 504, "position-not-reached")).isEmpty();
    }

    private static long offset(String position) {
        return Long.parseLong(position.substring(position.indexOf(':') + 1));
    }

    private static Response at(Api api, String position, String path) {
        return given().header("Frontlog-Position", position).get(api.url(path));
    }

    private static Response async(Api api, String method, String path, Map<String, Object> body) {
        return given().header("Prefer", "respond-async")
                .contentType(ContentType.JSON)
                .body(body)
                .request(method, api.url(path));
    }
}
