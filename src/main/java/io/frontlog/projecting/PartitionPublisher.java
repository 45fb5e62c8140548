package io.frontlog.projecting;

import io.cloudevents.kafka.KafkaMessageFactory;
import io.frontlog.journal.Position;
import io.frontlog.journal.Topic;
import io.frontlog.journal.Topics;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what one partition has to tell, in Kafka transactions that also commit how far it has come: the group's offset
 * is the next one to publish. Everything is read from PostgreSQL, where it is final once it is there, so whoever takes over
 * makes the same messages from where the last transaction ended.
 *
 * <p>The partition's transactional id is the fence: the broker lets only the last who opened it write, after ending what the
 * one before had open. A publisher that was taken for dead writes nothing more, and if it still owns the partition it opens
 * the id again and goes on from what was committed; so at any failure.
 */
final class PartitionPublisher implements Runnable {
    private static final Logger LOG = Logger.getLogger(PartitionPublisher.class);
    private static final Duration TURN = Duration.ofSeconds(1);
    private static final int TRANSACTION_TIMEOUT = 30_000;
    /** Messages read at once. */
    private static final int PAGE = 1000;
    /** Offsets published in one transaction, at most. */
    private static final int SPAN = 2000;
    /** How often it looks for rows that a rebuild has changed. */
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final int partition;
    private final TopicPartition journal;
    private final Map<String, Object> kafka;
    private final Admin admin;
    private final Messages messages;
    private final DeadLetters deadLetters;
    private final Rebuilds rebuilds;
    private final Progress progress;
    private final ProjectingConfig config;
    private final Thread thread;
    private volatile boolean running = true;
    private volatile long published;
    private Republication anew = Republication.done(0);
    private long looked;
    private volatile @Nullable CompletableFuture<Void> waiting;

    PartitionPublisher(
            int partition,
            Map<String, Object> kafka,
            Admin admin,
            Messages messages,
            DeadLetters deadLetters,
            Rebuilds rebuilds,
            Progress progress,
            ProjectingConfig config) {
        this.partition = partition;
        this.journal = new TopicPartition(Topic.JOURNAL.topic(), partition);
        this.kafka = kafka;
        this.admin = admin;
        this.messages = messages;
        this.deadLetters = deadLetters;
        this.rebuilds = rebuilds;
        this.progress = progress;
        this.config = config;
        this.thread = new Thread(this, "frontlog-publisher-" + partition);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void stop() {
        running = false;
        CompletableFuture<Void> wait = waiting;
        if (wait != null) wait.cancel(false);
    }

    void join(long deadline) {
        try {
            thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    long lag() {
        return Math.max(0, progress.next(partition) - published);
    }

    @Override
    public void run() {
        while (running) {
            try {
                follow();
            } catch (ProducerFencedException | InvalidProducerEpochException e) {
                LOG.infof("publisher: partition %d was opened by another", partition);
                pause();
            } catch (RuntimeException e) {
                if (!running) return;
                LOG.warnf(e, "publisher: partition %d failed and will be tried again: %s", partition, e.getMessage());
                pause();
            }
        }
    }

    /** From what was committed on, until it is stopped or something fails. */
    private void follow() {
        KafkaProducer<String, byte[]> producer = open();
        try {
            producer.initTransactions();
            goOn();
            while (running) publish(producer);
        } finally {
            producer.close(Duration.ZERO); // between transactions, or in one that whoever opens the id next ends
        }
    }

    private KafkaProducer<String, byte[]> open() {
        String id = config.group() + "-publisher-" + partition;
        var settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, id);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TRANSACTION_TIMEOUT);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_PUBLISHED);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /** From where the last transaction ended. */
    private void goOn() {
        OffsetAndMetadata committed = committed();
        Republication found = committed == null ? null : Republication.read(committed.metadata());
        published = committed == null || found == null ? 0 : committed.offset();
        anew = found != null
                ? found
                : Republication.done(on(rebuilds.changed(0)).last());
        looked = System.nanoTime() - LOOK.toNanos();
    }

    /**
     * The group's offset is the next one to publish. One that a transaction has pending is left out of the answer: that is no answer, and it
     * is asked again.
     */
    private @Nullable OffsetAndMetadata committed() {
        try {
            Map<TopicPartition, OffsetAndMetadata> offsets = admin.listConsumerGroupOffsets(
                            Map.of(
                                    config.group(),
                                    new ListConsumerGroupOffsetsSpec().topicPartitions(List.of(journal))),
                            new ListConsumerGroupOffsetsOptions().requireStable(true))
                    .partitionsToOffsetAndMetadata(config.group())
                    .get();
            if (!offsets.containsKey(journal)) throw new IllegalStateException("the group's offset is pending");
            return offsets.get(journal);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the group's offset is not known: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void publish(KafkaProducer<String, byte[]> producer) {
        lookForChanges();
        if (anew.isDone()) awaitMore();
        long from = published;
        long applied = Math.max(from, progress.next(partition));
        if (applied == from && anew.isDone() || !running) return;
        long before = Math.min(applied, from + SPAN);
        producer.beginTransaction();
        if (before > from) publish(producer, from, before);
        Republication after = anew.isDone() ? anew : publishAnew(producer);
        producer.sendOffsetsToTransaction(
                Map.of(journal, new OffsetAndMetadata(before, after.metadata())),
                new ConsumerGroupMetadata(config.group()));
        producer.commitTransaction();
        published = before;
        anew = after;
    }

    private void publish(KafkaProducer<String, byte[]> producer, long from, long before) {
        Cursor next = Cursor.before(from);
        for (boolean last = false; !last; ) {
            Messages.Page page = on(messages.of(partition, next, before, PAGE));
            page.messages().forEach(message -> producer.send(kafka(message)));
            next = page.next();
            last = page.last();
        }
        on(deadLetters.read(partition, from, before)).forEach(producer::send);
    }

    /** A page of the rows that a rebuild has changed, as they are now. */
    private Republication publishAnew(KafkaProducer<String, byte[]> producer) {
        String[] models = on(rebuilds.changed(anew.done())).models();
        Messages.Page page = on(messages.of(partition, models, anew.at(), anew.before(), PAGE));
        page.messages().forEach(message -> producer.send(kafka(message)));
        return anew.at(page);
    }

    private void lookForChanges() {
        if (!anew.isDone() || System.nanoTime() - looked < LOOK.toNanos()) return;
        looked = System.nanoTime();
        long last = on(rebuilds.changed(anew.done())).last();
        if (last > anew.done()) anew = anew.begin(last, published);
    }

    private <T> T on(Future<T> future) {
        return Waiting.on(future, config.statementTimeout());
    }

    /** Returns when there is more to publish, or after a while. */
    private void awaitMore() {
        CompletableFuture<Void> more = progress.reached(new Position(partition, published));
        waiting = more;
        try {
            if (running) more.get(TURN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | CancellationException | ExecutionException e) {
            more.cancel(false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        } finally {
            waiting = null;
        }
    }

    private static ProducerRecord<String, byte[]> kafka(Message message) {
        return KafkaMessageFactory.<String>createWriter(
                        message.topic().topic(),
                        message.partition(),
                        message.recordedAt().toEpochMilli(),
                        message.key())
                .writeBinary(message.cloudEvent());
    }

    private void pause() {
        try {
            if (running) TimeUnit.NANOSECONDS.sleep(config.retryPause().toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
