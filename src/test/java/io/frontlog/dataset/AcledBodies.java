package io.frontlog.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.frontlog.event.Subject;
import io.frontlog.event.Vocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The schemas that the service checks bodies by. */
final class AcledBodies {
    private static final String DOCUMENT = "https://frontlog.invalid/openapi.json";
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(
            VersionFlag.V202012,
            builder -> builder.schemaLoaders(loaders -> loaders.schemas(Map.of(DOCUMENT, document()))));

    private AcledBodies() {}

    /** What is wrong with the bodies of all that a row says. */
    static List<String> wrong(Said.Happened said) {
        var wrong = new ArrayList<String>();
        said.reports().forEach(body -> wrong.addAll(wrong("Report", body)));
        said.entries().forEach(entry -> {
            wrong.addAll(wrong(schema(entry.kind()), entry.body()));
            wrong.addAll(wrong("Id", entry.body().textNode(entry.id())));
        });
        return wrong;
    }

    private static String schema(Subject.Kind kind) {
        String word = Vocabulary.word(kind);
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static List<String> wrong(String schema, JsonNode body) {
        JsonSchema found = SCHEMAS.getSchema(SchemaLocation.of(DOCUMENT + "#/components/schemas/" + schema));
        return found.validate(body).stream().map(Object::toString).toList();
    }

    private static String document() {
        try (InputStream yaml = AcledBodies.class.getClassLoader().getResourceAsStream("META-INF/openapi.yaml")) {
            return new YAMLMapper().readTree(yaml).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
