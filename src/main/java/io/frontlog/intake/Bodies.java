package io.frontlog.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.frontlog.http.Problem;
import io.frontlog.http.Problem.FieldError;
import io.frontlog.journal.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Reads bodies and checks them against the schemas of {@code META-INF/openapi.yaml}, every wrong field at once. */
@ApplicationScoped
class Bodies {
    private static final ObjectReader STRICT = Json.MAPPER
            .readerFor(JsonNode.class)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    /** Named for what it is handed on as: by the end of the name the factory would read it as YAML, once a schema. */
    private static final String DOCUMENT = "https://frontlog.invalid/openapi.json";

    private final Map<String, JsonSchema> schemas;

    Bodies() {
        ObjectNode document = document();
        ObjectNode known = (ObjectNode) document.at("/components/schemas");
        var factory = JsonSchemaFactory.getInstance(
                VersionFlag.V202012,
                builder -> builder.schemaLoaders(loaders ->
                        loaders.schemas(Map.of(DOCUMENT, flat(document).toString()))));
        var config = SchemaValidatorsConfig.builder().build();
        var read = new HashMap<String, JsonSchema>();
        known.fieldNames().forEachRemaining(name -> {
            JsonSchema schema = factory.getSchema(SchemaLocation.of(DOCUMENT + "#/components/schemas/" + name), config);
            schema.initializeValidators();
            read.put(name, schema);
        });
        schemas = Map.copyOf(read);
    }

    /**
     * The document with each {@code allOf} made one schema: what a failing part had evaluated is forgotten, so that
     * {@code unevaluatedProperties} would complain of fields that are known.
     */
    private static ObjectNode flat(ObjectNode document) {
        for (JsonNode schema : document.at("/components/schemas")) {
            if (!(schema.get("allOf") instanceof ArrayNode parts)) continue;
            ObjectNode flat = (ObjectNode) schema;
            flat.remove(List.of("allOf", "unevaluatedProperties"));
            for (JsonNode part : parts) {
                JsonNode resolved =
                        part.has("$ref") ? document.at(part.get("$ref").asText().substring(1)) : part;
                ObjectNode properties = flat.withObject("/properties");
                resolved.path("properties").properties().forEach(property -> {
                    ObjectNode known = properties.path(property.getKey()).deepCopy() instanceof ObjectNode before
                            ? before
                            : flat.objectNode();
                    properties.set(property.getKey(), known.setAll((ObjectNode) property.getValue()));
                });
                flat.withArray("/required").addAll((ArrayNode) resolved.withArray("/required"));
            }
            flat.put("additionalProperties", false);
        }
        return document;
    }

    /** @throws io.frontlog.http.ProblemException if it is not a JSON object */
    ObjectNode read(byte[] body) {
        try {
            if (STRICT.readTree(body) instanceof ObjectNode object) return object;
            throw Problem.Type.MALFORMED
                    .with("the body should be a JSON object")
                    .exception();
        } catch (JsonProcessingException e) {
            throw Problem.Type.MALFORMED
                    .with("the body is not JSON: " + e.getOriginalMessage())
                    .exception();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everything that is wrong by the schema; empty if nothing is. */
    List<FieldError> check(String schema, ObjectNode body) {
        var errors = new TreeMap<String, FieldError>();
        for (ValidationMessage message :
                Objects.requireNonNull(schemas.get(schema)).validate(body)) {
            String pointer = message.getInstanceLocation().toString();
            if (message.getProperty() != null)
                pointer += "/" + message.getProperty().replace("~", "~0").replace("/", "~1");
            errors.putIfAbsent(pointer, new FieldError(pointer, detail(message)));
        }
        refuseCharacters("", body, errors);
        return List.copyOf(errors.values());
    }

    private static String detail(ValidationMessage message) {
        return switch (message.getType()) {
            case "required" -> "is missing";
            case "additionalProperties" -> "is not a field here";
            default -> {
                String text = message.getMessage();
                int colon = text.indexOf(": ");
                yield colon < 0 ? text : text.substring(colon + 2);
            }
        };
    }

    /** PostgreSQL keeps no U+0000 in text, and UTF-8 no half of a surrogate pair. */
    private static void refuseCharacters(String pointer, JsonNode node, Map<String, FieldError> errors) {
        if (node.isTextual()) refuseCharacters(pointer, node.textValue(), errors);
        node.properties().forEach(field -> {
            String inner = pointer + "/" + field.getKey().replace("~", "~0").replace("/", "~1");
            refuseCharacters(inner, field.getKey(), errors);
            refuseCharacters(inner, field.getValue(), errors);
        });
        for (int i = 0; node.isArray() && i < node.size(); i++)
            refuseCharacters(pointer + "/" + i, node.get(i), errors);
    }

    private static void refuseCharacters(String pointer, String text, Map<String, FieldError> errors) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int character = text.codePointAt(i);
            if (character == 0 || character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
                errors.putIfAbsent(
                        pointer, new FieldError(pointer, "must not hold U+0000, nor half of a surrogate pair"));
                return;
            }
        }
    }

    private static ObjectNode document() {
        try (InputStream yaml =
                Objects.requireNonNull(Bodies.class.getClassLoader().getResourceAsStream("META-INF/openapi.yaml"))) {
            return (ObjectNode) new YAMLMapper().readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
