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
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import java.time.ZoneId;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code control_report}, as it stands there.
 *
 * @param happened a {@link Moment}
 */
record Evidence(
        String place,
        String report,
        @Nullable String claimantActor,
        @Nullable String claimantSource,
        String happened,
        String stance,
        @Nullable String interest,
        String verdict,
        String actor,
        String change,
        String extent,
        long knownFrom,
        @Nullable Long knownTo) {
    private static final String ROWS =
            """
            select e.place, e.report, e.claimant_actor, e.claimant_source, e.happened, e.stance, e.interest, e.verdict,
                   e.actor, e.change, e.extent, e.known_from, e.known_to
              from control_report e where e.theatre = :theatre
            """;

    /** Which of a theatre's rows: a condition on {@code e}. */
    static final String STANDING = " and e.known_to is null";

    static final String OF_PLACES = " and e.place = any(cast(:places as text[]))";

    /** As readers see it. */
    static Mutiny.SelectionQuery<Object[]> query(Mutiny.StatelessSession session, String theatre, String conditions) {
        return session.createNativeQuery(ROWS + conditions, Object[].class).setParameter("theatre", theatre);
    }

    static Uni<List<Evidence>> read(Mutiny.SelectionQuery<Object[]> query) {
        return query.getResultList().map(rows -> rows.stream().map(Evidence::of).toList());
    }

    private static Evidence of(Object[] row) {
        return new Evidence(
                (String) row[0],
                (String) row[1],
                (@Nullable String) row[2],
                (@Nullable String) row[3],
                (String) row[4],
                (String) row[5],
                (@Nullable String) row[6],
                (String) row[7],
                (String) row[8],
                (String) row[9],
                (String) row[10],
                (Long) row[11],
                (@Nullable Long) row[12]);
    }

    /** As the projector sees it. */
    static Evidence of(Row row) {
        return new Evidence(
                row.getString("place"),
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
                row.getLong("known_from"),
                row.getLong("known_to"));
    }

    boolean isKnownAt(long offset) {
        return knownFrom <= offset && (knownTo == null || knownTo > offset);
    }

    /** As the rule takes it. */
    ControlEvidence evidence(ZoneId zone) {
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
