package io.frontlog.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** A whole record of the journal as some release wrote it, kept for ever: its headers, its key and its value. */
record GoldenRecord(String key, Map<String, String> headers, JsonNode value) {
    static final long APPENDED = 1_733_040_000_123L;

    /** None of the service's own mapping, which is under test. */
    private static final ObjectMapper PLAIN = new ObjectMapper();

    private static final Path FOLDER = Path.of("src/test/resources/golden");

    static GoldenRecord named(String name) {
        JsonNode sample = json(file(FOLDER.resolve(name + ".json")));
        var headers = new TreeMap<String, String>();
        sample.get("headers")
                .properties()
                .forEach(h -> headers.put(h.getKey(), h.getValue().textValue()));
        return new GoldenRecord(sample.get("key").textValue(), headers, sample.get("value"));
    }

    static List<String> names() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(f -> f.getFileName().toString().replaceFirst("\\.json$", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What this release writes. */
    static GoldenRecord of(ProducerRecord<String, byte[]> written) {
        var headers = new TreeMap<String, String>();
        for (Header header : written.headers()) headers.put(header.key(), new String(header.value(), UTF_8));
        return new GoldenRecord(written.key(), headers, json(written.value()));
    }

    String type() {
        return headers.get("ce_type");
    }

    ConsumerRecord<String, byte[]> landed() {
        var kafkaHeaders = new RecordHeaders();
        headers.forEach((name, text) -> kafkaHeaders.add(name, text.getBytes(UTF_8)));
        return landed(key, kafkaHeaders, bytes(value));
    }

    /** A record as the projector gets it, at {@code 3:1842}. */
    static ConsumerRecord<String, byte[]> landed(String key, Headers headers, byte[] value) {
        return new ConsumerRecord<>(
                Topic.JOURNAL.topic(),
                3,
                1842,
                APPENDED,
                TimestampType.LOG_APPEND_TIME,
                key == null ? 0 : key.length(),
                value == null ? 0 : value.length,
                key,
                value,
                headers,
                Optional.empty());
    }

    static ConsumerRecord<String, byte[]> landed(ProducerRecord<String, byte[]> written) {
        return landed(written.key(), written.headers(), written.value());
    }

    static byte[] bytes(JsonNode value) {
        try {
            return PLAIN.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(byte[] text) {
        try {
            return PLAIN.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] file(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
