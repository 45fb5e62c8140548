package io.frontlog.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Who controls each place, kept in memory from the topic {@code frontlog.control}: printed when all that is there has been
 * read, and then each change as it is published.
 *
 * <pre>ControlTable [address of the broker, 127.0.0.1:9092] [--once: end when all that is there has been read]</pre>
 */
final class ControlTable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** By {@code theatre/place}. */
    private final Map<String, JsonNode> rows = new TreeMap<>();
    /** The offset in the journal of the event that made a row what it is, also of one that is no more. */
    private final Map<String, Long> made = new HashMap<>();

    public static void main(String... args) throws IOException {
        String broker = args.length > 0 ? args[0] : "127.0.0.1:9092";
        boolean once = args.length > 1 && args[1].equals("--once");
        new ControlTable().follow(broker, once, System.out);
    }

    /** Without a group: everybody who follows reads all partitions from their beginning, and commits nothing. */
    void follow(String broker, boolean once, PrintStream out) throws IOException {
        Map<String, Object> client = Map.of("bootstrap.servers", broker, "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(client, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor("frontlog.control").stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            boolean caughtUp = false;
            while (!caughtUp || !once) {
                for (var kafka : consumer.poll(Duration.ofMillis(200))) {
                    if (apply(kafka) && caughtUp) out.println(line(kafka.key()));
                }
                if (!caughtUp && ends.entrySet().stream().allMatch(e -> consumer.position(e.getKey()) >= e.getValue())) {
                    caughtUp = true;
                    rows.keySet().forEach(key -> out.println(line(key)));
                }
            }
        }
    }

    /** @return whether it is news: what is older than what is known already says nothing */
    boolean apply(ConsumerRecord<String, byte[]> kafka) throws IOException {
        // "3:1842", in a tombstone too: partition and offset in the journal
        String position = new String(kafka.headers().lastHeader("ce_position").value(), UTF_8);
        long offset = Long.parseLong(position.substring(position.indexOf(':') + 1));
        if (offset <= made.getOrDefault(kafka.key(), -1L)) return false;
        made.put(kafka.key(), offset);
        if (kafka.value() == null) rows.remove(kafka.key());
        else rows.put(kafka.key(), JSON.readTree(kafka.value()));
        return true;
    }

    Map<String, JsonNode> rows() {
        return rows;
    }

    private String line(String key) {
        JsonNode row = rows.get(key);
        return row == null
                ? "%-40s gone".formatted(key)
                : "%-40s %-12s %s".formatted(key, row.path("status").asText(), row.path("holder").asText("-"));
    }
}
