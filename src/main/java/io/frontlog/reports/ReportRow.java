package io.frontlog.reports;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.OffsetDateTime;
import org.jspecify.annotations.NullUnmarked;

/** A version of a report; the projector writes it. */
@Entity
@Table(name = "report_version")
@IdClass(ReportRow.Key.class)
@NullUnmarked
class ReportRow {
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
}
