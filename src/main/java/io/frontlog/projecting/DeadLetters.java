package io.frontlog.projecting;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.type.TypeReference;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.frontlog.journal.Json;
import io.frontlog.journal.Position;
import io.frontlog.journal.Topic;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What could not be read is set aside in the batch that passes it over, as it was, and goes to
 * {@code frontlog.dead-letters} with the rest of what is published. Not a proxied bean: its counter is to be seen from the
 * start, at 0, or no alarm could tell the first letter.
 */
@Singleton
class DeadLetters {
    /** A record of the journal, and why it could not be read. */
    record Letter(ConsumerRecord<String, byte[]> kafka, String reason) {
        Position position() {
            return new Position(kafka.partition(), kafka.offset());
        }
    }

    record Header(String name, byte @Nullable [] value) {}

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private static final String TYPE = "record.unreadable.v1";
    /** A dead letter's own headers are CloudEvents'; those of the record stand beside them under this. */
    private static final String ORIGINAL = "original.";

    private static final TypeReference<List<Header>> HEADERS = new TypeReference<>() {};
    private static final String SAVE =
            """
            insert into dead_letter (partition, "offset", key, value, headers, reason, recorded_at)
            select * from unnest($1::int[], $2::bigint[], $3::bytea[], $4::bytea[], $5::text[], $6::text[],
                                 $7::timestamptz[])
            """;
    private static final String READ =
            "select * from dead_letter where partition = $1 and \"offset\" >= $2 and \"offset\" < $3 order by \"offset\"";

    private final Pool pool;
    private final Counter count;

    DeadLetters(Pool pool, MeterRegistry metrics) {
        this.pool = pool;
        count = Counter.builder("frontlog.dead.letters")
                .description("Records of the journal that could not be read")
                .register(metrics);
    }

    void save(List<Letter> letters, Sql sql) {
        if (letters.isEmpty()) return;
        sql.write(
                SAVE,
                Sql.ints(letters, l -> l.kafka.partition()),
                Sql.longs(letters, l -> l.kafka.offset()),
                letters.stream().map(l -> bytes(l.kafka.key())).toArray(Buffer[]::new),
                letters.stream().map(l -> buffer(l.kafka.value())).toArray(Buffer[]::new),
                Sql.strings(letters, l -> headers(l.kafka)),
                Sql.strings(letters, l -> l.reason.replace('\0', ' ')),
                Sql.instants(letters, l -> Instant.ofEpochMilli(l.kafka.timestamp())));
    }

    /** Once they are set aside. */
    void tell(List<Letter> letters) {
        for (Letter letter : letters) {
            count.increment();
            LOG.errorf(
                    "dead letter: position=%s theatre=%s reason=%s",
                    letter.position(), letter.kafka.key(), letter.reason);
        }
    }

    /** Those of a span of offsets, as they are published. */
    Future<List<ProducerRecord<String, byte[]>>> read(int partition, long from, long before) {
        return LiveSchema.read(pool, c -> c.preparedQuery(READ).execute(Tuple.of(partition, from, before)))
                .map(rows -> {
                    var letters = new ArrayList<ProducerRecord<String, byte[]>>();
                    for (Row row : rows) letters.add(published(row));
                    return letters;
                });
    }

    private static ProducerRecord<String, byte[]> published(Row row) {
        String position = new Position(row.getInteger("partition"), row.getLong("offset")).toString();
        Buffer key = row.getBuffer("key");
        Buffer value = row.getBuffer("value");
        var cloud = CloudEventBuilder.v1()
                .withId(position)
                .withSource(URI.create("/" + Topic.JOURNAL.topic()))
                .withType(TYPE)
                .withTime(row.getOffsetDateTime("recorded_at").withOffsetSameInstant(ZoneOffset.UTC))
                .withExtension("position", position)
                .withExtension("reason", row.getString("reason"));
        CloudEvent letter = value == null
                ? cloud.build()
                : cloud.withData("application/octet-stream", value.getBytes()).build();
        ProducerRecord<String, byte[]> kafka = KafkaMessageFactory.<String>createWriter(
                        Topic.DEAD_LETTERS.topic(),
                        row.getInteger("partition"),
                        key == null ? null : key.toString(UTF_8))
                .writeBinary(letter);
        Json.read(row.getString("headers"), HEADERS)
                .forEach(header -> kafka.headers().add(ORIGINAL + header.name(), header.value()));
        return kafka;
    }

    private static String headers(ConsumerRecord<String, byte[]> kafka) {
        var headers = new ArrayList<Header>();
        kafka.headers().forEach(header -> headers.add(new Header(header.key(), header.value())));
        return Json.write(headers);
    }

    private static @Nullable Buffer bytes(@Nullable String text) {
        return text == null ? null : Buffer.buffer(text);
    }

    private static @Nullable Buffer buffer(byte @Nullable [] bytes) {
        return bytes == null ? null : Buffer.buffer(bytes);
    }
}
