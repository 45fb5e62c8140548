package io.frontlog.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.frontlog.event.Event;
import io.frontlog.rule.Arbitration;
import io.frontlog.rule.Decision;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Makes the journal of three theatres that never were, two of them in one partition: the same at every run of one release.
 * What a release wrote is kept; a later one may write it otherwise.
 */
final class Chronicle {
    private static final int PARTITIONS = 12;
    private static final int TURNS = 5000;
    /** Until then merges are written in their first version; then nothing comes for months. */
    private static final int LATER = 3400;

    private final Chance chance = new Chance(20241127);
    private final Arbitration arbitration = new Arbitration();
    private final Map<Integer, Long> ends = new HashMap<>();
    private final List<GoldenJournal.Entry> entries = new ArrayList<>();
    private final List<Submission> submitted = new ArrayList<>();
    private int turn;
    private Instant now = Instant.parse("2024-11-26T21:00:00Z");

    static List<GoldenJournal.Entry> entries() {
        var chronicle = new Chronicle();
        chronicle.make();
        return chronicle.entries;
    }

    private void make() {
        var northland = new ChronicleTheatre("northland", "Asia/Damascus", chance);
        var highlands = new ChronicleTheatre("highlands", "America/St_Johns", chance);
        var islands = new ChronicleTheatre("islands", "Pacific/Auckland", chance);
        List<ChronicleTheatre> theatres = List.of(northland, highlands, islands);
        for (ChronicleTheatre theatre : theatres) {
            theatre.world.recorded().forEach(event -> submit(theatre, event));
        }
        for (turn = 1; turn <= TURNS; turn++) {
            ChronicleTheatre theatre = chance.one(northland, northland, northland, highlands, highlands, islands);
            if (turn % 1000 == 500) {
                for (ChronicleTheatre each : theatres)
                    ChronicleVoids.of(each).forEach(refused -> submit(each, refused));
                unreadable();
            }
            if (turn % 1500 == 0)
                submit(theatre, theatre.world.inZone(chance.one("Europe/Istanbul", "Africa/Khartoum")));
            if (turn == LATER) later();
            if (chance.in(4)) repeat(theatre);
            submit(theatre, theatre.next(today()));
        }
    }

    /** A merge of the former version is repeated in the current one. */
    private void later() {
        now = now.plus(Duration.ofDays(210));
        append(submitted.stream()
                .filter(submission -> submission.event() instanceof Event.IncidentsMerged)
                .findFirst()
                .orElseThrow());
    }

    private LocalDate today() {
        return now.atZone(ZoneOffset.UTC).toLocalDate();
    }

    private void submit(ChronicleTheatre theatre, Event event) {
        String eventId =
                event instanceof Event.Reported e ? "report/" + e.report().id() : chance.id();
        Integer expected = chance.maybe(15, () -> theatre.version(event) + (chance.in(90) ? 0 : 1));
        String by = chance.maybe(25, () -> chance.one("an-analyst@example.org", "Rania Ḥaddād", "分析员"));
        submit(
                theatre,
                new Submission(theatre.id, eventId, event instanceof Event.Reported ? null : expected, by, event));
    }

    private void submit(ChronicleTheatre theatre, Submission submission) {
        Event event = submission.event();
        append(submission);
        Decision decision = arbitration.decide(theatre.id, submission.eventId(), submission.expectedVersion(), event);
        if (decision instanceof Decision.Accepted) theatre.accepted(event);
    }

    /** Somebody who got no answer asks again, or takes an id that was taken. */
    private void repeat(ChronicleTheatre theatre) {
        Submission former = chance.recent(submitted);
        if (chance.in(60)) append(former);
        else append(new Submission(former.theatre(), former.eventId(), null, theatre.next(today())));
    }

    private void append(Submission submission) {
        submitted.add(submission);
        ProducerRecord<String, byte[]> written = EventCodec.write(Topic.JOURNAL.topic(), submission);
        if (submission.event() instanceof Event.IncidentsMerged && turn < LATER) {
            append(written.key(), with(written.headers(), "ce_type", "incidents.merged.v1"), former(written.value()));
        } else {
            append(written.key(), written.headers(), written.value());
        }
    }

    private static byte[] former(byte[] merge) {
        var data = (ObjectNode) GoldenRecord.json(merge);
        data.set("incident", data.remove("survivor"));
        return GoldenRecord.bytes(data);
    }

    /** What some other writer left there. */
    private void unreadable() {
        Headers sound =
                EventCodec.write(Topic.JOURNAL.topic(), submitted.get(0)).headers();
        byte[] theatre = bytes("{\"id\":\"northland\",\"names\":{\"en\":\"N\"},\"timeZone\":\"UTC\"}");
        append("northland", sound, bytes("{"));
        append("northland", sound, null);
        append("northland", new RecordHeaders(), theatre);
        append(null, sound, theatre);
        append("islands", with(sound, "ce_type", "strike.reported.v9"), theatre);
        append("islands", with(sound, "ce_type", "theatre.burnt.v1"), theatre);
        append("islands", with(sound, "ce_type", "incidents.merged.v1"), bytes("{\"absorbed\":[\"r1\"]}"));
        append("highlands", with(sound, "ce_expectedversion", "two"), theatre);
        if (turn < 1000) { // once, for PostgreSQL refuses it and its batch goes one by one
            append(
                    "highlands",
                    with(sound, "ce_id", "refused"),
                    bytes("{\"id\":\"highlands\",\"names\":{\"en\":\"\\u0000\"},\"timeZone\":\"UTC\"}"));
        }
    }

    private void append(String key, Headers headers, byte[] value) {
        now = now.plusMillis(chance.between(1, 400_000));
        int partition = BuiltInPartitioner.partitionForKey((key == null ? "islands" : key).getBytes(UTF_8), PARTITIONS);
        long offset = ends.merge(partition, 1L, Long::sum) - 1;
        entries.add(GoldenJournal.Entry.of(new Position(partition, offset), now, key, headers, value));
    }

    private static Headers with(Headers headers, String name, String text) {
        var other = new RecordHeaders(headers);
        other.remove(name);
        return other.add(name, bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
