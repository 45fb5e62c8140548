package io.frontlog.control;

import io.frontlog.catalogue.Known;
import io.frontlog.catalogue.Levels;
import io.frontlog.catalogue.Outlines;
import io.frontlog.control.ControlQueries.Asked;
import io.frontlog.control.Division.Point;
import io.frontlog.event.Report;
import io.frontlog.journal.Json;
import io.frontlog.projecting.Snapshot;
import io.frontlog.rule.Control;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;

/** Reads what shares of control are worked out from. */
@ApplicationScoped
class ShareQueries {
    /** Whatever lies in a settlement or above it would count its people and its ground twice. */
    private static final String SETTLEMENTS =
            """
            select c.id, p.lon, p.lat, p.population
              from catalogue c
              cross join lateral json_to_record(cast(c.doc as json))
                as p (kind text, lon double precision, lat double precision, population bigint)
             where c.theatre = :theatre and c.kind = 'place' and c.known_to is null
               and p.kind in ('city', 'town', 'village')
               and exists (select 1 from control_report e
                            where e.theatre = :theatre and e.place = c.id and e.known_to is null)
             order by c.id
            """;

    private static final String MEASURES =
            """
            select doc from report_version
             where theatre = :theatre and kind = 'measure' and known_to is null and not retracted
               and cast(doc as json) ->> 'measure' = 'territory_share'
            """;

    /** A city, town or village that evidence speaks of. */
    record Settlement(String id, @Nullable Point point, @Nullable Long population) {

        static Settlement of(Object[] row) {
            Point point = row[1] == null || row[2] == null ? null : new Point((Double) row[1], (Double) row[2]);
            return new Settlement((String) row[0], point, (Long) row[3]);
        }
    }

    /**
     * All that the answer needs.
     *
     * @param controls by place, whether settlement or not
     * @param inside the places that count; null for all
     * @param measures live reports of a {@code territory_share}
     */
    record Read(
            Asked asked,
            ZoneId zone,
            Snapshot snapshot,
            Map<String, Control> controls,
            List<Settlement> settlements,
            @Nullable Set<String> inside,
            Optional<MultiPolygon> outline,
            List<Report> measures) {

        /** The settlements that evidence speaks of at T, and not only of what is expected or discounted. */
        List<Settlement> divided() {
            return settlements.stream()
                    .filter(settlement -> control(settlement).newestEvidence() != null)
                    .toList();
        }

        /** Those of them that the answer counts. */
        List<Settlement> counted() {
            return divided().stream()
                    .filter(settlement -> isInside(settlement.id))
                    .toList();
        }

        boolean isInside(String place) {
            return inside == null || inside.contains(place);
        }

        Control control(Settlement settlement) {
            return controls.getOrDefault(settlement.id, ControlAnswer.NOTHING_KNOWN);
        }
    }

    private final ControlQueries controls;
    private final Outlines outlines;
    private final Known known;

    ShareQueries(ControlQueries controls, Outlines outlines, Known known) {
        this.controls = controls;
        this.outlines = outlines;
        this.known = known;
    }

    Uni<Read> read(
            Mutiny.StatelessSession session, Snapshot snapshot, Asked asked, ZoneId zone, @Nullable String region) {
        String theatre = asked.theatre();
        return inside(session, theatre, region)
                .chain(inside -> controls.controls(session, asked).chain(held -> settlements(session, theatre)
                        .chain(settlements -> outlines.of(session, theatre).chain(outline -> measures(session, theatre)
                                .map(measures -> new Read(
                                        asked,
                                        zone,
                                        snapshot,
                                        held,
                                        settlements,
                                        inside.orElse(null),
                                        outline,
                                        measures))))));
    }

    private Uni<Optional<Set<String>>> inside(
            Mutiny.StatelessSession session, String theatre, @Nullable String region) {
        if (region == null) return Uni.createFrom().item(Optional.empty());
        return known.require(session, theatre, new Known.Named().place("region", region))
                .chain(() -> Levels.inside(theatre, region, session))
                .map(Optional::of);
    }

    private static Uni<List<Settlement>> settlements(Mutiny.StatelessSession session, String theatre) {
        return session.createNativeQuery(SETTLEMENTS, Object[].class)
                .setParameter("theatre", theatre)
                .getResultList()
                .map(rows -> rows.stream().map(Settlement::of).toList());
    }

    private static Uni<List<Report>> measures(Mutiny.StatelessSession session, String theatre) {
        return session.createNativeQuery(MEASURES, String.class)
                .setParameter("theatre", theatre)
                .getResultList()
                .map(docs ->
                        docs.stream().map(doc -> Json.read(doc, Report.class)).toList());
    }
}
