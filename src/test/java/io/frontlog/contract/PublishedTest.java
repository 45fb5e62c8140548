package io.frontlog.contract;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import io.frontlog.Servers;
import io.frontlog.embedded.LoadedScenario;
import io.frontlog.journal.Topic;
import io.frontlog.projecting.Message;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is published of the scenario is as the schema that its {@code ce_type} names says: every event and every row. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class PublishedTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<Topic> PUBLISHED = EnumSet.complementOf(EnumSet.of(Topic.JOURNAL));

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    @ConfigProperty(name = "frontlog.projecting.group")
    String group;

    @BeforeEach
    void load() throws IOException {
        LoadedScenario.load();
    }

    @Test
    void every_message_is_as_its_schema_says() throws Exception {
        var contract = new Contract();
        List<ConsumerRecord<String, byte[]>> messages = messages();

        assertThat(messages.stream().map(PublishedTest::type).distinct())
                .contains("theatre.recorded.v1", "strike.reported.v1", "report.amended.v1", "incidents.merged.v2")
                .contains(rows().map(Message::type).toArray(String[]::new));
        assertThat(messages)
                .filteredOn(
                        message -> message.value() != null && !message.topic().equals(Topic.DEAD_LETTERS.topic()))
                .allSatisfy(message -> assertThat(contract.errors(type(message), json(message)))
                        .as("%s %s: %s", message.topic(), message.key(), new String(message.value(), UTF_8))
                        .isEmpty());
    }

    /** As a consumer finds them: what it is told of a message, and in which form. */
    @Test
    void every_message_has_the_headers_and_the_key_that_the_document_names() throws Exception {
        append("unreadable", "{".getBytes(UTF_8));
        append("unreadable", null);
        var document = new AsyncApi();
        List<ConsumerRecord<String, byte[]>> messages = messages();

        assertThat(messages.stream().map(ConsumerRecord::topic).distinct()).hasSize(PUBLISHED.size());
        for (Topic topic : PUBLISHED) {
            AsyncApi.Message described =
                    document.messages(topic).values().iterator().next();
            JsonSchema headers = described.closedHeaders();
            JsonSchema key = Contract.schema(described.key());
            assertThat(messages)
                    .filteredOn(message -> message.topic().equals(topic.topic()))
                    .allSatisfy(message -> {
                        assertThat(headers.validate(headers(message)))
                                .as("%s %s", topic, headers(message))
                                .isEmpty();
                        assertThat(key.validate(JSON.valueToTree(message.key())))
                                .as("%s %s", topic, message.key())
                                .isEmpty();
                    });
        }
    }

    /** Something that is no event, as a faulty producer would leave it. */
    private void append(String key, byte[] value) throws Exception {
        try (var producer =
                new KafkaProducer<String, byte[]>(kafka, new StringSerializer(), new ByteArraySerializer())) {
            var record = new ProducerRecord<>(Topic.JOURNAL.topic(), key, value);
            record.headers().add("colour", "red".getBytes(UTF_8));
            RecordMetadata at = producer.send(record).get();
            awaitPublished(new TopicPartition(at.topic(), at.partition()), at.offset());
        }
    }

    /** All that stands on the topics once the scenario is there. */
    private List<ConsumerRecord<String, byte[]>> messages() throws Exception {
        String[] last =
                given().get("/v1/theatres/syria").getHeader("Frontlog-Position").split(":");
        awaitPublished(new TopicPartition(Topic.JOURNAL.topic(), Integer.parseInt(last[0])), Long.parseLong(last[1]));
        var settings = new HashMap<>(kafka);
        settings.put("isolation.level", "read_committed");
        try (var consumer =
                new KafkaConsumer<String, byte[]>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = PUBLISHED.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic.topic()).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var messages = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition)))
                consumer.poll(Duration.ofMillis(100)).forEach(messages::add);
            return messages;
        }
    }

    /** The group's offset is the next to publish. */
    private void awaitPublished(TopicPartition journal, long offset) throws Exception {
        try (Admin admin = Admin.create(kafka)) {
            long next = 0;
            while (next <= offset) {
                Thread.sleep(50);
                OffsetAndMetadata committed = admin.listConsumerGroupOffsets(group)
                        .partitionsToOffsetAndMetadata()
                        .get()
                        .get(journal);
                next = committed == null ? 0 : committed.offset();
            }
        }
    }

    /** By name. */
    private static JsonNode headers(ConsumerRecord<String, byte[]> message) {
        ObjectNode headers = JSON.createObjectNode();
        message.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        return headers;
    }

    private static Stream<Topic> rows() {
        return Arrays.stream(Topic.values()).filter(Topic::compacted);
    }

    private static String type(ConsumerRecord<String, byte[]> message) {
        return new String(message.headers().lastHeader("ce_type").value(), UTF_8);
    }

    private static JsonNode json(ConsumerRecord<String, byte[]> message) {
        try {
            return JSON.readTree(message.value());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
