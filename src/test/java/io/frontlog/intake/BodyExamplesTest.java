package io.frontlog.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.frontlog.Yaml;
import io.frontlog.http.Problem.FieldError;
import io.frontlog.journal.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BodyExamplesTest {
    private static final Bodies BODIES = new Bodies();

    record Example(String schema, ObjectNode body) {}

    /** The examples of what is sent: of schemas that take no field beside their own. */
    static List<Example> examples() {
        var document = Yaml.read(Path.of("src/main/resources/META-INF/openapi.yaml"));
        return Yaml.map(Yaml.at(document, "components", "schemas")).entrySet().stream()
                .filter(schema -> isClosed(Yaml.map(schema.getValue())))
                .flatMap(schema -> Yaml.list(Yaml.map(schema.getValue()).get("examples")).stream()
                        .map(example -> new Example(schema.getKey(), Json.MAPPER.valueToTree(example))))
                .toList();
    }

    @Test
    void what_is_created_revised_and_curated_has_an_example() {
        assertThat(examples())
                .extracting(Example::schema)
                .contains("Theatre", "Source", "Actor", "Place", "Retraction", "Assessment", "Moving", "Merging");
    }

    @Test
    void a_report_of_every_kind_has_an_example() {
        assertThat(reports().map(example -> example.body.path("kind").textValue()))
                .containsOnlyOnceElementsOf(Json.CLAIMS.keySet());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_example_is_taken_by_the_service(Example example) {
        assertThat(BODIES.check(example.schema, example.body)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("reports")
    void an_example_of_a_report_makes_sense(Example example) {
        assertThat(ReportChecks.errors(example.body)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_example_with_a_field_too_many_is_not(Example example) {
        example.body.put("colour", "red");

        assertThat(BODIES.check(example.schema, example.body))
                .containsExactly(new FieldError("/colour", "is not a field here"));
    }

    static Stream<Example> reports() {
        return examples().stream().filter(example -> example.schema.endsWith("Report"));
    }

    private static boolean isClosed(Map<String, Object> schema) {
        return Boolean.FALSE.equals(schema.get("additionalProperties"))
                || Boolean.FALSE.equals(schema.get("unevaluatedProperties"));
    }
}
