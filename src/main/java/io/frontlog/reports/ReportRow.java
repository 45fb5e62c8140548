package io.frontlog.reports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.frontlog.event.Report;
import io.frontlog.journal.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.NullUnmarked;

/** A version of a report, as it was kept; the projector writes it. */
@Entity
@Table(name = "report_version")
@IdClass(ReportRow.Key.class)
@NullUnmarked
public class ReportRow {
    record Key(String theatre, String id, int version) implements Serializable {}

    @Id
    String theatre;

    @Id
    String id;

    @Id
    int version;

    boolean retracted;
    String kind;
    String place;
    String incident;
    String doc;

    @Column(name = "known_from")
    long knownFrom;

    @Column(name = "known_to")
    Long knownTo;

    @Column(name = "recorded_at")
    OffsetDateTime recordedAt;

    @Column(name = "first_day")
    LocalDate firstDay;

    int partition;
    String act;

    @Column(name = "submitted_by")
    String submittedBy;

    String reason;
    String note;

    /** What it was filed with. */
    public String incident() {
        return incident;
    }

    public Report report() {
        return Json.read(doc, Report.class);
    }

    /** The report as it is answered. */
    public ObjectNode document() {
        return Json.read(doc, ObjectNode.class)
                .put("version", version)
                .put("retracted", retracted)
                .put("recordedAt", recordedAt.toInstant().toString());
    }
}
