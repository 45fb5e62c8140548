package io.frontlog.control;

import io.restassured.path.json.JsonPath;

/** The heart of an answer. */
record Held(String status, String holder, String dominant, String since, String standing) {

    static Held in(JsonPath answer) {
        return new Held(
                answer.getString("status"),
                answer.getString("holder"),
                answer.getString("dominant"),
                answer.getString("since"),
                answer.getString("standing"));
    }
}
