package io.frontlog.topics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the service answers about a theatre, read no earlier than a position.
 *
 * @param url of the service, as {@code http://127.0.0.1:8080}
 * @param position as it stands in {@code Frontlog-Position}
 */
record Answered(String url, String theatre, String position) {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** The partition of the journal that a theatre is in. */
    static int partition(String url, String theatre) throws IOException, InterruptedException {
        String position = new Answered(url, theatre, "0:-1")
                .get("/incidents?limit=1")
                .path("position")
                .asText();
        return Integer.parseInt(position.substring(0, position.indexOf(':')));
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        var answer = HTTP.send(request(path), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    int status(String path) throws IOException, InterruptedException {
        return HTTP.send(request(path), BodyHandlers.discarding()).statusCode();
    }

    /** A list from its first page to its last, by a field of its items; no key comes twice. */
    Map<String, JsonNode> all(String list, String items, String key) throws IOException, InterruptedException {
        var all = new LinkedHashMap<String, JsonNode>();
        String next = "";
        while (next != null) {
            JsonNode page = get(list + "?limit=1000" + next);
            for (JsonNode item : page.path(items)) {
                assertThat(all.put(item.path(key).asText(), item))
                        .as("%s %s twice", list, item.path(key))
                        .isNull();
            }
            next = page.path("next").isTextual()
                    ? "&cursor=" + page.path("next").asText()
                    : null;
        }
        return all;
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create(url + "/v1/theatres/" + theatre + path))
                .timeout(Duration.ofSeconds(60))
                .header("Frontlog-Position", position)
                .build();
    }
}
