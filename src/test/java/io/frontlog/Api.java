package io.frontlog;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;

/** The service as its users talk to it, in one theatre. */
public record Api(String theatre) {

    /** A theatre of a test's own, recorded. */
    public static Api theatre(String id) {
        var api = new Api(id);
        api.put("", Map.of("names", Map.of("en", id), "timeZone", "Asia/Damascus"))
                .then()
                .statusCode(201);
        return api;
    }

    public Response put(String path, Object body) {
        return given().contentType(ContentType.JSON).body(body).put(url(path));
    }

    public Response post(String path, Object body) {
        return given().contentType(ContentType.JSON).body(body).post(url(path));
    }

    public Response get(String path) {
        return given().get(url(path));
    }

    public String url(String path) {
        return "/v1/theatres/" + theatre + path;
    }
}
