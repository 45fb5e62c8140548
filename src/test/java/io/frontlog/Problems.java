package io.frontlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;

/** What problem details (RFC 9457) say. */
public final class Problems {
    private Problems() {}

    /** Checks what every problem has, and gives the pointers of its errors. */
    public static List<String> pointers(Response response, int status, String type) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.jsonPath().getString("type")).isEqualTo("urn:frontlog:problem:" + type);
        assertThat(response.jsonPath().getInt("status")).isEqualTo(status);
        assertThat(response.jsonPath().getString("title")).isNotBlank();
        List<Map<String, Object>> errors = response.jsonPath().getList("errors");
        if (errors == null) return List.of();
        assertThat(errors)
                .allSatisfy(error -> assertThat((String) error.get("detail")).isNotBlank());
        return errors.stream().map(error -> (String) error.get("pointer")).toList();
    }
}
