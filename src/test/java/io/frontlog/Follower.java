package io.frontlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A consumer of {@code frontlog.events} that reads what is committed, from the first record on and all the while. */
final class Follower implements AutoCloseable {
    private static final String TOPIC = "frontlog.events";

    private final Thread thread = new Thread(this::follow, "follower");
    private final String bootstrap;
    private final List<String> wrong = new ArrayList<>();
    private final Map<String, Integer> events = new ConcurrentHashMap<>();
    private volatile boolean running = true;
    private volatile long longestPause;

    Follower(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    Follower start() {
        thread.start();
        return this;
    }

    private void follow() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrap, "isolation.level", "read_committed", "auto.offset.reset", "earliest");
        var last = new HashMap<Integer, Long>();
        var ids = new HashSet<String>();
        long heard = System.nanoTime();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> all = consumer.partitionsFor(TOPIC, Duration.ofMinutes(1)).stream()
                    .map(p -> new TopicPartition(TOPIC, p.partition()))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            while (running) {
                var records = consumer.poll(Duration.ofMillis(100));
                if (records.isEmpty()) continue;
                if (!events.isEmpty()) longestPause = Math.max(longestPause, System.nanoTime() - heard);
                heard = System.nanoTime();
                for (ConsumerRecord<String, byte[]> kafka : records) {
                    String position = header(kafka, "ce_position");
                    long offset = Long.parseLong(position.substring(position.indexOf(':') + 1));
                    if (offset <= last.getOrDefault(kafka.partition(), -1L)) wrong.add("out of order: " + position);
                    if (!ids.add(kafka.key() + " " + header(kafka, "ce_id"))) wrong.add("twice: " + position);
                    last.put(kafka.partition(), offset);
                    events.merge(kafka.key(), 1, Integer::sum);
                }
            }
        }
    }

    private static String header(ConsumerRecord<String, byte[]> kafka, String name) {
        return new String(kafka.headers().lastHeader(name).value(), UTF_8);
    }

    /** How many events of a theatre it has heard. */
    int heard(String theatre) {
        return events.getOrDefault(theatre, 0);
    }

    /** The longest time between two polls that brought something. */
    Duration longestPause() {
        return Duration.ofNanos(longestPause);
    }

    /** Nothing came twice, and nothing before what stands before it. */
    @Override
    public void close() throws InterruptedException {
        running = false;
        thread.join(Duration.ofSeconds(10).toMillis());
        assertThat(wrong).isEmpty();
    }
}
