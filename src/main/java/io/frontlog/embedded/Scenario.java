package io.frontlog.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jboss.logging.Logger;

/**
 * Loads the days around the founding news item through the service's own REST API, if nothing is recorded yet. The facts
 * are those of {@code scenario/README.md}.
 */
@ApplicationScoped
class Scenario {
    private static final Logger LOG = Logger.getLogger(Scenario.class);
    private static final String FILE = "scenario/syria-2024.ndjson";

    private final ScenarioConfig config;
    private final ObjectMapper json;
    private final HttpClient http = HttpClient.newHttpClient();

    Scenario(ScenarioConfig config, ObjectMapper json) {
        this.config = config;
        this.json = json;
    }

    void load(@ObservesAsync HttpServerStart server) {
        if (!config.load()) return;
        String host = server.options().getHost();
        String service = "http://" + (host.equals("0.0.0.0") ? "127.0.0.1" : host) + ":"
                + server.options().getPort();
        try {
            if (isEmpty(service)) load(service);
        } catch (IOException e) {
            LOG.errorf("the scenario was not loaded: %s", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isEmpty(String service) throws IOException, InterruptedException {
        while (send(HttpRequest.newBuilder(URI.create(service + "/q/health/ready"))
                                .build())
                        .statusCode()
                != 200) {
            Thread.sleep(100);
        }
        var theatres = send(
                HttpRequest.newBuilder(URI.create(service + "/v1/theatres")).build());
        return json.readTree(theatres.body()).path("theatres").isEmpty();
    }

    private void load(String service) throws IOException, InterruptedException {
        int commands = 0;
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Scenario.class.getClassLoader().getResourceAsStream(FILE)),
                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                command(service, json.readTree(line));
                commands++;
            }
        }
        LOG.infof("the Syria scenario is loaded: %d commands", commands);
    }

    private void command(String service, JsonNode command) throws IOException, InterruptedException {
        var answer = send(
                HttpRequest.newBuilder(URI.create(service + command.path("path").asText()))
                        .header("Content-Type", "application/json")
                        .method(
                                command.path("method").asText(),
                                BodyPublishers.ofString(command.path("body").toString()))
                        .build());
        if (answer.statusCode() >= 300) {
            throw new IOException(
                    command.path("path").asText() + " was answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString());
    }
}
