package io.frontlog.journal;

import io.frontlog.event.Actor;
import io.frontlog.event.Event;
import io.frontlog.event.Event.ActorRecorded;
import io.frontlog.event.Event.PlaceRecorded;
import io.frontlog.event.Event.ReportAmended;
import io.frontlog.event.Event.ReportAssessed;
import io.frontlog.event.Event.ReportReinstated;
import io.frontlog.event.Event.ReportRetracted;
import io.frontlog.event.Event.Reported;
import io.frontlog.event.Event.SourceRecorded;
import io.frontlog.event.Event.TheatreRecorded;
import io.frontlog.event.Place;
import io.frontlog.event.Report;
import io.frontlog.event.Source;
import io.frontlog.event.Theatre;
import java.util.Map;
import java.util.function.Function;

/** The stored names of events, with their versions (DOMAIN 2): never class names. */
public final class EventTypes {
    /** What the data of a stored type is, and the event that it makes. */
    record Stored<D>(Class<D> data, Function<D, Event> event) {}

    static final Map<String, Stored<?>> BY_NAME = Map.ofEntries(
            Map.entry("theatre.recorded.v1", new Stored<>(Theatre.class, TheatreRecorded::new)),
            Map.entry("source.recorded.v1", new Stored<>(Source.class, SourceRecorded::new)),
            Map.entry("actor.recorded.v1", new Stored<>(Actor.class, ActorRecorded::new)),
            Map.entry("place.recorded.v1", new Stored<>(Place.class, PlaceRecorded::new)),
            Map.entry("control.reported.v1", new Stored<>(Report.class, Reported::new)),
            Map.entry("strike.reported.v1", new Stored<>(Report.class, Reported::new)),
            Map.entry("report.amended.v1", new Stored<>(Report.class, ReportAmended::new)),
            Map.entry("report.retracted.v1", new Stored<>(ReportRetracted.class, e -> e)),
            Map.entry("report.reinstated.v1", new Stored<>(ReportReinstated.class, e -> e)),
            Map.entry("report.assessed.v1", new Stored<>(ReportAssessed.class, e -> e)));

    private EventTypes() {}

    public static String name(Event event) {
        return event.match(new Event.Cases<>(
                e -> "theatre.recorded.v1",
                e -> "source.recorded.v1",
                e -> "actor.recorded.v1",
                e -> "place.recorded.v1",
                e -> e.report().claim().kind() + ".reported.v1",
                e -> "report.amended.v1",
                e -> "report.retracted.v1",
                e -> "report.reinstated.v1",
                e -> "report.assessed.v1"));
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
                e -> e));
    }
}
