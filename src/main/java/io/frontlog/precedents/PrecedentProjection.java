package io.frontlog.precedents;

import io.frontlog.catalogue.Coverage;
import io.frontlog.event.Claim;
import io.frontlog.event.Report;
import io.frontlog.event.Theatre;
import io.frontlog.event.Vocabulary;
import io.frontlog.incidents.Merges;
import io.frontlog.journal.Json;
import io.frontlog.journal.Topic;
import io.frontlog.projecting.Batch;
import io.frontlog.projecting.Batch.Applied;
import io.frontlog.projecting.Batch.CatalogueChange;
import io.frontlog.projecting.Batch.IncidentChange;
import io.frontlog.projecting.Batch.ReportChange;
import io.frontlog.projecting.Projection;
import io.frontlog.projecting.ReadModel;
import io.frontlog.projecting.ReadRow;
import io.frontlog.projecting.Sql;
import io.frontlog.projecting.Touched;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Keeps of each live incident since when it is the first of its kind where it happened; anew whenever it, the earlier one or
 * what is said of it changes.
 */
@ApplicationScoped
class PrecedentProjection implements Projection {
    private static final ReadModel MODEL = ReadModel.published(
            Topic.PRECEDENTS,
            1,
            """
            select json_build_array(incident, kind, locality, first_day, earlier, earlier_day)::text
              from precedent where theatre = $1 order by incident
            """);

    private static final String ALL = "select id from incident where theatre = $1 and known_to is null";
    /**
     * Whose earlier one was among those that changed and no longer is what it was; and for whom one of them is now a later
     * earlier one. In a locality the later an incident is, the later is its earlier one: so the first behind a day tells
     * whether any is concerned, and those that are end before the first with a later earlier one.
     */
    private static final String AFFECTED =
            """
            with concerned as materialized (
                select i.id, i.theatre, i.kind, i.last_day, at.locality
                  from incident i
                 cross join lateral unnest(string_to_array(i.levels, chr(10))) as level
                 cross join lateral split_part(level, ' ', 2) as at (locality)
                 cross join lateral (
                    select p.earlier, p.earlier_day from precedent p
                     where p.theatre = i.theatre and p.kind = i.kind and p.locality = at.locality
                       and p.first_day > i.last_day
                     order by p.first_day limit 1) next
                 where i.theatre = $1 and i.id = any($2) and i.state = 'live' and i.known_to is null
                   and (next.earlier is null or next.earlier_day < i.last_day
                        or next.earlier_day = i.last_day and next.earlier > i.id collate "C"))
            select p.incident
              from precedent p
              left join incident i on i.theatre = p.theatre and i.id = p.earlier collate "default" and i.known_to is null
             where p.theatre = $1 and p.earlier = any($2)
               and (i.id is null or i.state <> 'live' or i.kind <> p.kind or i.last_day <> p.earlier_day
                    or i.locality <> p.locality)
            union
            select p.incident
              from concerned c
              left join lateral (
                select p.first_day from precedent p
                 where p.theatre = c.theatre and p.kind = c.kind and p.locality = c.locality
                   and p.first_day > c.last_day and p.earlier_day > c.last_day
                 order by p.first_day limit 1) beyond on true
              join precedent p
                on p.theatre = c.theatre and p.kind = c.kind and p.locality = c.locality and p.first_day > c.last_day
               and p.first_day < coalesce(beyond.first_day, 'infinity')
             where p.earlier is null or p.earlier_day < c.last_day
                or p.earlier_day = c.last_day and p.earlier > c.id collate "C"
            """;
    /** The incidents of what statements are about, be it one or a report of one. */
    private static final String SPOKEN_OF =
            """
            select distinct incident as id from report_version where theatre = $1 and id = any($2)
            union
            select unnest($2::text[])
            """;

    private static final String SAVE =
            """
            insert into precedent (theatre, incident, kind, locality, first_day, earlier, earlier_day)
            select $1, * from unnest($2::text[], $3::text[], $4::text[], $5::date[], $6::text[], $7::date[])
            on conflict (theatre, incident) do update
               set kind = excluded.kind, locality = excluded.locality, first_day = excluded.first_day,
                   earlier = excluded.earlier, earlier_day = excluded.earlier_day
            """;
    private static final String DELETE = "delete from precedent where theatre = $1 and incident = any($2)";

