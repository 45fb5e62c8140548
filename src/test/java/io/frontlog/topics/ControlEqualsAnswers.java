package io.frontlog.topics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/** {@code frontlog.control} has who controls each place that evidence speaks of, as it is answered. */
final class ControlEqualsAnswers {
    private static final List<String> SAID = List.of(
            "place",
            "status",
            "holder",
            "dominant",
            "lastHolder",
            "since",
            "standing",
            "open",
            "denials",
            "basis",
            "excluded",
            "policy",
            "ruleSet");
    /** Of a place that no evidence speaks of. */
    private static final String UNKNOWN = "unknown";

    private ControlEqualsAnswers() {}

    static void compare(LastRows topic, Answered answered, Differences differences)
            throws IOException, InterruptedException {
        var answers = new TreeMap<String, JsonNode>();
        var rows = new TreeMap<String, JsonNode>();
        for (JsonNode listed : answered.get("/control").path("places")) {
            String place = listed.path("place").asText();
            JsonNode row = topic.rows().get(place);
            answers.put(place, said(answered.get("/places/" + place + "/control" + moment(row))));
        }
        topic.rows().forEach((place, row) -> rows.put(place, said(row)));
        differences.compareRows("control", rows, answers);
        for (String place : topic.gone()) {
            JsonNode answer = answered.get("/places/" + place + "/control");
            differences.compare("gone " + place, UNKNOWN, answer.path("status").asText());
            differences.compare("gone " + place, 0, answer.path("basis").size());
        }
    }

    /** Evidence that is dated ahead may have come to count since: the row says until when it stood. */
    private static String moment(JsonNode row) {
        if (row == null || !row.path("standsUntil").isTextual()) return "";
        Instant until = Instant.parse(row.path("standsUntil").asText());
        return until.isAfter(Instant.now()) ? "" : "?validAt=" + until.minusMillis(1);
    }

    private static JsonNode said(JsonNode answer) {
        return ((ObjectNode) answer.deepCopy()).retain(SAID);
    }
}
