package io.frontlog.topics;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.frontlog.journal.Position;
import io.frontlog.journal.Topic;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The last value of each key that a compacted topic holds of a theatre, without its position.
 *
 * @param rows by the key without the theatre
 * @param since when the event was recorded that made a row what it is
 * @param gone those whose last value is a tombstone
 */
record LastRows(Map<String, JsonNode> rows, Map<String, Instant> since, Set<String> gone) {

    /** That a key's positions go up, and that a value names the position that its header does, is checked on the way. */
    static LastRows of(
            String theatre, Topic topic, List<ConsumerRecord<String, byte[]>> records, Differences differences)
            throws IOException {
        var last = new LastRows(new TreeMap<>(), new HashMap<>(), new TreeSet<>());
        var positions = new HashMap<String, Position>();
        for (var kafka : records) {
            if (!kafka.key().startsWith(theatre + "/")) continue;
            String key = kafka.key().substring(theatre.length() + 1);
            Position position = Position.parse(header(kafka, "ce_position"));
            Position before = positions.put(key, position);
            if (before != null && before.offset() >= position.offset())
                differences.tell("%s %s: %s comes behind %s", topic, key, position, before);
            last.since.put(key, Instant.parse(header(kafka, "ce_time")));
            if (kafka.value() == null) {
                last.rows.remove(key);
                last.gone.add(key);
            } else {
                var row = (ObjectNode) Answered.JSON.readTree(kafka.value());
                differences.compare(topic + " " + key, row.remove("position").asText(), position.toString());
                last.rows.put(key, row);
                last.gone.remove(key);
            }
        }
        return last;
    }

    static String header(ConsumerRecord<?, ?> kafka, String name) {
        var header = kafka.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }
}
