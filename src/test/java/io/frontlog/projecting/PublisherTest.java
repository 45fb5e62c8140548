package io.frontlog.projecting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frontlog.Servers;
import io.frontlog.Syria;
import io.frontlog.journal.Journal;
import io.frontlog.journal.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** Two publishers of one partition: the broker lets the later one write. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class PublisherTest {
    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    @Inject
    Journal journal;

    @Inject
    ProjectingConfig config;

    @Inject
    Messages messages;

    @Inject
    DeadLetters deadLetters;

    @Inject
    Rebuilds rebuilds;

    @Inject
    Progress progress;

    @Test
    void who_is_fenced_writes_nothing_more_and_opens_it_anew_while_the_partition_is_its_own() {
        Syria syria = Syria.theatre("publisher-fenced").with("mint: gov retained all aleppo @2024-11-26");
        try (var intruder = intruder("publisher-fenced")) {
            intruder.initTransactions(); // fences the service's own
            intruder.beginTransaction();
            intruder.send(new ProducerRecord<>(
                    Topic.EVENTS.topic(),
                    journal.partition("publisher-fenced"),
                    "publisher-fenced",
                    "{\"intruder\":true}".getBytes(UTF_8)));
            intruder.flush();

            syria.with("hts: hts captured all aleppo @2024-11-30"); // the service finds out, and fences the intruder

            List<String> told = awaitEvents("publisher-fenced", 17);
            assertThatThrownBy(intruder::commitTransaction).isInstanceOf(KafkaException.class);
            assertThat(told).doesNotHaveDuplicates().hasSize(17);
        }
    }

    @Test
    void a_duplicate_and_what_is_refused_are_not_published() {
        Syria syria = Syria.theatre("publisher-refused").with("mint: gov retained all aleppo @2024-11-26");
        syria.api()
                .post("/reports", Syria.said("mint: gov retained all aleppo @2024-11-26"))
                .then()
                .statusCode(201);
        syria.retract("mint");
        syria.api()
                .post("/reports/mint/retraction", Map.of("reason", "source_withdrew"))
                .then()
                .statusCode(409);
        syria.with("ap: gov retained all aleppo @2024-11-26");

        List<String> told = awaitEvents("publisher-refused", 18);

        assertThat(told.subList(15, 18))
                .containsExactly(
                        "control.reported.v1 report/mint 1",
                        "report.retracted.v1 report/mint 2",
                        "control.reported.v1 report/ap 1");
    }

    @Test
    void brokers_whose_name_is_not_known_for_now_end_no_publisher() {
        var nowhere = new HashMap<>(kafka);
        nowhere.put("bootstrap.servers", "nowhere.invalid:9092");
        try (Admin admin = Admin.create(new HashMap<>(kafka))) {
            var publisher =
                    new PartitionPublisher(0, nowhere, admin, messages, deadLetters, rebuilds, progress, config);
            publisher.start();
            publisher.join(System.nanoTime() + Duration.ofSeconds(2).toNanos());

            assertThat(publisher.isAlive()).isTrue();
            publisher.stop();
        }
    }

    private KafkaProducer<String, byte[]> intruder(String theatre) {
        var settings = new HashMap<>(kafka);
        settings.put("transactional.id", config.group() + "-publisher-" + journal.partition(theatre));
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /** What was published of a theatre, once there are so many events; all that comes in half a second more. */
    private List<String> awaitEvents(String theatre, int expected) {
        var settings = new HashMap<>(kafka);
        settings.put("isolation.level", "read_committed");
        settings.put("auto.offset.reset", "earliest");
        var events = new TopicPartition(Topic.EVENTS.topic(), journal.partition(theatre));
        var told = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(events));
            consumer.seekToBeginning(List.of(events));
            for (int i = 0; i < 60 && told.size() < expected; i++) take(consumer, theatre, told, 500);
            take(consumer, theatre, told, 500);
        }
        assertThat(told).hasSizeGreaterThanOrEqualTo(expected);
        return told;
    }

    private static void take(
            KafkaConsumer<String, byte[]> consumer, String theatre, List<String> told, int milliseconds) {
        for (ConsumerRecord<String, byte[]> kafka : consumer.poll(Duration.ofMillis(milliseconds))) {
            if (kafka.key().equals(theatre)) {
                told.add(header(kafka, "ce_type") + " " + header(kafka, "ce_subject") + " "
                        + header(kafka, "ce_subjectversion"));
            }
        }
    }

    private static String header(ConsumerRecord<String, byte[]> kafka, String name) {
        var header = kafka.headers().lastHeader(name);
        return header == null ? "none" : new String(header.value(), UTF_8);
    }
}
