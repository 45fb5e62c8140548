package io.frontlog.projecting;

import io.frontlog.journal.Journal;
import io.frontlog.journal.Topic;
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

/** Some partitions of a {@link Replay}, one batch after the other. */
final class Lane implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<String, byte[]> consumer;
    private final BatchTransaction transaction;
    private final Applier applier;

    /** @param from the next offset of each of its partitions */
    Lane(
            Map<String, Object> kafka,
            Journal journal,
            Map<Integer, Long> from,
            BatchTransaction transaction,
            int batchSize) {
        var settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "frontlog-rebuild");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, batchSize);
        this.consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        this.transaction = transaction;
        this.applier = new Applier(journal, transaction, applied -> {});
        applier.next().putAll(from);
        consumer.assign(from.keySet().stream().map(Lane::journal).toList());
        from.forEach((partition, offset) -> consumer.seek(journal(partition), offset));
    }

    private static TopicPartition journal(int partition) {
        return new TopicPartition(Topic.JOURNAL.topic(), partition);
    }

    /** The next offset of each of its partitions. */
    Map<Integer, Long> next() {
        return applier.next();
    }

    /** How many events its partitions hold. */
    long journal() {
        return consumer.endOffsets(consumer.assignment()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    boolean isBehind(Map<Integer, Long> ends) {
        return next().entrySet().stream().anyMatch(next -> next.getValue() < ends.getOrDefault(next.getKey(), 0L));
    }

    /** Applies a batch, nothing of it behind the offsets. */
    void turn(Map<Integer, Long> ends) {
        var open = new ArrayList<TopicPartition>();
        var reached = new ArrayList<TopicPartition>();
        next().forEach((partition, next) ->
                (next < ends.getOrDefault(partition, 0L) ? open : reached).add(journal(partition)));
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

    @Override
    public void close() {
        transaction.close();
        consumer.close();
    }
}
