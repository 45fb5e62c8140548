package io.frontlog.embedded;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The Syria scenario in the service under test, in its theatre {@code syria}: loaded once, every command taken. */
public final class LoadedScenario {
    private static final Path FILE = Path.of("src/main/resources/scenario/syria-2024.ndjson");

    private static boolean loaded;

    private LoadedScenario() {}

    /** Within a test: before one, REST Assured does not know the service's port. */
    public static synchronized void load() throws IOException {
        if (loaded) return;
        loaded = true;
        for (JsonNode command : commands()) {
            var answer = given().contentType(ContentType.JSON)
                    .body(command.path("body").toString())
                    .request(
                            command.path("method").asText(),
                            command.path("path").asText());
            assertThat(answer.statusCode())
                    .as("%s: %s", command, answer.asString())
                    .isBetween(200, 201);
        }
    }

    static List<JsonNode> commands() throws IOException {
        var json = new ObjectMapper();
        var commands = new ArrayList<JsonNode>();
        for (String line : Files.readAllLines(FILE)) commands.add(json.readTree(line));
        return commands;
    }
}
