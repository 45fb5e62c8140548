package io.frontlog.intake;

import static io.frontlog.intake.TwoRaids.TOGETHER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.Body;
import io.frontlog.Problems;
import io.frontlog.Servers;
import io.frontlog.journal.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** What an earlier release stored counts, and is repeated, as if this one had. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class FormerVersionsTest {
    private static final String PATH = "/incidents/one/merges";
    private static final Map<String, Object> TWO_ABSORBED = Body.of("absorbed", List.of("two"));

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    @Test
    void a_merge_of_the_first_version_counts_and_is_told_in_the_current_one() throws Exception {
        TwoRaids raids = merged("former-told");

        raids.post("Idempotency-Key", "former", PATH, TWO_ABSORBED);

        assertThat(raids.total()).isEqualTo(TOGETHER);
        assertThat(raids.syria().api().get("/events").asString())
                .contains("\"incidents.merged.v2\"", "{\"survivor\":\"one\",\"absorbed\":[\"two\"]}");
    }

    @Test
    void who_repeats_it_gets_the_first_answer_and_who_says_something_else_is_refused() throws Exception {
        TwoRaids raids = merged("former-repeated");

        Response again = raids.post("Idempotency-Key", "former", PATH, TWO_ABSORBED);
        Response other = raids.post("Idempotency-Key", "former", PATH, Body.with(TWO_ABSORBED, "note", "One raid"));

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.jsonPath().getInt("version")).isEqualTo(1);
        assertThat(Problems.pointers(other, 422, "id-reused")).isEmpty();
    }

    /** As a release before wrote it, for somebody who sent {@code Idempotency-Key: former}. */
    private TwoRaids merged(String theatre) throws Exception {
        TwoRaids raids = TwoRaids.theatre(theatre);
        var stored = new ProducerRecord<>(
                Topic.JOURNAL.topic(), theatre, "{\"incident\":\"one\",\"absorbed\":[\"two\"]}".getBytes(UTF_8));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", "key/former",
                        "ce_source", "/v1/theatres/" + theatre,
                        "ce_type", "incidents.merged.v1",
                        "ce_subject", "incident/one",
                        "content-type", "application/json")
                .forEach((name, text) -> stored.headers().add(name, text.getBytes(UTF_8)));
        try (var producer = new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(stored).get();
        }
        return raids;
    }
}
