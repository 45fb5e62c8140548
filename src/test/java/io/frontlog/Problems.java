package io.frontlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.frontlog.journal.Json;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;

/** What problem details (RFC 9457) say. */
public final class Problems {
    private Problems() {}

    /** Checks what every problem has, and gives the pointers of its errors. */
    public static List<String> pointers(Response response, int status, String type) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
        // Not by jsonPath, which compiles each of its paths: there are hundreds of rows to look at.
        JsonNode problem = Json.read(response.asString(), JsonNode.class);
        assertThat(problem.path("type").textValue()).isEqualTo("urn:frontlog:problem:" + type);
        assertThat(problem.path("status").intValue()).isEqualTo(status);
        assertThat(problem.path("title").textValue()).isNotBlank();
        var pointers = new ArrayList<String>();
        for (JsonNode error : problem.path("errors")) {
            assertThat(error.path("detail").textValue()).isNotBlank();
            pointers.add(error.path("pointer").textValue());
        }
        return pointers;
    }
}
