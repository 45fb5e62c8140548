package io.frontlog.incidents;

import io.frontlog.catalogue.Sides;
import io.frontlog.event.Claim;
import io.frontlog.event.Report.Participant.Role;
import io.frontlog.event.Vocabulary;
import io.frontlog.http.Cursor.DayAndId;
import io.frontlog.incidents.Incidents.Filter;
import io.frontlog.rule.DuplicateRule;
import io.frontlog.rule.DuplicateRule.Sighting;
import io.frontlog.rule.Incident;
import io.frontlog.rule.Parties;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Live incidents that may be one happening: near in the rows first, then by the rule. */
@ApplicationScoped
class Duplicates {
    /** Words are told of what happened; only of that can there be two accounts under two ids. */
    private static final Set<Claim.Kind> KINDS = EnumSet.of(
            Claim.Kind.CONTROL,
            Claim.Kind.STRIKE,
            Claim.Kind.CLASH,
            Claim.Kind.ATTACK_ON_CIVILIANS,
            Claim.Kind.MOVEMENT,
            Claim.Kind.DISPLACEMENT,
            Claim.Kind.DEVELOPMENT);

    private static final String COLUMNS = "i.doc, i.lat as lat_i, i.lon as lon_i, o.doc, o.lat, o.lon";
    /** A box that holds every place within five kilometres, up to the polar circles. */
    private static final String NEAR =
            """
            join incident o on o.theatre = i.theatre and o.kind = i.kind and o.state = 'live' and o.id <> i.id
             and o.known_to is null
             and (o.place = i.place or abs(o.lat - i.lat) < 0.05 and abs(o.lon - i.lon) < 0.13)
             and o.first_day between i.first_day - 1 and i.first_day + 1
            """;
    /** Each pair once, from the one that comes first. */
    private static final String BEHIND = NEAR + " and (o.first_day, o.id) > (i.first_day, i.id)";

    private static final String IN_ORDER = " order by i.first_day, i.id, o.id limit :limit";
    /**
     * Two incidents that may be one.
     *
     * @param kilometres between their places
     * @param days between their first days
     */
    record Pair(List<String> incidents, Claim.Kind kind, double kilometres, int days) {}

    record Page(List<Pair> pairs, @Nullable String next) {}

    private final Incidents incidents;

    Duplicates(Incidents incidents) {
        this.incidents = incidents;
    }

    /** The ids of those that may be the same as one of them, sorted. */
    Uni<List<String>> of(Mutiny.StatelessSession session, String theatre, IncidentAnswer incident) {
        if (incident.state() != Incident.State.LIVE || !KINDS.contains(incident.kind())) {
            return Uni.createFrom().item(List.of());
        }
        Filter filter = Filter.of(theatre).with("i.id = :one", "one", incident.id());
        return incidents
                .all(session, filter, COLUMNS, NEAR, "")
                .chain(rows -> suspected(session, theatre, rows))
                .map(pairs -> pairs.stream()
                        .map(pair -> pair.incidents.get(1))
                        .sorted()
                        .toList());
    }

    /** A page of pairs, in the order of the earlier one's first day. */
    Uni<Page> pairs(Mutiny.StatelessSession session, Filter asked) {
        Filter filter = asked.with(
                        "i.kind in (:events)",
                        "events",
                        KINDS.stream().map(Vocabulary::word).toList())
                .states(Set.of(Incident.State.LIVE));
        DayAndId after = asked.after();
        if (after != null) {
            String[] ids = after.id().split(" ", 2);
            filter = filter.with("(i.first_day, i.id, o.id) > (:day, :one, :other)", "day", after.day())
                    .value("one", ids[0])
                    .value("other", ids[ids.length - 1]);
        }
        return incidents
                .all(session, filter.value("limit", asked.limit()), COLUMNS, BEHIND, IN_ORDER)
                .chain(rows -> suspected(session, asked.theatre(), rows)
                        .map(pairs -> new Page(pairs, rows.size() < asked.limit() ? null : next(rows))));
    }

    private static String next(List<Object[]> rows) {
        Object[] last = rows.get(rows.size() - 1);
        IncidentAnswer one = Incidents.answer(last[0]);
        return new DayAndId(
                        one.from(), one.id() + " " + Incidents.answer(last[3]).id())
                .encode();
    }

    private static Uni<List<Pair>> suspected(Mutiny.StatelessSession session, String theatre, List<Object[]> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().item(List.of())
                : Sides.of(theatre, session).map(parties -> pairs(rows, parties));
    }

    private static List<Pair> pairs(List<Object[]> rows, Parties parties) {
        var pairs = new ArrayList<Pair>();
        for (Object[] row : rows) {
            IncidentAnswer one = Incidents.answer(row[0]);
            IncidentAnswer other = Incidents.answer(row[3]);
            DuplicateRule.suspect(sighting(one, row[1], row[2]), sighting(other, row[4], row[5]), parties)
                    .ifPresent(apart -> pairs.add(new Pair(
                            List.of(one.id(), other.id()),
                            one.kind(),
                            Math.round(apart.kilometres() * 10) / 10.0,
                            apart.days())));
        }
        return pairs;
    }

    private static Sighting sighting(IncidentAnswer incident, @Nullable Object lat, @Nullable Object lon) {
        Stream<String> acting = incident.participants().stream()
                .filter(p -> p.role() == Role.INITIATOR || p.role() == Role.SIDE_A || p.role() == Role.SIDE_B)
                .map(p -> p.actor());
        Stream<String> claimed =
                Stream.of(incident.claim().path("actor").asText("")).filter(id -> !id.isEmpty());
        return new Sighting(
                incident.kind(),
                incident.from(),
                incident.place(),
                (Double) lat,
                (Double) lon,
                incident.weapon(),
                Stream.of("change", "movement", "category")
                        .map(field -> incident.claim().path(field).textValue())
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                Stream.concat(acting, claimed).distinct().toList());
    }
}
