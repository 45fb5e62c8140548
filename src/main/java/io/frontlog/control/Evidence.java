package io.frontlog.control;

import io.frontlog.event.Claim.Control.Change;
import io.frontlog.event.Claim.Control.Extent;
import io.frontlog.event.Claimant;
import io.frontlog.event.Moment;
import io.frontlog.event.Report.Interest;
import io.frontlog.event.Report.Stance;
import io.frontlog.event.Report.Verdict;
import io.frontlog.event.Vocabulary;
import io.frontlog.rule.ControlEvidence;
import io.vertx.sqlclient.Row;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.ZoneId;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code control_report}. */
@Entity
@Table(name = "control_report")
@IdClass(Evidence.Key.class)
@NullUnmarked
class Evidence {
    record Key(String theatre, String report, int version) implements Serializable {}

    @Id
    String theatre;

    @Id
    String report;

    @Id
    int version;

    String place;
    String actor;
    String change;
    String extent;
    String happened;
    String stance;
    String verdict;
    String interest;

    @Column(name = "claimant_actor")
    String claimantActor;

    @Column(name = "claimant_source")
    String claimantSource;

    @Column(name = "known_from")
    long knownFrom;

    @Column(name = "known_to")
    Long knownTo;

    boolean isKnownAt(long offset) {
        return knownFrom <= offset && (knownTo == null || knownTo > offset);
    }

    /** As the rule takes it. */
    ControlEvidence evidence(ZoneId zone) {
        return evidence(
                report,
                claimantActor,
                claimantSource,
                happened,
                stance,
                interest,
                verdict,
                actor,
                change,
                extent,
                zone);
    }

    /** A row as the projector reads it. */
    static ControlEvidence of(Row row, ZoneId zone) {
        return evidence(
                row.getString("report"),
                row.getString("claimant_actor"),
                row.getString("claimant_source"),
                row.getString("happened"),
                row.getString("stance"),
                row.getString("interest"),
                row.getString("verdict"),
                row.getString("actor"),
                row.getString("change"),
                row.getString("extent"),
                zone);
    }

    private static ControlEvidence evidence(
            String report,
            String claimantActor,
            String claimantSource,
            String happened,
            String stance,
            String interest,
            String verdict,
            String actor,
            String change,
            String extent,
            ZoneId zone) {
        Moment from = Moment.parse(happened);
        return new ControlEvidence(
                report,
                new Claimant(claimantActor, claimantSource),
                from,
                from.start(zone),
                Vocabulary.read(Stance.class, stance),
                interest == null ? null : Vocabulary.read(Interest.class, interest),
                Vocabulary.read(Verdict.class, verdict),
                actor,
                Vocabulary.read(Change.class, change),
                Vocabulary.read(Extent.class, extent));
    }
}
