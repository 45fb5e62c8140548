package io.frontlog.projecting;

import io.frontlog.journal.Journal;
import io.frontlog.journal.Topic;
import io.frontlog.projecting.Applier.Applied;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * The poll loop: takes what the journal has, a batch at a time, into {@link BatchTransaction}. Where it stands is
 * PostgreSQL's to say: after every assignment and every failure it seeks to what is written there. While PostgreSQL is
 * away it stays in its group, paused. What the batches made goes out from the {@link Publisher}, behind it.
 */
@ApplicationScoped
public class Projector implements Runnable, ConsumerRebalanceListener {
    private static final Logger LOG = Logger.getLogger(Projector.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration REPORT = Duration.ofSeconds(1);

    private final Applier applier;
    private final Offsets offsets;
    private final DeadLetters deadLetters;
    private final Publisher publisher;
    private final Outcomes outcomes;
    private final Progress progress;
    private final ProjectingConfig config;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread thread = new Thread(this, "frontlog-projector");

    /** Owned, but to be sought first. */
    private final Set<TopicPartition> unsought = new HashSet<>();

    private volatile boolean running = true;
    private volatile long turned = System.nanoTime();
    private long reported = turned;
    /** When a failed batch may be tried again. */
    private long notBefore = turned;

    private volatile boolean isBehind;
    private volatile long lag;

    Projector(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Journal journal,
            BatchTransactions transactions,
            Offsets offsets,
            DeadLetters deadLetters,
            Publisher publisher,
            Outcomes outcomes,
            Progress progress,
            ProjectingConfig config,
            MeterRegistry metrics) {
        this.applier = new Applier(journal, transactions.live(), this::tell);
        this.offsets = offsets;
        this.deadLetters = deadLetters;
        this.publisher = publisher;
        this.outcomes = outcomes;
        this.progress = progress;
        this.config = config;
        var settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, config.group());
        settings.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "consumer");
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "frontlog-projector");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.batchSize());
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        Gauge.builder("frontlog.projector.lag", () -> lag)
                .description("Records of the owned partitions that are not applied yet")
                .register(metrics);
    }

    void start() {
        thread.start();
    }

    /** Whether the loop runs, has turned lately, and reads a journal that goes on from where it is. */
    boolean isAlive() {
        return !isBehind
                && thread.isAlive()
                && publisher.isAlive()
                && System.nanoTime() - turned < config.stallTimeout().toNanos();
    }

    void stop() {
        running = false;
        consumer.wakeup();
        try {
            thread.join(Duration.ofSeconds(20).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void run() {
        try (consumer) {
            consumer.subscribe(List.of(Topic.JOURNAL.topic()), this);
            while (running) turn();
        } catch (WakeupException e) {
            LOG.debug("woken to stop");
        }
    }

    private void turn() {
        turned = System.nanoTime();
        try {
            seek();
            apply(consumer.poll(unsought.isEmpty() ? POLL : config.retryPause()));
            report();
        } catch (WakeupException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.errorf(e, "projector: a batch failed and will be tried again: %s", e.getMessage());
            unseek(consumer.assignment());
            notBefore = turned + config.retryPause().toNanos();
        }
    }

    /** For those who watch the metric. */
    private void report() {
        if (turned - reported < REPORT.toNanos()) return;
        reported = turned;
        lag = consumer.assignment().stream()
                .filter(p -> applier.next().containsKey(p.partition()))
                .mapToLong(p -> consumer.currentLag(p).orElse(0))
                .sum();
    }

    private void seek() {
        if (unsought.isEmpty() || turned < notBefore) return;
        try {
            Map<Integer, Long> written = offsets.read();
            for (TopicPartition partition : unsought) {
                long offset = written.getOrDefault(partition.partition(), 0L);
                refuseJournalOfThePast(partition, offset);
                consumer.seek(partition, offset);
                applier.next().put(partition.partition(), offset);
                progress.advance(partition.partition(), offset);
            }
            consumer.resume(unsought);
            unsought.clear();
            isBehind = false;
        } catch (RuntimeException e) {
            LOG.warnf("projector: it does not know where to go on, asking again: %s", e.getMessage());
        }
    }

    /** A journal that ends before what was applied has lost records: new ones would be taken for old. */
    private void refuseJournalOfThePast(TopicPartition partition, long applied) {
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        if (end >= applied) return;
        isBehind = true;
        throw new IllegalStateException("partition " + partition.partition() + " of the journal ends at " + end
                + ", but the read models hold it up to " + applied
                + ": records were lost, or this is the database of another journal. Restore the journal, or empty the"
                + " read models to have them rebuilt");
    }

    private void unseek(Collection<TopicPartition> partitions) {
        forget(partitions);
        unsought.addAll(partitions);
        consumer.pause(partitions);
    }

    private void forget(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> applier.next().remove(partition.partition()));
    }

    private void apply(ConsumerRecords<String, byte[]> polled) {
        applier.apply(polled.partitions().stream()
                .flatMap(p -> polled.records(p).stream())
                .toList());
    }

    private void tell(Applied applied) {
        turned = System.nanoTime();
        deadLetters.tell(applied.letters());
        progress.advance(applied.ends(), () -> applied.outcomes().forEach(outcomes::tell));
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        unseek(partitions);
        for (TopicPartition partition : partitions) {
            progress.own(partition.partition(), true);
            publisher.begin(partition.partition());
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> progress.own(partition.partition(), false));
        publisher.end(partitions.stream().map(TopicPartition::partition).toList());
        forget(partitions);
        unsought.removeAll(partitions);
        if (unsought.isEmpty()) isBehind = false;
    }
}
