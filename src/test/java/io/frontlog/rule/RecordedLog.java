package io.frontlog.rule;

import io.frontlog.event.Event;
import io.frontlog.event.Subject;
import io.frontlog.rule.Decision.Accepted;
import io.frontlog.rule.Decision.Duplicate;
import io.frontlog.rule.Decision.Refused;
import io.frontlog.rule.Decision.Refused.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rule of arbitration in the words of DESIGN 1: it looks through all that was recorded before, each time anew. */
final class RecordedLog {
    record Submitted(String theatre, String eventId, Integer expectedVersion, Event event) {
        Arbitration.Key key() {
            return new Arbitration.Key(theatre, event.subject());
        }
    }

    record Entry(Submitted submitted, Decision decision) {}

    private final List<Entry> entries = new ArrayList<>();

    static List<Decision> decide(List<Submitted> all) {
        var log = new RecordedLog();
        all.forEach(log::append);
        return log.entries.stream().map(Entry::decision).toList();
    }

    void append(Submitted next) {
        entries.add(new Entry(next, decide(next)));
    }

    private Decision decide(Submitted next) {
        boolean repeated = entries.stream()
                .map(Entry::submitted)
                .anyMatch(s -> s.theatre().equals(next.theatre()) && s.eventId().equals(next.eventId()));
        if (repeated) return new Duplicate();
        int version = (int) accepted(next.key()).count();
        if (next.expectedVersion() != null && next.expectedVersion() != version) {
            return new Refused(Reason.VERSION, version);
        }
        return refusal(next, version)
                .<Decision>map(r -> new Refused(r, version))
                .orElse(new Accepted(version + 1));
    }

    private Optional<Reason> refusal(Submitted next, int version) {
        Event event = next.event();
        if (isCatalogue(event)) {
            return line(next.theatre(), event.subject().kind(), above(event))
                            .contains(event.subject().id())
                    ? Optional.of(Reason.CIRCLE)
                    : Optional.empty();
        }
        if (event instanceof Event.IncidentsMerged merge) return unmergeable(next.theatre(), merge);
        if (event instanceof Event.Reported) return version > 0 ? Optional.of(Reason.EXISTS) : Optional.empty();
        if (version == 0) return Optional.of(Reason.UNKNOWN);
        boolean live = !(last(next.key()).orElseThrow() instanceof Event.ReportRetracted);
        boolean mustBeLive = !(event instanceof Event.ReportReinstated);
        if (live == mustBeLive) return Optional.empty();
        return Optional.of(live ? Reason.LIVE : Reason.RETRACTED);
    }

    private Optional<Reason> unmergeable(String theatre, Event.IncidentsMerged merge) {
        List<String> all = Stream.concat(Stream.of(merge.survivor()), merge.absorbed().stream())
                .toList();
        if (!all.stream().allMatch(id -> isIncident(theatre, id))) return Optional.of(Reason.UNKNOWN);
        if (line(theatre, Subject.Kind.INCIDENT, merge.survivor()).stream().anyMatch(merge.absorbed()::contains)) {
            return Optional.of(Reason.CIRCLE);
        }
        return all.stream().anyMatch(id -> above(theatre, Subject.Kind.INCIDENT, id) != null)
                ? Optional.of(Reason.ABSORBED)
                : Optional.empty();
    }

    /** Whether an accepted report has ever named it. */
    boolean isIncident(String theatre, String id) {
        return accepted(theatre).anyMatch(event -> id.equals(Arbitration.incident(event)));
    }

    /** An id and everything above it, as recorded so far. */
    private List<String> line(String theatre, Subject.Kind kind, String id) {
        var line = new ArrayList<String>();
        for (String at = id; at != null && !line.contains(at); at = above(theatre, kind, at)) line.add(at);
        return line;
    }

    /** What it lies in, is part of, or was absorbed by; null for nothing. */
    String above(String theatre, Subject.Kind kind, String id) {
        if (kind == Subject.Kind.INCIDENT) {
            return accepted(theatre)
                    .flatMap(event -> event instanceof Event.IncidentsMerged m ? Stream.of(m) : Stream.empty())
                    .filter(merge -> merge.absorbed().contains(id))
                    .map(Event.IncidentsMerged::survivor)
                    .findFirst()
                    .orElse(null);
        }
        return last(new Arbitration.Key(theatre, new Subject(kind, id)))
                .map(RecordedLog::above)
                .orElse(null);
    }

    Optional<Event> last(Arbitration.Key key) {
        return accepted(key).reduce((earlier, later) -> later);
    }

    boolean seen(String theatre, String eventId) {
        return entries.stream()
                .anyMatch(e -> e.submitted().theatre().equals(theatre)
                        && e.submitted().eventId().equals(eventId));
    }

    int version(Arbitration.Key key) {
        return (int) accepted(key).count();
    }

    private Stream<Event> accepted(Arbitration.Key key) {
        return entries.stream()
                .filter(e -> e.decision() instanceof Accepted)
                .map(Entry::submitted)
                .filter(s -> s.key().equals(key))
                .map(Submitted::event);
    }

    private Stream<Event> accepted(String theatre) {
        return entries.stream()
                .filter(e -> e.decision() instanceof Accepted)
                .map(Entry::submitted)
                .filter(s -> s.theatre().equals(theatre))
                .map(Submitted::event);
    }

    private static boolean isCatalogue(Event event) {
        return switch (event.subject().kind()) {
            case THEATRE, SOURCE, ACTOR, PLACE -> true;
            case REPORT, INCIDENT -> false;
        };
    }

    static String above(Event event) {
        if (event instanceof Event.PlaceRecorded e) return e.place().parent();
        if (event instanceof Event.ActorRecorded e) return e.actor().partOf();
        return null;
    }
}
