package io.frontlog.topics;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.frontlog.Body;
import io.frontlog.Servers;
import io.frontlog.Syria;
import io.frontlog.embedded.LoadedScenario;
import io.frontlog.journal.Position;
import io.frontlog.journal.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What is published is what is answered, whatever is said and taken back. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class TopicsEqualAnswersTest {
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    private void check(String theatre) throws Exception {
        new TopicsEqualAnswers("http://127.0.0.1:" + RestAssured.port, bootstrap).check(theatre);
    }

    @Test
    void the_scenario_is_published_as_it_is_answered() throws Exception {
        LoadedScenario.load();

        check("syria");
    }

    @Test
    void what_is_merged_moved_amended_and_taken_back_is_published_as_it_is_answered() throws Exception {
        Syria syria = Syria.theatre("topics-changing");
        syria.with(
                Syria.BASELINE, "hts: hts captured all aleppo @2024-11-30", "sohr: hts captured all idlib @2024-11-29");
        syria.file(Syria.strike("first", "aleppo", "2024-11-29", "gov"));
        syria.file(Syria.strike("relay", "aleppo", "2024-11-30", "russia"));
        syria.file(Body.with(
                Syria.strike("nights", "idlib", "2024-11-28", "russia"),
                "when",
                Map.of("from", "2024-11-28", "to", "2024-11-30"),
                "strikes",
                Map.of("low", 2, "best", 5)));
        syria.file(Syria.strike("moved", "idlib", "2024-12-01", "russia"));
        syria.file(Syria.strike("gone", "airport", "2024-12-02", "russia"));
        check("topics-changing");

        syria.retract("gone");
        syria.retract("sohr");
        syria.assess("first", "discounted");
        syria.curate("moved", "incident", Body.of("incident", "relay"));
        syria.api()
                .post("/incidents/nights/merges", Body.of("absorbed", List.of("relay")))
                .then()
                .statusCode(200);
        syria.api()
                .put("/places/idlib", Syria.place("city", "aleppo-governorate"))
                .then()
                .statusCode(200);

        check("topics-changing");
    }

    @Test
    void an_event_that_comes_twice_and_a_row_that_is_not_answered_are_found() throws Exception {
        String theatre = "topics-spoilt";
        int partition = partition(Syria.theatre(theatre).with(Syria.BASELINE));
        try (var reader = new TopicReader(bootstrap)) {
            reader.awaitPublished(partition);
            var event = last(theatre, reader.read(Topic.EVENTS, partition, new ByteArrayDeserializer()));
            var row = last(theatre + "/aleppo", reader.read(Topic.CONTROL, partition, new ByteArrayDeserializer()));
            publish(event, theatre);
            publish(row, theatre + "/idlib");
        }

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> check(theatre))
                .withMessageContaining("comes twice")
                .withMessageContaining("control idlib")
                .withMessageContaining("3 differences");
    }

    private static int partition(Syria syria) {
        return Position.parse(syria.control("aleppo").getString("position")).partition();
    }

    private static <V> ConsumerRecord<String, V> last(String key, List<ConsumerRecord<String, V>> records) {
        return records.stream()
                .filter(kafka -> key.equals(kafka.key()))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private void publish(ConsumerRecord<String, byte[]> kafka, String key) throws Exception {
        Map<String, Object> client = Map.of("bootstrap.servers", bootstrap);
        try (var producer = new KafkaProducer<>(client, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(kafka.topic(), kafka.partition(), key, kafka.value(), kafka.headers()))
                    .get();
        }
    }
}
