package io.frontlog.contract;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is published of the scenario is as the schema that its {@code ce_type} names says: every event and every row. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class PublishedTest {
    private static final ObjectMapper JSON = new ObjectMapper();

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
                .contains("theatre.recorded.v1", "strike.reported.v1", "report.amended.v1", "incidents.merged.v1")
                .contains(rows().map(Message::type).toArray(String[]::new));
        assertThat(messages).filteredOn(message -> message.value() != null).allSatisfy(message -> assertThat(
                        contract.errors(type(message), json(message)))
                .as("%s %s: %s", message.topic(), message.key(), new String(message.value(), UTF_8))
                .isEmpty());
    }

    /** All that stands on the topics once the scenario is there. */
    private List<ConsumerRecord<String, byte[]>> messages() throws Exception {
        awaitPublished();
        var settings = new HashMap<>(kafka);
        settings.put("isolation.level", "read_committed");
        try (var consumer =
                new KafkaConsumer<String, byte[]>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = Stream.concat(Stream.of(Topic.EVENTS), rows())
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

    /** The group's offset is the next to publish; the journal's position is the scenario's last, or later. */
    private void awaitPublished() throws Exception {
        String[] position =
                given().get("/v1/theatres/syria").getHeader("Frontlog-Position").split(":");
        var journal = new TopicPartition(Topic.JOURNAL.topic(), Integer.parseInt(position[0]));
        try (Admin admin = Admin.create(kafka)) {
            long published = 0;
            while (published <= Long.parseLong(position[1])) {
                Thread.sleep(50);
                OffsetAndMetadata committed = admin.listConsumerGroupOffsets(group)
                        .partitionsToOffsetAndMetadata()
                        .get()
                        .get(journal);
                published = committed == null ? 0 : committed.offset();
            }
        }
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
