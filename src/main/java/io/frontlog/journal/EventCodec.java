package io.frontlog.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.frontlog.event.Event;
import io.frontlog.journal.EventTypes.Stored;
import java.io.IOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Submissions as Kafka records: CloudEvents 1.0 in binary mode, the theatre as key, JSON as data. */
final class EventCodec {
    private static final String EXPECTED_VERSION = "expectedversion";
    private static final String BY = "submittedby";

    private EventCodec() {}

    static ProducerRecord<String, byte[]> write(String topic, Submission submission) {
        Event event = submission.event();
        var builder = CloudEventBuilder.v1()
                .withId(submission.eventId())
                .withSource(URI.create("/v1/theatres/" + submission.theatre()))
                .withType(EventTypes.name(event))
                .withSubject(event.subject().toString())
                .withData("application/json", json(EventTypes.data(event)));
        if (submission.expectedVersion() != null) {
            builder.withExtension(EXPECTED_VERSION, submission.expectedVersion());
        }
        if (submission.by() != null) builder.withExtension(BY, submission.by());
        return KafkaMessageFactory.<String>createWriter(topic, submission.theatre())
                .writeBinary(builder.build());
    }

    /** @throws UnreadableRecord if it is not such a record, or of a type or version that this release does not know */
    static Recorded read(ConsumerRecord<String, byte[]> kafka) throws UnreadableRecord {
        if (kafka.key() == null) throw new UnreadableRecord("the record has no key: it should be its theatre");
        try {
            CloudEvent cloud = KafkaMessageFactory.createReader(kafka).toEvent();
            CloudEventData data = cloud.getData();
            if (data == null) throw new UnreadableRecord("the record has no data");
            var stored = new Upcasting.Data(cloud.getType(), data.toBytes());
            Event event = event(Upcasting.current(stored));
            return new Recorded(
                    new Position(kafka.partition(), kafka.offset()),
                    Instant.ofEpochMilli(kafka.timestamp()),
                    new Submission(kafka.key(), cloud.getId(), expectedVersion(cloud), by(cloud), event),
                    digest(event, stored));
        } catch (IOException | RuntimeException e) {
            throw new UnreadableRecord(String.valueOf(e.getMessage()), e);
        }
    }

    private static byte[] json(Object data) {
        try {
            return Json.MAPPER.writeValueAsBytes(data);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Event event(Upcasting.Data data) throws IOException, UnreadableRecord {
        Stored<?> stored = EventTypes.BY_NAME.get(data.type());
        if (stored == null) throw new UnreadableRecord(EventTypes.unknown(data.type()));
        return event(stored, data.json());
    }

    private static <D> Event event(Stored<D> stored, byte[] data) throws IOException, UnreadableRecord {
        D read = Json.MAPPER.readValue(data, stored.data());
        Complete.check(read, "");
        return stored.event().apply(read);
    }

    private static @Nullable Integer expectedVersion(CloudEvent cloud) {
        Object version = cloud.getExtension(EXPECTED_VERSION);
        return version == null ? null : Integer.valueOf(version.toString());
    }

    private static @Nullable String by(CloudEvent cloud) {
        Object by = cloud.getExtension(BY);
        return by == null ? null : by.toString();
    }

    /** Of what it says, not of the version in which it was first said. */
    private static byte[] digest(Event event, Upcasting.Data stored) {
        return Upcasting.isFormer(stored.type())
                ? digest(event, json(EventTypes.data(event)))
                : digest(stored.type(), stored.json());
    }

    static byte[] digest(Event event, byte[] data) {
        return digest(EventTypes.name(event), data);
    }

    private static byte[] digest(String type, byte[] data) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(type.getBytes(UTF_8));
            return sha.digest(data);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
