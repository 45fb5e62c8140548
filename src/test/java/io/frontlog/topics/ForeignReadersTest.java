package io.frontlog.topics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.frontlog.Body;
import io.frontlog.Servers;
import io.frontlog.Syria;
import io.frontlog.Tool;
import io.frontlog.journal.Position;
import io.frontlog.journal.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The CloudEvents SDK and kcat read in every topic what was said, what follows from it and what is no more: each once. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class ForeignReadersTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    /** Reads a partition of a topic. */
    private interface Reader {
        List<Foreign> read(Topic topic, int partition, String bootstrap) throws Exception;
    }

    /** A theatre in which something is said, then taken back; and where what was said stands in the journal. */
    private final class Told {
        private final String theatre;
        private final Syria syria;
        private final Position control;
        private final Position strike;
        private final Position noControl;
        private final Position noStrike;
        private final Position letter;

        /** Each is published before the next comes, or a row might go before anybody heard of it. */
        Told(String theatre) throws Exception {
            this.theatre = theatre;
            syria = Syria.theatre(theatre);
            control = published(syria.api().post("/reports", Syria.said(Syria.BASELINE)));
            strike = published(syria.api().post("/reports", Syria.strike("s-1", "aleppo", "2024-11-30", "russia")));
            var back = Body.of("reason", "source_withdrew");
            noControl = published(syria.api().post("/reports/base/retraction", back));
            noStrike = published(syria.api().post("/reports/s-1/retraction", back));
            letter = spoil();
        }

        private Position published(Response answer) throws Exception {
            assertThat(answer.statusCode()).as(answer.asString()).isBetween(200, 201);
            Position position = Position.parse(answer.header("Frontlog-Position"));
            await(position.partition());
            return position;
        }

        private void await(int partition) throws Exception {
            try (var reader = new TopicReader(bootstrap)) {
                reader.awaitPublished(partition);
            }
        }

        /** Somebody writes to the journal what is no event. */
        private Position spoil() throws Exception {
            Map<String, Object> client = Map.of("bootstrap.servers", bootstrap);
            try (var producer = new KafkaProducer<>(client, new StringSerializer(), new ByteArraySerializer())) {
                var kafka = new ProducerRecord<>(
                        Topic.JOURNAL.topic(), strike.partition(), theatre, "no event".getBytes(UTF_8));
                kafka.headers().add("colour", "red".getBytes(UTF_8));
                var position = new Position(
                        strike.partition(), producer.send(kafka).get().offset());
                await(position.partition());
                return position;
            }
        }

        /** What a reader finds of the theatre in a topic. */
        List<Foreign> read(Topic topic, Reader reader) throws Exception {
            return reader.read(topic, strike.partition(), bootstrap).stream()
                    .filter(message ->
                            message.key().equals(theatre) || message.key().startsWith(theatre + "/"))
                    .toList();
        }
    }

    @Test
    void the_sdk_of_cloudevents_reads_all_of_it() throws Exception {
        check(new Told("foreign-sdk"), Foreign::bySdk);
    }

    @Test
    void kcat_reads_all_of_it() throws Exception {
        Tool.needs("kcat");

        check(new Told("foreign-kcat"), Foreign::byKcat);
    }

    private static void check(Told told, Reader reader) throws Exception {
        events(told, told.read(Topic.EVENTS, reader));
        rows(told, told.read(Topic.CONTROL, reader), "aleppo", told.control, told.noControl, "status", "controlled");
        rows(told, told.read(Topic.INCIDENTS, reader), "s-1", told.strike, told.noStrike, "state", "live");
        rows(told, told.read(Topic.PRECEDENTS, reader), "s-1", told.strike, told.noStrike, "kind", "strike");
        List<Foreign> counts = told.read(Topic.INCIDENT_COUNTS, reader);
        for (String area : List.of("aleppo-governorate", "syria")) {
            rows(told, counts, area + "/2024-11-30/strike", told.strike, told.noStrike, "region", area);
        }
        deadLetters(told, told.read(Topic.DEAD_LETTERS, reader));
        nothingTwice(told, reader);
    }

    private static void events(Told told, List<Foreign> events) throws Exception {
        assertThat(events.subList(events.size() - 4, events.size()))
                .extracting(
                        e -> e.get("id"),
                        e -> e.get("type"),
                        e -> e.get("subject"),
                        e -> e.get("subjectversion"),
                        e -> e.get("position"))
                .containsExactly(
                        tuple("report/base", "control.reported.v1", "report/base", "1", told.control.toString()),
                        tuple("report/s-1", "strike.reported.v1", "report/s-1", "1", told.strike.toString()),
                        tuple(
                                events.get(events.size() - 2).get("id"),
                                "report.retracted.v1",
                                "report/base",
                                "2",
                                told.noControl.toString()),
                        tuple(
                                events.get(events.size() - 1).get("id"),
                                "report.retracted.v1",
                                "report/s-1",
                                "2",
                                told.noStrike.toString()));
        assertThat(events).extracting(Foreign::key).containsOnly(told.theatre);
        events.forEach(event -> envelope(told, event));

        JsonNode strike = JSON.readTree(events.get(events.size() - 3).data());
        assertThat(strike.path("kind").asText()).isEqualTo("strike");
        assertThat(strike.path("place").asText()).isEqualTo("aleppo");
        assertThat(strike.at("/when/from").asText()).isEqualTo("2024-11-30");
        assertThat(strike.at("/participants/0/actor").asText()).isEqualTo("russia");
    }

    /** A row came by one event and went by another. */
    private static void rows(
            Told told, List<Foreign> topic, String id, Position came, Position went, String field, String value)
            throws Exception {
        List<Foreign> rows = topic.stream()
                .filter(row -> row.key().equals(told.theatre + "/" + id))
                .toList();
        String title = rows.get(0).topic().substring("frontlog.".length());

        assertThat(rows)
                .extracting(
                        row -> row.get("id"),
                        row -> row.get("type"),
                        row -> row.get("subject"),
                        row -> row.get("position"))
                .containsExactly(
                        tuple(title + "/" + id + "@" + came, title + ".row.v1", id, came.toString()),
                        tuple(title + "/" + id + "@" + went, title + ".row.v1", id, went.toString()));
        rows.forEach(row -> envelope(told, row));
        JsonNode data = JSON.readTree(rows.get(0).data());
        assertThat(data.path(field).asText()).isEqualTo(value);
        assertThat(data.path("position").asText()).isEqualTo(came.toString());
        assertThat(rows.get(1).data()).isNull();
    }

    private static void envelope(Told told, Foreign message) {
        assertThat(message.get("specversion")).isEqualTo("1.0");
        assertThat(message.get("source")).isEqualTo("/v1/theatres/" + told.theatre);
        assertThat(Instant.parse(message.get("time"))).isEqualTo(message.timestamp());
        assertThat(message.get("datacontenttype")).isEqualTo(message.data() == null ? null : "application/json");
    }

    private static void deadLetters(Told told, List<Foreign> letters) {
        assertThat(letters).hasSize(1);
        Foreign letter = letters.get(0);
        assertThat(letter.get("id")).isEqualTo(told.letter.toString());
        assertThat(letter.get("type")).isEqualTo("record.unreadable.v1");
        assertThat(letter.get("source")).isEqualTo("/frontlog.journal");
        assertThat(letter.get("position")).isEqualTo(told.letter.toString());
        assertThat(letter.get("reason")).isNotBlank();
        assertThat(letter.get("original.colour")).isEqualTo("red");
        assertThat(letter.data()).isEqualTo("no event");
    }

    private static void nothingTwice(Told told, Reader reader) throws Exception {
        var ids = new ArrayList<String>();
        for (Topic topic :
                Arrays.stream(Topic.values()).filter(t -> t != Topic.JOURNAL).toList()) {
            told.read(topic, reader).forEach(message -> ids.add(message.topic() + " " + message.get("id")));
        }
        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(20);
    }
}
