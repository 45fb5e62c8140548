package io.frontlog.event;

import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the journal keeps (DOMAIN 2): a fact about one subject, in the past tense. */
public sealed interface Event {

    /** What the event is about: its version moves with every accepted event. */
    Subject subject();

    record TheatreRecorded(Theatre theatre) implements Event {
        @Override
        public Subject subject() {
            return new Subject(Subject.Kind.THEATRE, theatre.id());
        }
    }

    record SourceRecorded(Source source) implements Event {
        @Override
        public Subject subject() {
            return new Subject(Subject.Kind.SOURCE, source.id());
        }
    }

    record ActorRecorded(Actor actor) implements Event {
        @Override
        public Subject subject() {
            return new Subject(Subject.Kind.ACTOR, actor.id());
        }
    }

    record PlaceRecorded(Place place) implements Event {
        @Override
        public Subject subject() {
            return new Subject(Subject.Kind.PLACE, place.id());
        }
    }

    /** A report of any kind: {@code ControlReported}, {@code StrikeReported}, by its {@link Report#claim()}. */
    record Reported(Report report) implements Event {
        @Override
        public Subject subject() {
            return Subject.report(report.id());
        }
    }

    /** A report's full new state. */
    record ReportAmended(Report report) implements Event {
        @Override
        public Subject subject() {
            return Subject.report(report.id());
        }
    }

    record ReportRetracted(String report, Reason reason, @Nullable String note) implements Event {
        /** Why a report is taken back. */
        public enum Reason {
            SOURCE_WITHDREW,
            SOURCE_CORRECTED,
            DUPLICATE,
            MISTAKEN,
            FABRICATED,
            UPSTREAM_DELETED,
            OTHER
        }

        @Override
        public Subject subject() {
            return Subject.report(report);
        }
    }

    record ReportReinstated(String report, @Nullable String note) implements Event {
        @Override
        public Subject subject() {
            return Subject.report(report);
        }
    }

    record ReportAssessed(String report, Report.Verdict verdict, @Nullable String note) implements Event {
        @Override
        public Subject subject() {
            return Subject.report(report);
        }
    }

    /** The report belongs to another incident from here on. */
    record ReportMoved(String report, String incident, @Nullable String note) implements Event {
        @Override
        public Subject subject() {
            return Subject.report(report);
        }
    }

    /**
     * Several incidents were one happening: the reports of those absorbed count with the survivor, and their ids resolve
     * to it.
     *
     * @param absorbed each once, sorted
     */
    record IncidentsMerged(String survivor, List<String> absorbed, @Nullable String note) implements Event {
        public IncidentsMerged {
            absorbed = List.copyOf(new TreeSet<>(absorbed));
        }

        @Override
        public Subject subject() {
            return Subject.incident(survivor);
        }
    }

    /** One function for each event: a new event breaks every reader at compile time. */
    default <R> R match(Cases<R> cases) {
        if (this instanceof TheatreRecorded e) return cases.theatre().apply(e);
        if (this instanceof SourceRecorded e) return cases.source().apply(e);
        if (this instanceof ActorRecorded e) return cases.actor().apply(e);
        if (this instanceof PlaceRecorded e) return cases.place().apply(e);
        if (this instanceof Reported e) return cases.reported().apply(e);
        if (this instanceof ReportAmended e) return cases.amended().apply(e);
        if (this instanceof ReportRetracted e) return cases.retracted().apply(e);
        if (this instanceof ReportReinstated e) return cases.reinstated().apply(e);
        if (this instanceof ReportAssessed e) return cases.assessed().apply(e);
        if (this instanceof ReportMoved e) return cases.moved().apply(e);
        if (this instanceof IncidentsMerged e) return cases.merged().apply(e);
        throw new AssertionError(this);
    }

    record Cases<R>(
            Function<TheatreRecorded, R> theatre,
            Function<SourceRecorded, R> source,
            Function<ActorRecorded, R> actor,
            Function<PlaceRecorded, R> place,
            Function<Reported, R> reported,
            Function<ReportAmended, R> amended,
            Function<ReportRetracted, R> retracted,
            Function<ReportReinstated, R> reinstated,
            Function<ReportAssessed, R> assessed,
            Function<ReportMoved, R> moved,
            Function<IncidentsMerged, R> merged) {}
}
