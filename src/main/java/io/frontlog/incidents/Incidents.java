package io.frontlog.incidents;

import io.frontlog.catalogue.Known;
import io.frontlog.catalogue.Levels;
import io.frontlog.event.Claim;
import io.frontlog.event.Vocabulary;
import io.frontlog.http.Cursor.DayAndId;
import io.frontlog.journal.Json;
import io.frontlog.rule.Incident;
import io.frontlog.rule.Standing;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Finds incidents, in the order of valid time: of their first day, then of their id. */
@ApplicationScoped
public class Incidents {
    private static final String ORDER = " order by i.first_day, i.id limit :limit";

    private final Known known;

    Incidents(Known known) {
        this.known = known;
    }

    /** A page of them; {@code next} is the cursor of the page behind it, null for the last. */
    public record Page<T>(List<T> items, @Nullable String next) {}

    /**
     * Which incidents are asked about.
     *
     * @param conditions on the row {@code i}, with the parameters that they name
     * @param after the last key of the page before; null for the first page
     */
    public record Filter(
            String theatre,
            @Nullable String place,
            @Nullable String region,
            List<String> conditions,
            Map<String, Object> parameters,
            @Nullable DayAndId after,
            int limit) {

        public static Filter of(String theatre) {
            return new Filter(theatre, null, null, List.of(), Map.of("theatre", theatre), null, 100);
        }

        public Filter in(@Nullable String inPlace, @Nullable String inRegion) {
            var filter = new Filter(theatre, inPlace, inRegion, conditions, parameters, after, limit);
            if (inPlace != null) filter = filter.with("(i.place = :place or i.site_of = :place)", "place", inPlace);
            return inRegion == null
                    ? filter
                    : filter.with("i.place in (select inside.id from inside)", "region", inRegion);
        }

        public Filter actor(@Nullable String actor) {
            return actor == null ? this : with("i.actors @> array[cast(:actor as text)]", "actor", actor);
        }

        /** What may have happened on a day of the span. */
        public Filter during(LocalDate from, LocalDate to) {
            return with("i.last_day >= :from", "from", from).with("i.first_day <= :to", "to", to);
        }

        public Filter kinds(Set<Claim.Kind> kinds) {
            return kinds.isEmpty() ? this : with("i.kind in (:kinds)", "kinds", words(kinds));
        }

        public Filter states(Set<Incident.State> states) {
            return states.isEmpty() ? this : with("i.state in (:states)", "states", words(states));
        }

        public Filter standings(Set<Standing> standings) {
            return standings.isEmpty() ? this : with("i.standing in (:standings)", "standings", words(standings));
        }

        /** The one that an id resolves to. */
        public Filter survivor(String id) {
            return with("i.id in (" + Merges.SURVIVOR + ")", "id", id);
        }

        public Filter dataset(@Nullable String dataset) {
            return dataset == null
                    ? this
                    : with("cast(:dataset as text) = any(string_to_array(i.datasets, chr(10)))", "dataset", dataset);
        }

        public Filter and(String condition) {
            var more = new ArrayList<>(conditions);
            more.add(condition);
            return new Filter(theatre, place, region, List.copyOf(more), parameters, after, limit);
        }

        public Filter page(@Nullable DayAndId afterKey, int most) {
            return new Filter(theatre, place, region, conditions, parameters, afterKey, most);
        }

        /** A condition with its one parameter. */
        public Filter with(String condition, String parameter, Object value) {
            return value(parameter, value).and(condition);
        }

        Filter value(String parameter, Object value) {
            var values = new HashMap<>(parameters);
            values.put(parameter, value);
            return new Filter(theatre, place, region, conditions, Map.copyOf(values), after, limit);
        }

        private static List<String> words(Set<? extends Enum<?>> words) {
            return words.stream().map(Vocabulary::word).toList();
        }

        /** A query of the incidents asked for, as the row {@code i}, on one page and one beyond it. */
        String page(String columns, String joins) {
            String on = after == null ? "" : " and (i.first_day, i.id) > (:day, :after)";
            return all(columns, joins) + on + ORDER;
        }

        /** A query of all the incidents asked for. */
        String all(String columns, String joins) {
            return (region == null ? "" : Levels.INSIDE)
                    + "select " + columns + " from incident i " + joins
                    + " where i.theatre = :theatre and i.known_to is null"
                    + String.join("", conditions.stream().map(c -> " and " + c).toList());
        }

        <T> Mutiny.SelectionQuery<T> bind(Mutiny.SelectionQuery<T> query, boolean paged) {
            parameters.forEach(query::setParameter);
            if (!paged) return query;
            query.setParameter("limit", limit + 1);
            return after == null
                    ? query
                    : query.setParameter("day", after.day()).setParameter("after", after.id());
        }
    }

    /** The incidents of a page. */
    public Uni<Page<IncidentAnswer>> find(Mutiny.StatelessSession session, Filter filter) {
        return rows(session, filter, "i.doc", "").map(rows -> {
            Page<Object[]> page = page(rows, filter);
            return new Page<>(page.items.stream().map(row -> answer(row[0])).toList(), page.next);
        });
    }

    /** Columns of the incidents of a page and of one beyond it; the first is {@code i.doc}. */
    public Uni<List<Object[]>> rows(Mutiny.StatelessSession session, Filter filter, String columns, String joins) {
        String query = filter.page(columns + ", i.id as incident_id", joins);
        return check(session, filter).chain(() -> filter.bind(session.createNativeQuery(query, Object[].class), true)
                .getResultList());
    }

    /** Columns of all the incidents asked for. */
    public Uni<List<Object[]>> all(Mutiny.StatelessSession session, Filter filter, String columns) {
        return all(session, filter, columns, "", "");
    }

    Uni<List<Object[]>> all(
            Mutiny.StatelessSession session, Filter filter, String columns, String joins, String order) {
        String query = filter.all(columns, joins) + order;
        return check(session, filter).chain(() -> filter.bind(session.createNativeQuery(query, Object[].class), false)
                .getResultList());
    }

    /** What a row's first column says. */
    public static IncidentAnswer answer(Object doc) {
        return Json.read((String) doc, IncidentAnswer.class);
    }

    /** Cuts off the one beyond the page. */
    public static Page<Object[]> page(List<Object[]> found, Filter filter) {
        if (found.size() <= filter.limit()) return new Page<>(found, null);
        List<Object[]> items = found.subList(0, filter.limit());
        IncidentAnswer last = answer(items.get(items.size() - 1)[0]);
        return new Page<>(items, new DayAndId(last.from(), last.id()).encode());
    }

    private Uni<Void> check(Mutiny.StatelessSession session, Filter filter) {
        return known.require(
                session,
                filter.theatre(),
                new Known.Named()
                        .place("place", filter.place())
                        .place("region", filter.region())
                        .actor("actor", (String) filter.parameters().get("actor")));
    }
}
