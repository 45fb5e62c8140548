package io.frontlog;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.journal.Json;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.DumperOptions;

/** The published document, and {@code openapi.yaml}: what it was when somebody last looked at how it changed. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class OpenApiTest {
    private static final Path FILE = Path.of("openapi.yaml");
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    /** Lists that say the same in any order. */
    private static final Set<String> SETS = Set.of("required", "parameters", "tags");

    private Map<String, Object> published;

    record Operation(String name, Map<String, Object> says) {}

    @BeforeEach
    void read() {
        String document = given().queryParam("format", "JSON")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        published = Yaml.map(stable("", Json.read(document, Map.class)));
        published.remove("servers");
    }

    @Test
    void the_published_document_is_the_one_in_the_repository() throws IOException {
        if (Boolean.getBoolean("openapi.write")) Files.writeString(FILE, yaml(published));

        assertThat(FILE)
                .as("Write it with ./mvnw test -Dtest=OpenApiTest -Dopenapi.write=true")
                .exists();
        assertThat(Yaml.map(stable("", Yaml.read(FILE))))
                .as("openapi.yaml is not what is published. If the change is meant, write it with"
                        + " ./mvnw test -Dtest=OpenApiTest -Dopenapi.write=true")
                .isEqualTo(published);
    }

    @Test
    void every_operation_has_an_id_of_its_own_a_summary_and_a_tag() {
        assertThat(operations())
                .isNotEmpty()
                .allSatisfy(operation -> {
                    assertThat(operation.says).as(operation.name).containsKeys("operationId", "summary", "tags");
                    assertThat(Yaml.list(operation.says.get("tags")))
                            .as(operation.name)
                            .isNotEmpty();
                })
                .extracting(operation -> operation.says.get("operationId"))
                .doesNotHaveDuplicates();
    }

    @Test
    void every_operation_says_what_it_answers_when_all_is_well() {
        assertThat(operations()).allSatisfy(operation -> {
            Map<String, Object> responses = Yaml.map(operation.says.get("responses"));
            assertThat(responses.keySet()).as(operation.name).anyMatch(status -> status.startsWith("2"));
            responses.forEach((status, response) -> {
                if (!status.startsWith("2")) return;
                assertThat(Yaml.map(Yaml.at(Yaml.map(response), "content")).values())
                        .as("%s: the content of %s", operation.name, status)
                        .isNotEmpty()
                        .allSatisfy(
                                content -> assertThat(Yaml.map(Yaml.map(content).get("schema")))
                                        .isNotEmpty());
            });
        });
    }

    private List<Operation> operations() {
        return Yaml.map(published.get("paths")).entrySet().stream()
                .flatMap(path -> Yaml.map(path.getValue()).entrySet().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .map(method ->
                                new Operation(method.getKey() + " " + path.getKey(), Yaml.map(method.getValue()))))
                .toList();
    }

    /** The same in one order: keys by name, lists that are sets by what they hold. */
    private static Object stable(String key, Object node) {
        if (node instanceof Map<?, ?> map) {
            var sorted = new TreeMap<String, Object>();
            map.forEach((name, inner) -> sorted.put(String.valueOf(name), stable(String.valueOf(name), inner)));
            return sorted;
        }
        if (node instanceof List<?> list) {
            Stream<Object> inner = list.stream().map(one -> stable("", one));
            return (SETS.contains(key) ? inner.sorted(Comparator.comparing(String::valueOf)) : inner).toList();
        }
        return node;
    }

    private static String yaml(Object document) {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setAllowUnicode(true);
        options.setWidth(120);
        options.setDereferenceAliases(true);
        options.setLineBreak(DumperOptions.LineBreak.UNIX);
        return new org.yaml.snakeyaml.Yaml(options).dump(document);
    }
}
