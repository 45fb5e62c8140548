package io.frontlog.contract;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The schemas as they are written, and what they say of a value. */
final class Contract {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private static final SchemaValidatorsConfig STRICT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final Map<String, JsonSchema> schemas;

    Contract() {
        schemas = in(Schemas.FOLDER).entrySet().stream()
                .collect(toMap(Map.Entry::getKey, schema -> FACTORY.getSchema(schema.getValue(), STRICT)));
    }

    /** The schemas of a folder, by their paths in it. */
    static Map<String, JsonNode> in(Path folder) {
        var schemas = new TreeMap<String, JsonNode>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList())
                schemas.put(folder.relativize(file).toString(), JSON.readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return schemas;
    }

    /** What is wrong with a value of a type; empty if nothing is. */
    List<String> errors(String type, JsonNode value) {
        JsonSchema schema = schemas.get(Schemas.file(type));
        if (schema == null) return List.of("no schema for " + type);
        return schema.validate(value).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }
}
