package io.frontlog.incidents;

import io.frontlog.event.Event;
import io.frontlog.event.Report;
import io.frontlog.journal.Json;
import io.frontlog.projecting.Batch.Applied;
import io.frontlog.projecting.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The table {@code incident_merge}: which incident was absorbed by which, and so whose reports weigh
 * together.
 */
public final class Merges {
    /**
     * A survivor's.
     *
     * @param absorbed sorted
     * @param reports live, of it and of all that it absorbed
     */
    record Family(List<String> absorbed, List<Report> reports) {}

    private static final String SAVE =
            """
            insert into incident_merge (theatre, absorbed, survivor, known_from)
            select $1, absorbed, $3, $4 from unnest($2::text[]) as given (absorbed)
            """;

    /** From ids up to their survivors, and down to all that those absorbed: {@code family}, each with its survivor. */
    private static final String FAMILIES =
            """
            with recursive up as (
                select asked.id as at from unnest(cast(%2$s as text[])) as asked (id)
                union
                select m.survivor from up join incident_merge m on m.theatre = %1$s and m.absorbed = up.at),
            family as (
                select up.at as survivor, up.at as id from up
                 where not exists (select 1 from incident_merge m where m.theatre = %1$s and m.absorbed = up.at)
                union
                select family.survivor, m.absorbed
                  from family join incident_merge m on m.theatre = %1$s and m.survivor = family.id)
            """;

    /** The families of some ids, with the reports of all. */
    private static final String REPORTS = FAMILIES.formatted("$1", "$2")
            + """
            select survivor, id, null as doc from family
            union all
            select f.survivor, null, v.doc
              from family f join report_version v
                on v.theatre = $1 and v.incident = f.id and v.known_to is null and not v.retracted
            """;

    /** Begins a query: {@code family} are the ids that weigh with any of {@code :incidents}, each with its survivor. */
    public static final String FAMILY = FAMILIES.formatted(":theatre", ":incidents");

    private static final String SURVIVORS = FAMILIES.formatted("$1", "$2") + "select id, survivor from family";

    /** A query of an incident's survivor, {@code :id} itself unless it was absorbed. */
    static final String SURVIVOR =
            FAMILIES.formatted(":theatre", "array[:id]") + "select distinct survivor from family";

    private Merges() {}

    /** The survivor of each incident that weighs with any of some, by its id. */
    public static Uni<Map<String, String>> survivors(
            Mutiny.StatelessSession session, String theatre, Collection<String> incidents) {
        return session.createNativeQuery(FAMILY + "select id, survivor from family", Object[].class)
                .setParameter("theatre", theatre)
                .setParameter("incidents", incidents.toArray(String[]::new))
                .getResultList()
                .map(rows -> {
                    var survivors = new HashMap<String, String>();
                    rows.forEach(row -> survivors.put((String) row[0], (String) row[1]));
                    return survivors;
                });
    }

    /** The survivors of some ids, as a projection sees them. */
    public static Set<String> survivors(String theatre, List<String> ids, Sql sql) {
        return new TreeSet<>(survivorOf(theatre, ids, sql).values());
    }

    /** The survivor of each incident that weighs with any of some, by its id, as a projection sees it. */
    static Map<String, String> survivorOf(String theatre, List<String> ids, Sql sql) {
        var survivors = new HashMap<String, String>();
        for (Row row : sql.ask(SURVIVORS, theatre, ids.toArray(String[]::new)).get()) {
            survivors.put(row.getString("id"), row.getString("survivor"));
        }
        return survivors;
    }

    static void save(Applied by, Event.IncidentsMerged event, Sql sql) {
        sql.write(
                SAVE,
                by.theatre(),
                event.absorbed().toArray(String[]::new),
                event.survivor(),
                by.position().offset());
    }

    /** By survivor. */
    static Map<String, Family> families(String theatre, List<String> ids, Sql sql) {
        var families = new TreeMap<String, Family>();
        for (Row row : sql.ask(REPORTS, theatre, ids.toArray(String[]::new)).get()) {
            Family family = families.computeIfAbsent(
                    Objects.requireNonNull(row.getString("survivor")),
                    id -> new Family(new ArrayList<>(), new ArrayList<>()));
            String member = row.getString("id");
            String doc = row.getString("doc");
            if (member != null && !member.equals(row.getString("survivor"))) family.absorbed.add(member);
            if (doc != null) family.reports.add(Json.read(doc, Report.class));
        }
        families.values().forEach(family -> family.absorbed.sort(null));
        return families;
    }
}
