package io.frontlog.intake;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.frontlog.Api;
import io.frontlog.Servers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class ReadYourWritesTest {

    @Test
    void what_was_only_durable_is_visible_to_a_read_that_names_its_position() {
        Api api = Api.theatre("read-your-writes");
        for (int i = 0; i < 20; i++) {
            String position = given().header("Prefer", "respond-async")
                    .contentType(ContentType.JSON)
                    .body(Map.of("kind", "media", "name", "Source " + i))
                    .put(api.url("/sources/source-" + i))
                    .then()
                    .statusCode(202)
                    .extract()
                    .header("Frontlog-Position");
            given().header("Frontlog-Position", position)
                    .get(api.url("/sources/source-" + i))
                    .then()
                    .statusCode(200)
                    .body("name", equalTo("Source " + i));
        }
    }
}
