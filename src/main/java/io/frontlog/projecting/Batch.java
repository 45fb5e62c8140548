package io.frontlog.projecting;

import io.frontlog.event.Event;
import io.frontlog.event.Report;
import io.frontlog.event.Subject;
import io.frontlog.journal.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The accepted events of one transaction, and what the projections before found changed by them. */
public final class Batch {
    /**
     * An accepted event.
     *
     * @param version of its subject, after it
     * @param submittedBy who submitted it, as far as they said
     */
    public record Applied(
            String theatre,
            Position position,
            Instant recordedAt,
            int version,
            @Nullable String submittedBy,
            Event event) {

        /** Of two of one theatre. */
        public Applied later(Applied other) {
            return position.offset() > other.position.offset() ? this : other;
        }
    }

    /** A report as it stands after one of the events. */
    public record ReportVersion(Applied by, Report report, boolean retracted) {}

    /**
     * What a batch did to one report.
     *
     * @param by the last event that did it
     * @param before the live report before the batch, if there was one
     * @param after the live report after the batch, if there is one
     */
    public record ReportChange(Applied by, Optional<Report> before, Optional<Report> after) {
        public String theatre() {
            return by.theatre();
        }

        /** What it was and what it is, as far as it was and is live. */
        public Stream<Report> states() {
            return Stream.of(before, after).flatMap(Optional::stream);
        }
    }

    /** What an event did to an entry of the catalogue; {@code before} is null for a new one. */
    public record CatalogueChange(Applied by, Subject subject, @Nullable Object before, Object after) {
        public String theatre() {
            return by.theatre();
        }
    }

    /** An incident that a batch may have changed, made or ended, and the last event that did. */
    public record IncidentChange(Applied by, String id) {}

    private final List<Applied> applied;
    private final List<ReportVersion> reportVersions = new ArrayList<>();
    private final List<ReportChange> reportChanges = new ArrayList<>();
    private final List<CatalogueChange> catalogueChanges = new ArrayList<>();
    private final List<IncidentChange> incidentChanges = new ArrayList<>();

    Batch(List<Applied> applied) {
        this.applied = List.copyOf(applied);
    }

    public List<Applied> applied() {
        return applied;
    }

    public List<ReportVersion> reportVersions() {
        return reportVersions;
    }

    public List<ReportChange> reportChanges() {
        return reportChanges;
    }

    public List<CatalogueChange> catalogueChanges() {
        return catalogueChanges;
    }

    public List<IncidentChange> incidentChanges() {
        return incidentChanges;
    }
}