    @Override
    public int order() {
        return 5;
    }

    @Override
    public List<ReadModel> models() {
        return List.of(MODEL);
    }

    @Override
    public void project(Batch batch, Sql sql) {
        var touched = new Touched();
        for (IncidentChange change : batch.incidentChanges()) touched.touch(change.by(), change.id());
        spokenOf(batch).forEach((theatre, about) -> {
            Applied by = about.values().stream().reduce(Applied::later).orElseThrow();
            for (String incident : incidents(theatre, about.keySet(), sql)) touched.touch(by, incident);
        });
        for (CatalogueChange change : batch.catalogueChanges()) {
            if (!isOtherCoverage(change)) continue;
            for (Row row : sql.ask(ALL, change.theatre()).get()) touched.touch(change.by(), row.getString("id"));
        }
        touched.forEach((theatre, changed) -> project(theatre, changed, sql));
    }

    private static boolean isOtherCoverage(CatalogueChange change) {
        return change.before() instanceof Theatre before
                && change.after() instanceof Theatre after
                && !Objects.equals(before.coverage(), after.coverage());
    }

    /** What the statements of a batch are or were about, by theatre. */
    private static Touched spokenOf(Batch batch) {
        var about = new Touched();
        for (ReportChange change : batch.reportChanges()) {
            change.states()
                    .map(Report::claim)
                    .filter(claim -> claim instanceof Claim.Statement)
                    .flatMap(claim -> Stream.ofNullable(((Claim.Statement) claim).about()))
                    .forEach(id -> about.touch(change.by(), id));
        }
        return about;
    }

    private static Set<String> incidents(String theatre, Set<String> about, Sql sql) {
        var ids = new ArrayList<String>();
        for (Row row : sql.ask(SPOKEN_OF, theatre, about.toArray(String[]::new)).get()) ids.add(row.getString("id"));
        return Merges.survivors(theatre, ids, sql);
    }

    private static void project(String theatre, Map<String, Applied> changed, Sql sql) {
        Map<Claim.Kind, LocalDate> coverage = Coverage.ask(theatre, sql).get();
        Applied last = changed.values().stream().reduce(Applied::later).orElseThrow();
        var affected = new TreeMap<String, Applied>(changed);
        for (List<String> part : Sql.parts(changed.keySet())) {
            for (Row row :
                    sql.ask(AFFECTED, theatre, part.toArray(String[]::new)).get()) {
                affected.putIfAbsent(row.getString("incident"), last);
            }
        }
        for (List<String> part : Sql.parts(affected.keySet())) save(theatre, part, affected, coverage, sql);
    }

    private static void save(
            String theatre, List<String> ids, Map<String, Applied> by, Map<Claim.Kind, LocalDate> coverage, Sql sql) {
        List<Found> found = Found.find(theatre, ids, sql);
        List<Report> said = Found.said(theatre, found, sql);
        var gone = new HashSet<>(ids);
        var rows = new ArrayList<ReadRow>();
        for (Found each : found) {
            String id = each.incident().id();
            gone.remove(id);
            PrecedentRow row = each.row(coverage, said);
            rows.add(new ReadRow(
                    Topic.PRECEDENTS,
                    id,
                    Objects.requireNonNull(by.get(id)),
                    Set.of(Vocabulary.word(row.kind())),
                    Set.of(row.place()),
                    Json.write(row)));
        }
        for (String id : gone) {
            rows.add(ReadRow.gone(Topic.PRECEDENTS, id, Objects.requireNonNull(by.get(id))));
        }
        if (!found.isEmpty()) {
            sql.write(
                    SAVE,
                    theatre,
                    Sql.strings(found, f -> f.incident().id()),
                    Sql.strings(found, f -> Vocabulary.word(f.incident().kind())),
                    Sql.strings(found, Found::locality),
                    Sql.days(found, f -> f.incident().from()),
                    Sql.strings(found, Found::earlier),
                    Sql.days(found, Found::earlierDay));
        }
        if (!gone.isEmpty()) sql.write(DELETE, theatre, gone.toArray(String[]::new));
        ReadRow.save(rows, sql);
    }
}
