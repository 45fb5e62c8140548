package io.frontlog.rule;

import io.frontlog.event.Event;
import io.frontlog.event.Subject;
import io.frontlog.rule.Decision.Accepted;
import io.frontlog.rule.Decision.Duplicate;
import io.frontlog.rule.Decision.Refused;
import io.frontlog.rule.Decision.Refused.Reason;
import java.util.HashMap;
import java.util.HashSet;
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
    /** What a place lies in, what an actor is part of. */
    private final Map<Key, String> above = new HashMap<>();

    public void knowSeen(String theatre, String eventId) {
        seen.add(new EventKey(theatre, eventId));
    }

    public void know(Key subject, Standing standing) {
        standings.put(subject, standing);
    }

    public void knowAbove(Key subject, String parent) {
        above.put(subject, parent);
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
        String parent = parent(event);
        if (parent == null) above.remove(key);
        else above.put(key, parent);
        return new Accepted(before.version + 1);
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
                e -> notLive(before)));
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
