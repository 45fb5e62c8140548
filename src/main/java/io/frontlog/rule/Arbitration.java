package io.frontlog.rule;

import io.frontlog.event.Event;
import io.frontlog.event.Subject;
import io.frontlog.rule.Decision.Accepted;
import io.frontlog.rule.Decision.Duplicate;
import io.frontlog.rule.Decision.Refused;
import io.frontlog.rule.Decision.Refused.Reason;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rule that every replay repeats (DESIGN 1): records are decided by where they landed, by nothing but the records
 * before them in their theatre. It starts with what those left behind, and goes on from record to record.
 */
public final class Arbitration {
    /** A subject as the records so far left it. */
    public record Standing(int version, boolean live) {}

    public record Key(String theatre, Subject subject) {}

    private record EventKey(String theatre, String eventId) {}

    private final Set<EventKey> seen = new HashSet<>();
    private final Map<Key, Standing> standings = new HashMap<>();
    /** What a place lies in, what an actor is part of, what an incident was absorbed by. */
    private final Map<Key, String> above = new HashMap<>();
    /** Incidents that an accepted report has ever named. */
    private final Set<Key> incidents = new HashSet<>();

    public void knowSeen(String theatre, String eventId) {
        seen.add(new EventKey(theatre, eventId));
    }

    public void know(Key subject, Standing standing) {
        standings.put(subject, standing);
    }

    public void knowAbove(Key subject, String parent) {
        above.put(subject, parent);
    }

    public void knowIncident(Key incident) {
        incidents.add(incident);
    }

    public Decision decide(String theatre, String eventId, @Nullable Integer expectedVersion, Event event) {
        if (!seen.add(new EventKey(theatre, eventId))) return new Duplicate();
        Key key = new Key(theatre, event.subject());
        Standing before = standings.getOrDefault(key, new Standing(0, false));
        if (expectedVersion != null && expectedVersion != before.version) {
            return new Refused(Reason.VERSION, before.version);
        }
        Reason refusal = refusal(key, before, event);
        if (refusal != null) return new Refused(refusal, before.version);
        standings.put(key, new Standing(before.version + 1, !(event instanceof Event.ReportRetracted)));
        remember(theatre, key, event);
        return new Accepted(before.version + 1);
    }

    /** The incident that a report belongs to by an event; null if the event says nothing of it. */
    public static @Nullable String incident(Event event) {
        if (event instanceof Event.Reported e) return e.report().incident();
        if (event instanceof Event.ReportAmended e) return e.report().incident();
        return event instanceof Event.ReportMoved e ? e.incident() : null;
    }

    private void remember(String theatre, Key key, Event event) {
        String incident = incident(event);
        if (incident != null) incidents.add(new Key(theatre, Subject.incident(incident)));
        if (event instanceof Event.IncidentsMerged e) {
            e.absorbed().forEach(id -> above.put(new Key(theatre, Subject.incident(id)), e.survivor()));
            return;
        }
        String parent = parent(event);
        if (parent == null) above.remove(key);
        else above.put(key, parent);
    }

    private @Nullable Reason refusal(Key key, Standing before, Event event) {
        return event.match(new Event.Cases<@Nullable Reason>(
                e -> null,
                e -> null,
                e -> circle(key, e.actor().partOf()),
                e -> circle(key, e.place().parent()),
                e -> before.version > 0 ? Reason.EXISTS : null,
                e -> notLive(before),
                e -> notLive(before),
                e -> before.version == 0 ? Reason.UNKNOWN : before.live ? Reason.LIVE : null,
                e -> notLive(before),
                e -> notLive(before),
                e -> unmergeable(key, e.absorbed())));
    }

    /** Only incidents that stand for themselves merge, so that every incident has one survivor. */
    private @Nullable Reason unmergeable(Key survivor, List<String> absorbed) {
        List<Key> all = absorbed.stream()
                .map(id -> new Key(survivor.theatre, Subject.incident(id)))
                .toList();
        if (!incidents.contains(survivor) || !incidents.containsAll(all)) return Reason.UNKNOWN;
        if (all.stream().anyMatch(key -> circle(key, survivor.subject.id()) != null)) return Reason.CIRCLE;
        boolean taken = above.containsKey(survivor) || all.stream().anyMatch(above::containsKey);
        return taken ? Reason.ABSORBED : null;
    }

    private static @Nullable Reason notLive(Standing before) {
        return before.version == 0 ? Reason.UNKNOWN : before.live ? null : Reason.RETRACTED;
    }

    private @Nullable Reason circle(Key key, @Nullable String parent) {
        String id = parent;
        for (int depth = 0; id != null && depth <= above.size() + 1; depth++) {
            if (id.equals(key.subject.id())) return Reason.CIRCLE;
            id = above.get(new Key(key.theatre, new Subject(key.subject.kind(), id)));
        }
        return null;
    }

    private static @Nullable String parent(Event event) {
        if (event instanceof Event.PlaceRecorded e) return e.place().parent();
        if (event instanceof Event.ActorRecorded e) return e.actor().partOf();
        return null;
    }
}
