package io.frontlog.projecting;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.Servers;
import io.frontlog.Syria;
import io.frontlog.journal.Journal;
import io.frontlog.journal.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

/** What the digests of read models go by, and what not. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class DigestsTest {
    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    @Inject
    Journal journal;

    @Inject
    Schemas schemas;

    @Inject
    BatchTransactions transactions;

    @Inject
    Models models;

    @Test
    void the_same_events_give_the_same_digests_however_they_are_cut_into_batches() {
        changing("digests-cut");
        var all = read("digests-cut");
        Map<String, String> answered = answered("digests-cut");

        assertThat(answered)
                .containsOnlyKeys(
                        "catalogue",
                        "control",
                        "events",
                        "incident-counts",
                        "incidents",
                        "merges",
                        "precedents",
                        "reports");
        for (int batch : List.of(1, 3, 1000)) {
            try (var replayed = new Replayed("digests_by_" + batch, schemas, transactions, models, journal)) {
                replayed.apply(all, batch);
                assertThat(replayed.digests().get("digests-cut"))
                        .as("by %d", batch)
                        .isEqualTo(answered);
            }
        }
    }

    @Test
    void one_more_event_changes_the_digests_of_what_it_concerns_and_no_others() {
        Syria syria = changing("digests-more");
        var before = answered("digests-more");

        syria.api().put("/sources/late", Syria.source("media", null)).then().statusCode(201);

        var changed = new TreeMap<>(answered("digests-more"));
        changed.entrySet().removeAll(before.entrySet());
        assertThat(changed).containsOnlyKeys("catalogue", "events");
    }

    @Test
    void a_theatre_tells_how_its_read_models_stand() {
        Syria syria = changing("digests-told");

        JsonPath told =
                syria.api().get("/projections").then().statusCode(200).extract().jsonPath();

        assertThat(told.getList("projections.version", Integer.class)).allMatch(version -> version >= 1);
        assertThat(told.getList("projections.lag.events", Long.class)).containsOnly(0L);
        assertThat(told.getList("projections.position", String.class)).containsOnly(told.getString("position"));
        new io.frontlog.Api("digests-nowhere").get("/projections").then().statusCode(404);
    }

    private static Syria changing(String theatre) {
        Syria syria = Syria.theatre(theatre);
        syria.with(
                Syria.BASELINE,
                "hts: hts captured all aleppo @2024-11-30",
                "sohr: hts captured all aleppo @2024-11-30");
        syria.file(Syria.strike("first", "aleppo", "2024-11-29", "gov"));
        syria.file(Syria.strike("second", "aleppo", "2024-11-30", "russia"));
        syria.file(Syria.strike("third", "idlib", "2024-11-30", "russia"));
        syria.retract("first");
        syria.api()
                .post("/incidents/second/merges", Map.of("absorbed", List.of("third")))
                .then()
                .statusCode(200);
        return syria;
    }

    private static Map<String, String> answered(String theatre) {
        List<Map<String, Object>> rows = new io.frontlog.Api(theatre)
                .get("/projections")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("projections");
        var digests = new TreeMap<String, String>();
        rows.forEach(row -> digests.put((String) row.get("model"), (String) row.get("digest")));
        return digests;
    }

    /** A theatre's partition of the journal. */
    private List<ConsumerRecord<String, byte[]>> read(String theatre) {
        var partition = new TopicPartition(Topic.JOURNAL.topic(), journal.partition(theatre));
        long end = journal.end(partition.partition()).toCompletableFuture().join();
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var consumer =
                new KafkaConsumer<>(new HashMap<>(kafka), new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            while (consumer.position(partition) < end)
                consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
        }
        return records;
    }
}
