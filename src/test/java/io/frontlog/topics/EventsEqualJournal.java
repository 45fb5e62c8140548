package io.frontlog.topics;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.frontlog.journal.AcceptedRecords;
import io.frontlog.journal.AcceptedRecords.Accepted;
import io.frontlog.journal.EventTypes;
import io.frontlog.journal.Submission;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** {@code frontlog.events} has what the journal's records amount to by the rule of arbitration: each once, in order. */
final class EventsEqualJournal {
    /** An event as the topic and the journal have it. */
    private record Told(String id, String type, String subject, String version, String by, Instant at, JsonNode data) {}

    private EventsEqualJournal() {}

    static void compare(
            String theatre,
            List<ConsumerRecord<String, byte[]>> events,
            List<ConsumerRecord<String, byte[]>> journal,
            Differences differences)
            throws IOException {
        Map<String, Told> expected = new TreeMap<>();
        for (Accepted accepted : AcceptedRecords.of(theatre, journal)) {
            expected.put(accepted.recorded().position().toString(), told(accepted));
        }
        Map<String, Told> published = new TreeMap<>();
        var ids = new HashSet<String>();
        long last = -1;
        for (var kafka : events) {
            if (!theatre.equals(kafka.key())) continue;
            String position = LastRows.header(kafka, "ce_position");
            long offset = Long.parseLong(position.substring(position.indexOf(':') + 1));
            Told told = told(kafka);
            if (offset <= last) differences.tell("event %s %s comes behind offset %d", position, told.id, last);
            if (!ids.add(told.id)) differences.tell("event %s %s comes twice", position, told.id);
            last = offset;
            published.put(position, told);
        }
        differences.compareAll("event", published, expected);
    }

    private static Told told(Accepted accepted) throws IOException {
        Submission submission = accepted.recorded().submission();
        return new Told(
                submission.eventId(),
                EventTypes.name(submission.event()),
                submission.event().subject().toString(),
                String.valueOf(accepted.version()),
                submission.by() == null ? "" : submission.by(),
                accepted.recorded().recordedAt(),
                Answered.JSON.readTree(EventTypes.json(submission.event())));
    }

    private static Told told(ConsumerRecord<String, byte[]> kafka) throws IOException {
        return new Told(
                LastRows.header(kafka, "ce_id"),
                LastRows.header(kafka, "ce_type"),
                LastRows.header(kafka, "ce_subject"),
                LastRows.header(kafka, "ce_subjectversion"),
                LastRows.header(kafka, "ce_submittedby"),
                Instant.parse(LastRows.header(kafka, "ce_time")),
                Answered.JSON.readTree(new String(kafka.value(), UTF_8)));
    }
}
