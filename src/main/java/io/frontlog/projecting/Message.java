package io.frontlog.projecting;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.frontlog.event.Subject;
import io.frontlog.event.Vocabulary;
import io.frontlog.journal.Position;
import io.frontlog.journal.Topic;
import io.vertx.sqlclient.Row;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What Frontlog tells the world: an accepted event, or a row of a read model as it now is. It is the same whenever it is
 * read from PostgreSQL, but for a row that has changed since, which stands at a later position by then.
 *
 * @param eventId as CloudEvents has it
 * @param subject of the event, as {@code report/mint-1}; of a row, its id
 * @param version of the event's subject, after it; null for a row
 * @param by who submitted the event, as far as they said
 * @param kinds the kinds of reports that it is about: for a row, that it ever was
 * @param places where it is: for a row, where it ever was
 * @param data as JSON, an object; null for a row that is no more
 */
public record Message(
        Topic topic,
        String theatre,
        int partition,
        Cursor at,
        String eventId,
        String type,
        String subject,
        Instant recordedAt,
        @Nullable Integer version,
        @Nullable String by,
        Set<String> kinds,
        Set<String> places,
        @Nullable String data) {

    static Message event(Row row) {
        String subject = row.getString("subject");
        String subjectKind = row.getString("subject_kind");
        Stream<String> places = subjectKind.equals(Vocabulary.word(Subject.Kind.PLACE))
                ? Stream.of(subject)
                : strings(row, "place", "place_before");
        return new Message(
                Topic.EVENTS,
                row.getString("theatre"),
                row.getInteger("partition"),
                Cursor.event(row.getLong("offset")),
                row.getString("event_id"),
                row.getString("type"),
                subjectKind + "/" + subject,
                row.getOffsetDateTime("recorded_at").toInstant(),
                row.getInteger("version"),
                row.getString("submitted_by"),
                strings(row, "kind", "kind_before").collect(Collectors.toSet()),
                places.collect(Collectors.toSet()),
                row.getString("data"));
    }

    static Message row(Topic topic, Row row) {
        var at = new Cursor(row.getLong("offset"), row.getString("model"), row.getString("id"));
        String position = new Position(row.getInteger("partition"), at.offset()).toString();
        String doc = row.getString("doc");
        return new Message(
                topic,
                row.getString("theatre"),
                row.getInteger("partition"),
                at,
                at.model() + "/" + at.id() + "@" + position,
                type(topic),
                at.id(),
                row.getOffsetDateTime("recorded_at").toInstant(),
                null,
                null,
                Set.of(row.getArrayOfStrings("kinds")),
                Set.of(row.getArrayOfStrings("places")),
                doc == null ? null : "{\"position\":\"" + position + "\"," + doc.substring(1));
    }

    /** The type of a row's messages, with the version of its schema. */
    public static String type(Topic model) {
        return model.title() + ".row.v1";
    }

    private static Stream<String> strings(Row row, String... columns) {
        return Arrays.stream(columns).map(row::getString).filter(value -> value != null);
    }

    public Position position() {
        return new Position(partition, at.offset());
    }

    /** Its key in its topic. */
    public String key() {
        return topic == Topic.EVENTS ? theatre : theatre + "/" + at.id();
    }

    /** CloudEvents 1.0, with the extensions {@code position}, {@code subjectversion} and {@code submittedby}. */
    public CloudEvent cloudEvent() {
        var builder = CloudEventBuilder.v1()
                .withId(eventId)
                .withSource(URI.create("/v1/theatres/" + theatre))
                .withType(type)
                .withSubject(subject)
                .withTime(recordedAt.atOffset(ZoneOffset.UTC))
                .withExtension("position", position().toString());
        if (version != null) builder.withExtension("subjectversion", version);
        if (by != null) builder.withExtension("submittedby", by);
        if (data != null) builder.withData("application/json", data.getBytes(UTF_8));
        return builder.build();
    }
}
