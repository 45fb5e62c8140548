package io.frontlog.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One theatre of a running service, over HTTP. */
final class Theatre {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final URI service;
    private final String url;

    /** @throws Failure if there can be no service at such a URL */
    Theatre(URI service, String id) throws Failure {
        if (!("http".equals(service.getScheme()) || "https".equals(service.getScheme())) || service.getHost() == null)
            throw Failure.usage("--url should be as http://localhost:8080");
        this.service = service;
        this.url = service.toString().replaceAll("/+$", "") + "/v1/theatres/" + encoded(id);
    }

    /** @param query what is null is left out */
    String url(String path, Map<String, ? extends @Nullable Object> query) {
        String asked = query.entrySet().stream()
                .filter(each -> each.getValue() != null)
                .map(each -> each.getKey() + "=" + encoded(String.valueOf(each.getValue())))
                .collect(joining("&"));
        return url + path + (asked.isEmpty() ? "" : "?" + asked);
    }

    /** A short answer. */
    JsonNode get(String url) throws Failure, InterruptedException {
        return json(send(HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE)));
    }

    /** A long one. */
    HttpResponse<InputStream> open(String url) throws Failure, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url)));
    }

    /** Sends a body; the answer is for {@link #json}. */
    CompletableFuture<HttpResponse<InputStream>> post(String url, BodyPublisher body) {
        var request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/octet-stream")
                .POST(body);
        return http.sendAsync(request.build(), BodyHandlers.ofInputStream());
    }

    JsonNode json(HttpResponse<InputStream> answer) throws Failure {
        try (InputStream body = accepted(answer).body()) {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    Failure failure(Throwable e) {
        if (e instanceof ConnectException || e instanceof HttpConnectTimeoutException)
            return new Failure("no service answers at " + service);
        return new Failure("the connection to " + service + " broke off: " + e.getMessage());
    }

    private HttpResponse<InputStream> send(HttpRequest.Builder request) throws Failure, InterruptedException {
        try {
            return accepted(http.send(request.build(), BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private static HttpResponse<InputStream> accepted(HttpResponse<InputStream> answer) throws Failure {
        if (answer.statusCode() == 200) return answer;
        String answered = "the service answered " + answer.statusCode();
        try (InputStream body = answer.body()) {
            JsonNode problem = JSON.readTree(body);
            throw new Failure(problem.has("title") ? sentences(problem) : answered);
        } catch (IOException e) {
            throw new Failure(answered);
        }
    }

    /** A problem (RFC 9457), each wrong field on a line of its own. */
    private static String sentences(JsonNode problem) {
        var said = new StringBuilder(problem.path("title").asText());
        if (problem.has("detail"))
            said.append(": ").append(problem.path("detail").asText());
        for (JsonNode error : problem.path("errors")) {
            said.append(System.lineSeparator()).append("  ").append(wrong(error));
            for (JsonNode near : error.path("nearest"))
                said.append(", perhaps ").append(near.asText());
        }
        return said.toString();
    }

    /** What is wrong with a field or a column, by its name if it has one. */
    static String wrong(JsonNode error) {
        String where = error.path("pointer").asText(error.path("column").asText());
        return (where.isEmpty() ? "" : where + ": ") + error.path("detail").asText();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
