package io.frontlog.contract;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import io.frontlog.journal.StoredForms;
import io.frontlog.journal.Topic;
import io.frontlog.projecting.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code asyncapi.yaml} names the topics, their settings and their messages as they are. */
class AsyncApiTest {
    private final AsyncApi document = new AsyncApi();

    @Test
    void channels_are_the_topics() {
        assertThat(names(document.channels()))
                .containsExactlyInAnyOrder(
                        Arrays.stream(Topic.values()).map(Topic::title).toArray(String[]::new));
    }

    @ParameterizedTest
    @EnumSource
    void a_channel_has_the_name_and_the_settings_of_its_topic(Topic topic) {
        JsonNode channel = document.channels().path(topic.title());
        JsonNode kafka = channel.at("/bindings/kafka");
        var settings = new HashMap<String, String>();
        kafka.path("topicConfiguration")
                .properties()
                .forEach(setting -> settings.put(setting.getKey(), text(setting.getValue())));

        assertThat(channel.path("address").asText()).isEqualTo(topic.topic());
        assertThat(kafka.path("topic").asText()).isEqualTo(topic.topic());
        assertThat(kafka.path("partitions").asText()).isEqualTo(StoredForms.partitions());
        var made = new HashMap<>(StoredForms.required(topic));
        made.putAll(StoredForms.usual(topic));
        assertThat(settings).isEqualTo(made);
    }

    @Test
    void the_messages_of_events_are_the_stored_types_each_with_its_schema() {
        Map<String, AsyncApi.Message> messages = document.messages(Topic.EVENTS);

        assertThat(messages.keySet()).isEqualTo(StoredForms.types());
        assertThat(messages).allSatisfy((type, message) -> {
            assertThat(message.name()).isEqualTo(type);
            assertThat(file(message.payload())).isEqualTo(Schemas.file(type));
        });
    }

    @Test
    void a_submission_is_of_any_stored_type() {
        assertThat(document.messages(Topic.JOURNAL).values()).singleElement().satisfies(submission -> assertThat(
                        submission.payload().path("anyOf"))
                .extracting(AsyncApiTest::file)
                .containsExactlyInAnyOrderElementsOf(
                        StoredForms.types().stream().map(Schemas::file).toList()));
    }

    @Test
    void the_headers_of_a_submission_are_those_of_the_golden_records() {
        JsonSchema headers = document.messages(Topic.JOURNAL).get("submission").closedHeaders();

        assertThat(StoredForms.goldenHeaders()).isNotEmpty().allSatisfy(golden -> assertThat(
                        headers.validate(new ObjectMapper().valueToTree(golden)))
                .isEmpty());
    }

    @ParameterizedTest
    @EnumSource(names = {"CONTROL", "INCIDENT_COUNTS", "INCIDENTS", "PRECEDENTS"})
    void the_messages_of_a_read_model_are_its_rows_and_their_tombstones(Topic topic) {
        String type = Message.type(topic);
        Map<String, AsyncApi.Message> messages = document.messages(topic);

        assertThat(messages).containsOnlyKeys(type, type + ".tombstone");
        assertThat(messages.values()).extracting(AsyncApi.Message::name).containsOnly(type);
        assertThat(file(messages.get(type).payload())).isEqualTo(Schemas.file(type));
        assertThat(messages.get(type + ".tombstone").payload().path("type").asText())
                .isEqualTo("null");
    }

    @Test
    void the_service_sends_to_every_channel() {
        var sent = new ArrayList<String>();
        for (JsonNode operation : document.operations()) {
            assertThat(operation.path("action").asText()).isEqualTo("send");
            sent.add(operation.at("/channel/$ref").asText());
        }

        assertThat(sent)
                .containsExactlyInAnyOrderElementsOf(names(document.channels()).stream()
                        .map(channel -> "#/channels/" + channel)
                        .toList());
    }

    /** Within {@code schemas}. */
    private static String file(JsonNode payload) {
        return payload.path("$ref").asText().replaceFirst("^\\./" + Schemas.FOLDER + "/", "");
    }

    private static String text(JsonNode setting) {
        if (!setting.isArray()) return setting.asText();
        return StreamSupport.stream(setting.spliterator(), false)
                .map(JsonNode::asText)
                .collect(joining(","));
    }

    private static Set<String> names(JsonNode object) {
        var names = new HashSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
