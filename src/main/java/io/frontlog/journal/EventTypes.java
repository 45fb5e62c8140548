package io.frontlog.journal;

import io.frontlog.event.Actor;
import io.frontlog.event.Claim;
import io.frontlog.event.Event;
import io.frontlog.event.Event.ActorRecorded;
import io.frontlog.event.Event.IncidentsMerged;
import io.frontlog.event.Event.PlaceRecorded;
import io.frontlog.event.Event.ReportAmended;
import io.frontlog.event.Event.ReportAssessed;
import io.frontlog.event.Event.ReportMoved;
import io.frontlog.event.Event.ReportReinstated;
import io.frontlog.event.Event.ReportRetracted;
import io.frontlog.event.Event.Reported;
import io.frontlog.event.Event.SourceRecorded;
import io.frontlog.event.Event.TheatreRecorded;
import io.frontlog.event.Place;
import io.frontlog.event.Report;
import io.frontlog.event.Source;
import io.frontlog.event.Theatre;
import io.frontlog.event.Vocabulary;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** The stored names of events, with their current versions (DOMAIN 2): never class names. */
public final class EventTypes {
    /** What the data of a stored type is, and the event that it makes. */
    record Stored<D>(Class<D> data, Function<D, Event> event) {}

    private static final String REPORTED = ".reported.v1";

    static final Map<String, Stored<?>> BY_NAME = byName();

    private static Map<String, Stored<?>> byName() {
        var stored = new HashMap<String, Stored<?>>();
        stored.put("theatre.recorded.v1", new Stored<>(Theatre.class, TheatreRecorded::new));
        stored.put("source.recorded.v1", new Stored<>(Source.class, SourceRecorded::new));
        stored.put("actor.recorded.v1", new Stored<>(Actor.class, ActorRecorded::new));
        stored.put("place.recorded.v1", new Stored<>(Place.class, PlaceRecorded::new));
        for (Claim.Kind kind : Claim.Kind.values()) {
            stored.put(Vocabulary.word(kind) + REPORTED, new Stored<>(Report.class, Reported::new));
        }
        stored.put("report.amended.v1", new Stored<>(Report.class, ReportAmended::new));
        stored.put("report.retracted.v1", new Stored<>(ReportRetracted.class, e -> e));
        stored.put("report.reinstated.v1", new Stored<>(ReportReinstated.class, e -> e));
        stored.put("report.assessed.v1", new Stored<>(ReportAssessed.class, e -> e));
        stored.put("report.moved.v1", new Stored<>(ReportMoved.class, e -> e));
        stored.put("incidents.merged.v2", new Stored<>(IncidentsMerged.class, e -> e));
        return Map.copyOf(stored);
    }

    private EventTypes() {}

    /** From former versions: with each more, some records are read as other events. */
    public static int steps() {
        return Upcasting.STEPS.size();
    }

    /** Why what is stored under such a name cannot be read. */
    static String unknown(String type) {
        String known = BY_NAME.keySet().stream()
                .filter(name -> withoutVersion(name).equals(withoutVersion(type)))
                .findFirst()
                .map(name -> "; this release knows it up to " + name)
                .orElse("");
        return "unknown event type " + type + known;
    }

    private static String withoutVersion(String name) {
        return name.replaceFirst("\\.v[0-9]+$", "");
    }

    public static String name(Event event) {
        return event.match(new Event.Cases<>(
                e -> "theatre.recorded.v1",
                e -> "source.recorded.v1",
                e -> "actor.recorded.v1",
                e -> "place.recorded.v1",
                e -> Vocabulary.word(e.report().claim().kind()) + REPORTED,
                e -> "report.amended.v1",
                e -> "report.retracted.v1",
                e -> "report.reinstated.v1",
                e -> "report.assessed.v1",
                e -> "report.moved.v1",
                e -> "incidents.merged.v2"));
    }

    /** What it says, in the one JSON form. */
    public static String json(Event event) {
        return Json.write(data(event));
    }

    static Object data(Event event) {
        return event.match(new Event.Cases<>(
                TheatreRecorded::theatre,
                SourceRecorded::source,
                ActorRecorded::actor,
                PlaceRecorded::place,
                Reported::report,
                ReportAmended::report,
                e -> e,
                e -> e,
                e -> e,
                e -> e,
                e -> e));
    }
}
