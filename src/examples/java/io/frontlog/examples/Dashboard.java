package io.frontlog.examples;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * What a dashboard shows of a theatre, made of the compacted topics alone: nobody is asked, and nothing was kept before.
 *
 * <pre>Dashboard theatre [address of the broker, 127.0.0.1:9092]</pre>
 */
final class Dashboard {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> TOPICS =
            List.of("frontlog.control", "frontlog.incidents", "frontlog.incident-counts", "frontlog.precedents");

    private final String theatre;
    /** By topic and key. */
    private final Map<String, Map<String, JsonNode>> state = new TreeMap<>();

    public static void main(String... args) throws IOException {
        var dashboard = new Dashboard(args[0]);
        dashboard.rebuild(args.length > 1 ? args[1] : "127.0.0.1:9092");
        System.out.println("Places by who controls them: " + dashboard.placesByHolder());
        System.out.println("Live incidents by kind: " + dashboard.liveIncidentsByKind());
        System.out.println("Strikes by region, at most: " + dashboard.strikesByRegion());
        System.out.println("The latest that were first since:");
        dashboard.latestPrecedents().stream().limit(5).forEach(first -> System.out.println("  " + first));
    }

    Dashboard(String theatre) {
        this.theatre = theatre;
        TOPICS.forEach(topic -> state.put(topic, new TreeMap<>()));
    }

    /** Reads all that is there by now. */
    void rebuild(String broker) throws IOException {
        Map<String, Object> client = Map.of("bootstrap.servers", broker, "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(client, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = TOPICS.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
                for (var kafka : consumer.poll(Duration.ofMillis(200))) apply(kafka);
            }
        }
    }

    private void apply(ConsumerRecord<String, byte[]> kafka) throws IOException {
        if (!kafka.key().startsWith(theatre + "/")) return;
        Map<String, JsonNode> rows = state.get(kafka.topic());
        if (kafka.value() == null) rows.remove(kafka.key());
        else rows.put(kafka.key(), JSON.readTree(kafka.value()));
    }

    private Collection<JsonNode> rows(String topic) {
        return state.get(topic).values();
    }

    /** What nobody controls alone goes by its status. */
    Map<String, Long> placesByHolder() {
        return rows("frontlog.control").stream()
                .collect(groupingBy(
                        row -> text(row, text(row, "status").equals("controlled") ? "holder" : "status"),
                        TreeMap::new,
                        counting()));
    }

    Map<String, Long> liveIncidentsByKind() {
        return rows("frontlog.incidents").stream()
                .filter(row -> text(row, "state").equals("live"))
                .collect(groupingBy(row -> text(row, "kind"), TreeMap::new, counting()));
    }

    /** The upper bounds. A row is of one region and day; rows of one level only may be added. */
    Map<String, Long> strikesByRegion() {
        return rows("frontlog.incident-counts").stream()
                .filter(row -> text(row, "kind").equals("strike") && text(row, "level").equals("region"))
                .collect(groupingBy(
                        row -> text(row, "region"), TreeMap::new, summingLong(row -> row.path("high").asLong())));
    }

    /** Those that can be shown, the latest first. */
    List<String> latestPrecedents() {
        return rows("frontlog.precedents").stream()
                .filter(row -> text(row, "finding").equals("supported"))
                .sorted(Comparator.comparing((JsonNode row) -> text(row, "firstDay"))
                        .reversed()
                        .thenComparing(row -> text(row, "incident")))
                .map(row -> "%s %s in %s: the first in %d days"
                        .formatted(
                                text(row, "firstDay"),
                                text(row, "kind"),
                                text(row, "place"),
                                row.path("gapDays").asLong()))
                .toList();
    }

    private static String text(JsonNode row, String field) {
        return row.path(field).asText();
    }
}
