package io.frontlog.projecting;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.frontlog.journal.Topics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;

/**
 * What could not be read goes to {@code frontlog.dead-letters}, as it was, with its position and the reason. Not a proxied
 * bean: its counter is to be seen from the start, at 0, or no alarm could tell the first letter.
 */
@Singleton
class DeadLetters {
    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final KafkaProducer<String, byte[]> producer;
    private final Counter count;
    /** The last offset of each partition that was sent from here; of the projector's thread alone. */
    private final Map<Integer, Long> sent = new HashMap<>();

    DeadLetters(@Identifier("default-kafka-broker") Map<String, Object> kafka, MeterRegistry metrics) {
        var settings = new HashMap<>(kafka);
        settings.put("client.id", "frontlog-dead-letters");
        settings.put("acks", "all");
        settings.put("enable.idempotence", "true");
        settings.put("max.request.size", Topics.MAX_RECORD);
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        count = Counter.builder("frontlog.dead.letters")
                .description("Records of the journal that could not be read")
                .register(metrics);
    }

    /**
     * Returns when it is durable. A batch that is tried again does not send it again; another process that takes over may,
     * with the same position.
     */
    void send(ConsumerRecord<String, byte[]> unreadable, String reason) {
        if (unreadable.offset() <= sent.getOrDefault(unreadable.partition(), -1L)) return;
        String position = unreadable.partition() + ":" + unreadable.offset();
        var letter =
                new ProducerRecord<>(Topics.DEAD_LETTERS, unreadable.partition(), unreadable.key(), unreadable.value());
        unreadable.headers().forEach(letter.headers()::add);
        letter.headers().add("frontlog_position", position.getBytes(UTF_8));
        letter.headers().add("frontlog_reason", reason.getBytes(UTF_8));
        try {
            producer.send(letter).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a dead letter could not be written", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        sent.put(unreadable.partition(), unreadable.offset());
        count.increment();
        LOG.errorf("dead letter: position=%s theatre=%s reason=%s", position, unreadable.key(), reason);
    }

    @PreDestroy
    void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
