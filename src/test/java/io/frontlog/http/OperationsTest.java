package io.frontlog.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.Api;
import io.frontlog.Servers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What those who run it look at. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class OperationsTest {

    @ParameterizedTest
    @ValueSource(strings = {"live", "ready", "started"})
    void a_running_service_is_up(String probe) {
        Api.theatre("operations-" + probe);

        JsonPath health = given().get("/q/health/" + probe)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(health.getString("status")).isEqualTo("UP");
    }

    @Test
    void metrics_hold_the_projector_s_lag_and_the_dead_letters() {
        String metrics = given().accept("text/plain")
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(metrics).contains("frontlog_projector_lag", "frontlog_dead_letters_total");
    }

    @Test
    void the_published_document_holds_the_paths_and_the_schemas_of_bodies() {
        JsonPath document = given().queryParam("format", "json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(document.getMap("paths"))
                .containsKeys(
                        "/v1/theatres/{theatre}",
                        "/v1/theatres/{theatre}/reports",
                        "/v1/theatres/{theatre}/places/{id}/control",
                        "/v1/theatres/{theatre}/incident-counts");
        assertThat(document.getMap("components.schemas")).containsKeys("ControlReport", "StrikeReport", "Problem");
    }
}
