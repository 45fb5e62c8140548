package io.frontlog.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** The journal that every release must make the same read models of: a line a record, as it was stored. */
public final class GoldenJournal {
    private static final Path FILE = Path.of("src/test/resources/golden-journal/journal.ndjson.gz");
    private static final ObjectMapper PLAIN = new ObjectMapper();

    /** A record: its key and its value are null as they may be in Kafka. */
    record Entry(
            int partition, long offset, long timestamp, String key, TreeMap<String, String> headers, String value) {
        static Entry of(Position at, Instant appended, String key, Headers headers, byte[] value) {
            var texts = new TreeMap<String, String>();
            for (Header header : headers) texts.put(header.key(), new String(header.value(), UTF_8));
            String text = value == null ? null : new String(value, UTF_8);
            return new Entry(at.partition(), at.offset(), appended.toEpochMilli(), key, texts, text);
        }

        ConsumerRecord<String, byte[]> landed() {
            var kafkaHeaders = new RecordHeaders();
            headers.forEach((name, text) -> kafkaHeaders.add(name, text.getBytes(UTF_8)));
            byte[] bytes = value == null ? null : value.getBytes(UTF_8);
            return new ConsumerRecord<>(
                    Topic.JOURNAL.topic(),
                    partition,
                    offset,
                    timestamp,
                    TimestampType.LOG_APPEND_TIME,
                    key == null ? 0 : key.length(),
                    bytes == null ? 0 : bytes.length,
                    key,
                    bytes,
                    kafkaHeaders,
                    Optional.empty());
        }
    }

    private GoldenJournal() {}

    /** In the order in which they were appended, of all partitions. */
    public static List<ConsumerRecord<String, byte[]>> records() {
        try (var lines =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(FILE)), UTF_8))) {
            var records = new ArrayList<ConsumerRecord<String, byte[]>>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                records.add(PLAIN.readValue(line, Entry.class).landed());
            }
            return records;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(List<Entry> entries) throws IOException {
        Files.createDirectories(FILE.getParent());
        try (OutputStream file = new GZIPOutputStream(Files.newOutputStream(FILE)) {
            {
                def.setLevel(9);
            }
        }) {
            for (Entry entry : entries) file.write((PLAIN.writeValueAsString(entry) + "\n").getBytes(UTF_8));
        }
    }
}
