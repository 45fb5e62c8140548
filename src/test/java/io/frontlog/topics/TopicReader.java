package io.frontlog.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.journal.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads topics from their beginning to what is their end, with a plain consumer that reads what is committed. */
public final class TopicReader implements AutoCloseable {
    /** Longer than what a killed publisher leaves open stays so. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final String GROUP = "frontlog-projector";

    private final String bootstrap;
    private final Admin admin;

    public TopicReader(String bootstrap) {
        this.bootstrap = bootstrap;
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
    }

    /**
     * Waits until all that stands in a partition of the journal is published.
     *
     * @return the journal's end: the offset of the next record
     */
    public long awaitPublished(int partition) throws ExecutionException, InterruptedException {
        var journal = new TopicPartition(Topic.JOURNAL.topic(), partition);
        long end = end(journal);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (published(journal) < end) {
            assertThat(System.nanoTime())
                    .as("%s is published up to %d of %d", journal, published(journal), end)
                    .isLessThan(deadline);
            Thread.sleep(20);
        }
        return end;
    }

    /** What a partition of a topic holds. */
    public <V> List<ConsumerRecord<String, V>> read(Topic topic, int partition, Deserializer<V> values)
            throws ExecutionException, InterruptedException {
        Map<String, Object> client = Map.of(
                "bootstrap.servers", bootstrap, "isolation.level", "read_committed", "auto.offset.reset", "earliest");
        var records = new ArrayList<ConsumerRecord<String, V>>();
        var source = new TopicPartition(topic.topic(), partition);
        long end = end(source);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (var consumer = new KafkaConsumer<>(client, new StringDeserializer(), values)) {
            consumer.assign(List.of(source));
            consumer.seekToBeginning(List.of(source));
            while (consumer.position(source) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
                assertThat(System.nanoTime())
                        .as("%s is read up to %d of %d", source, consumer.position(source), end)
                        .isLessThan(deadline);
            }
        }
        return records;
    }

    private long end(TopicPartition partition) throws ExecutionException, InterruptedException {
        return admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                .partitionResult(partition)
                .get()
                .offset();
    }

    /** The group's offset is the next to publish. */
    private long published(TopicPartition journal) throws ExecutionException, InterruptedException {
        var committed = admin.listConsumerGroupOffsets(
                        Map.of(GROUP, new ListConsumerGroupOffsetsSpec().topicPartitions(List.of(journal))),
                        new ListConsumerGroupOffsetsOptions().requireStable(true))
                .partitionsToOffsetAndMetadata(GROUP)
                .get()
                .get(journal);
        return committed == null ? 0 : committed.offset();
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
