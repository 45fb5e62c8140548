package io.frontlog.projecting;

import io.frontlog.journal.Journal;
import io.frontlog.journal.Topic;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Applies the journal to a schema beside the live one, from where that stands: by a consumer of its own and without a group,
 * so that nobody else notices.
 */
final class Replay implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<String, byte[]> consumer;
    private final BatchTransaction transaction;
    private final Applier applier;

    Replay(
            Map<String, Object> kafka,
            Journal journal,
            Pool schema,
            BatchTransaction transaction,
            ProjectingConfig config) {
        var settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "frontlog-rebuild");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.batchSize());
        this.consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        this.transaction = transaction;
        this.applier = new Applier(journal, transaction, applied -> {});
        applier.next().putAll(Waiting.on(Offsets.read(schema), config.statementTimeout()));
        consumer.assign(applier.next().keySet().stream().map(Replay::journal).toList());
        applier.next().forEach((partition, offset) -> consumer.seek(journal(partition), offset));
    }

    private static TopicPartition journal(int partition) {
        return new TopicPartition(Topic.JOURNAL.topic(), partition);
    }

    /** The next offset of each partition. */
    Map<Integer, Long> next() {
        return Map.copyOf(applier.next());
    }

    /** How many events it has applied since the journal began. */
    long events() {
        return applier.next().values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many events there are. */
    long journal() {
        return consumer.endOffsets(consumer.assignment()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** How many events it is behind some offsets. */
    long behind(Map<Integer, Long> ends) {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - applier.next().getOrDefault(end.getKey(), 0L)))
                .sum();
    }

    /** Applies a batch, nothing of it behind the offsets. */
    void turn(Map<Integer, Long> ends) {
        var open = new ArrayList<TopicPartition>();
        var reached = new ArrayList<TopicPartition>();
        applier.next().forEach((partition, next) -> (next < ends.getOrDefault(partition, 0L) ? open : reached)
                .add(journal(partition)));
        consumer.pause(reached);
        consumer.resume(open);
        var batch = new ArrayList<ConsumerRecord<String, byte[]>>();
        var polled = consumer.poll(POLL);
        for (TopicPartition partition : polled.partitions()) {
            long end = ends.getOrDefault(partition.partition(), 0L);
            List<ConsumerRecord<String, byte[]>> records = polled.records(partition);
            records.stream().filter(kafka -> kafka.offset() < end).forEach(batch::add);
            if (records.get(records.size() - 1).offset() >= end) consumer.seek(partition, end);
        }
        applier.apply(batch);
    }

    /** Applies everything before the offsets. */
    void until(Map<Integer, Long> ends) {
        while (behind(ends) > 0) turn(ends);
    }

    @Override
    public void close() {
        transaction.close();
        consumer.close();
    }
}
