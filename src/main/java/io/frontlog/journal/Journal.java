package io.frontlog.journal;

import io.frontlog.event.Event;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Kafka's {@code frontlog.journal}: append, and ask where it ends. */
@ApplicationScoped
public class Journal {
    private static final String LATE = "the journal did not confirm it in time; it is safe to repeat it under the same"
            + " id or Idempotency-Key, whether it was recorded or not";
    private final Map<String, Object> kafka;
    private final JournalConfig config;
    private final KafkaProducer<String, byte[]> producer;
    private final Admin admin;
    private final AtomicInteger inFlight = new AtomicInteger();
    /** {@code send} may block for its metadata, so no caller's thread calls it. */
    private final ThreadPoolExecutor sender;

    Journal(@Identifier("default-kafka-broker") Map<String, Object> kafka, JournalConfig config) {
        this.kafka = kafka;
        this.config = config;
        var settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "frontlog-journal");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        int timeout = (int) config.appendTimeout().toMillis();
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Math.min(1000, timeout));
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout / 2);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeout);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_RECORD);
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        admin = Admin.create(new HashMap<>(kafka));
        sender = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(config.maxInFlight()),
                task -> new Thread(task, "frontlog-journal-sender"));
    }

    /**
     * Appends, durably.
     *
     * @return the position, once every in-sync replica has it; or failed with {@link JournalUnavailable}
     */
    public CompletionStage<Appended> append(Submission submission) {
        var appended = new CompletableFuture<Appended>();
        if (inFlight.incrementAndGet() > config.maxInFlight()) {
            inFlight.decrementAndGet();
            return CompletableFuture.failedFuture(
                    new JournalUnavailable("too many appends are under way; nothing was accepted", null));
        }
        appended.whenComplete((position, failure) -> inFlight.decrementAndGet());
        long deadline = System.nanoTime() + config.appendTimeout().toNanos();
        try {
            sender.execute(() -> send(submission, deadline, appended));
        } catch (RejectedExecutionException e) {
            appended.completeExceptionally(
                    new JournalUnavailable("too many appends are under way; nothing was accepted", e));
        }
        return appended;
    }

    private void send(Submission submission, long deadline, CompletableFuture<Appended> appended) {
        if (System.nanoTime() > deadline) {
            appended.completeExceptionally(
                    new JournalUnavailable("the journal does not answer; nothing was accepted", null));
            return;
        }
        try {
            var kafka = EventCodec.write(Topic.JOURNAL.topic(), submission);
            byte[] digest = EventCodec.digest(submission.event(), kafka.value());
            producer.send(kafka, (metadata, failure) -> {
                if (failure == null) {
                    appended.complete(new Appended(new Position(metadata.partition(), metadata.offset()), digest));
                } else {
                    appended.completeExceptionally(new JournalUnavailable(LATE, failure));
                }
            });
        } catch (RuntimeException e) {
            appended.completeExceptionally(
                    new JournalUnavailable("the journal does not take records; nothing was accepted", e));
        }
    }

    /** The partition that holds a theatre: Kafka's own hash of its id. */
    public int partition(String theatre) {
        return BuiltInPartitioner.partitionForKey(theatre.getBytes(StandardCharsets.UTF_8), config.partitions());
    }

    public int partitions() {
        return config.partitions();
    }

    /** The offset that the next record of a partition will get. */
    public CompletionStage<Long> end(int partition) {
        var journal = new TopicPartition(Topic.JOURNAL.topic(), partition);
        return admin.listOffsets(Map.of(journal, OffsetSpec.latest()))
                .partitionResult(journal)
                .toCompletionStage()
                .thenApply(end -> end.offset());
    }

    /** When the record at a position was appended; null if there is none. */
    public @Nullable Instant recordedAt(Position position) {
        var partition = new TopicPartition(Topic.JOURNAL.topic(), position.partition());
        var settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, position.offset());
            for (var kafka : consumer.poll(config.appendTimeout()).records(partition)) {
                return Instant.ofEpochMilli(kafka.timestamp());
            }
            return null;
        } catch (OffsetOutOfRangeException e) {
            return null;
        }
    }

    /** @throws UnreadableRecord if this release cannot make an {@link Event} of it */
    public Recorded read(ConsumerRecord<String, byte[]> kafka) throws UnreadableRecord {
        return EventCodec.read(kafka);
    }

    @PreDestroy
    void close() {
        sender.shutdown();
        producer.close(Duration.ofSeconds(5));
        admin.close(Duration.ofSeconds(1));
    }
}
