package io.frontlog.control;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.frontlog.catalogue.Sides;
import io.frontlog.catalogue.Zones;
import io.frontlog.rule.Control;
import io.frontlog.rule.ControlEvidence;
import io.frontlog.rule.ControlRule;
import io.frontlog.rule.Parties;
import io.frontlog.rule.Policy;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Controls by place: from the rows that are kept ready where those answer, else folded from the evidence. */
@ApplicationScoped
class ControlQueries {
    private static final Duration FIGHTING = Duration.ofDays(7);
    private static final String FIGHTS =
            """
            select i.place from incident i
             where i.theatre = :theatre and i.known_to is null and i.end_at > :since and i.start_at <= :until and %1$s
            union
            select i.site_of from incident i
             where i.theatre = :theatre and i.known_to is null and i.end_at > :since and i.start_at <= :until and %1$s
               and i.site_of is not null
            """
                    .formatted("i.state = 'live' and i.kind in ('clash', 'strike')");

    /**
     * What is asked of one theatre.
     *
     * @param place null for every place that evidence speaks of
     * @param present whether T and K are now
     */
    record Asked(String theatre, @Nullable String place, Policy policy, Instant validAt, boolean present) {}

    private final Vertx vertx;

    ControlQueries(Vertx vertx) {
        this.vertx = vertx;
    }

    Uni<Map<String, Control>> controls(Mutiny.StatelessSession session, Asked asked) {
        Set<String> places = asked.place == null ? null : Set.of(asked.place);
        if (asked.policy != Policy.BALANCED || !asked.present) return fold(session, asked, places);
        return ready(session, asked).chain(rows -> {
            var due = new HashSet<String>();
            Map<String, Control> controls = new TreeMap<>();
            for (PlaceControl row : rows) {
                if (row.isReady(asked.validAt)) controls.put(row.place, row.control());
                else due.add(row.place);
            }
            if (due.isEmpty()) return Uni.createFrom().item(controls);
            return fold(session, asked, due).invoke(controls::putAll).replaceWith(controls);
        });
    }

    private static Uni<List<PlaceControl>> ready(Mutiny.StatelessSession session, Asked asked) {
        String rows = "from PlaceControl p where p.theatre = :theatre";
        var query = session.createSelectionQuery(
                        asked.place == null ? rows : rows + " and p.place = :place", PlaceControl.class)
                .setParameter("theatre", asked.theatre);
        if (asked.place != null) query.setParameter("place", asked.place);
        return query.getResultList();
    }

    private Uni<Map<String, Control>> fold(Mutiny.StatelessSession session, Asked asked, @Nullable Set<String> places) {
        String conditions = places == null ? Evidence.STANDING : Evidence.STANDING + Evidence.OF_PLACES;
        var query = Evidence.query(session, asked.theatre, conditions);
        if (places != null) query.setParameter("places", places.toArray(String[]::new));
        return Zones.of(asked.theatre, session).chain(zone -> Sides.of(asked.theatre, session)
                .chain(parties -> Evidence.read(query).chain(rows -> Uni.createFrom()
                        .completionStage(() -> vertx.executeBlocking(() -> fold(rows, zone, parties, asked), false)
                                .toCompletionStage()))));
    }

    private static Map<String, Control> fold(List<Evidence> rows, ZoneId zone, Parties parties, Asked asked) {
        Map<String, List<ControlEvidence>> byPlace =
                rows.stream().collect(groupingBy(Evidence::place, mapping(row -> row.evidence(zone), toList())));
        var controls = new TreeMap<String, Control>();
        byPlace.forEach((place, evidence) ->
                controls.put(place, ControlRule.fold(evidence, parties, asked.policy, asked.validAt)));
        return controls;
    }

    /** All of valid time, of one place. */
    Uni<List<ControlRule.Interval>> history(
            Mutiny.StatelessSession session, String theatre, String place, Policy policy) {
        return Evidence.read(Evidence.query(session, theatre, Evidence.STANDING + Evidence.OF_PLACES)
                        .setParameter("places", new String[] {place}))
                .chain(rows -> Zones.of(theatre, session).chain(zone -> Sides.of(theatre, session)
                        .map(parties -> ControlRule.history(
                                rows.stream().map(row -> row.evidence(zone)).toList(), parties, policy))));
    }

    /** Where there was a live clash or strike in the 7 days up to T: its place, and the place that a site belongs to. */
    Uni<Set<String>> fights(Mutiny.StatelessSession session, String theatre, Instant validAt) {
        return session.createNativeQuery(FIGHTS, String.class)
                .setParameter("theatre", theatre)
                .setParameter("since", validAt.minus(FIGHTING).atOffset(ZoneOffset.UTC))
                .setParameter("until", validAt.atOffset(ZoneOffset.UTC))
                .getResultList()
                .map(HashSet::new);
    }
}
