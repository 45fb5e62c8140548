package io.frontlog.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import io.frontlog.Yaml;
import io.frontlog.journal.Topic;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code asyncapi.yaml}, with references inside it followed. */
final class AsyncApi {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A message of a channel, its trait applied. */
    record Message(JsonNode headers, JsonNode key, JsonNode payload, String name) {
        /** By which a header that is not named is found. */
        JsonSchema closedHeaders() {
            return Contract.schema(headers.<ObjectNode>deepCopy().put("additionalProperties", false));
        }
    }

    private final JsonNode document = JSON.valueToTree(Yaml.read(Path.of("asyncapi.yaml")));

    JsonNode channels() {
        return document.path("channels");
    }

    JsonNode operations() {
        return document.path("operations");
    }

    /** Those of a topic, by their keys. */
    Map<String, Message> messages(Topic topic) {
        var messages = new LinkedHashMap<String, Message>();
        channels().path(topic.title()).path("messages").properties().forEach(entry -> {
            JsonNode message = resolved(entry.getValue());
            JsonNode trait = resolved(message.path("traits").path(0));
            JsonNode shared = trait.isMissingNode() ? message : trait;
            messages.put(
                    entry.getKey(),
                    new Message(
                            resolved(shared.path("headers")),
                            resolved(shared.at("/bindings/kafka/key")),
                            message.path("payload"),
                            message.path("name").asText()));
        });
        return messages;
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }
}
