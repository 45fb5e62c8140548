package io.frontlog.projecting;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;

/**
 * Publishes what the projector has made, each partition by a thread of its own: see {@link PartitionPublisher}. Not a
 * proxied bean: its metric is to be seen from the start.
 */
@Singleton
class Publisher {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Map<String, Object> kafka;
    private final Admin admin;
    private final Messages messages;
    private final DeadLetters deadLetters;
    private final Rebuilds rebuilds;
    private final Progress progress;
    private final ProjectingConfig config;
    private final Map<Integer, PartitionPublisher> partitions = new ConcurrentHashMap<>();

    Publisher(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Messages messages,
            DeadLetters deadLetters,
            Rebuilds rebuilds,
            Progress progress,
            ProjectingConfig config,
            MeterRegistry metrics) {
        this.kafka = kafka;
        this.admin = Admin.create(new HashMap<>(kafka));
        this.messages = messages;
        this.deadLetters = deadLetters;
        this.rebuilds = rebuilds;
        this.progress = progress;
        this.config = config;
        Gauge.builder("frontlog.publisher.lag", partitions, all -> all.values().stream()
                        .mapToLong(PartitionPublisher::lag)
                        .sum())
                .description("Records of the owned partitions that are applied, but not published yet")
                .register(metrics);
    }

    void begin(int partition) {
        partitions.computeIfAbsent(partition, p -> {
            var publisher = new PartitionPublisher(p, kafka, admin, messages, deadLetters, rebuilds, progress, config);
            publisher.start();
            return publisher;
        });
    }

    /** Returns when they have finished what they were at, or have taken too long and will be fenced. */
    void end(Collection<Integer> ended) {
        var ending = ended.stream()
                .map(partitions::remove)
                .filter(publisher -> publisher != null)
                .toList();
        ending.forEach(PartitionPublisher::stop);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        ending.forEach(publisher -> publisher.join(deadline));
    }

    boolean isAlive() {
        return partitions.values().stream().allMatch(PartitionPublisher::isAlive);
    }

    @PreDestroy
    void close() {
        end(partitions.keySet());
        admin.close(Duration.ofSeconds(1));
    }
}
