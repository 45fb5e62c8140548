package io.frontlog.incidents;

import io.frontlog.catalogue.Levels;
import io.frontlog.catalogue.Revisions;
import io.frontlog.catalogue.Sides;
import io.frontlog.catalogue.Zones;
import io.frontlog.event.Event.IncidentsMerged;
import io.frontlog.event.Report;
import io.frontlog.journal.Topic;
import io.frontlog.projecting.Batch;
import io.frontlog.projecting.Batch.Applied;
import io.frontlog.projecting.Batch.IncidentChange;
import io.frontlog.projecting.Batch.ReportChange;
import io.frontlog.projecting.Projection;
import io.frontlog.projecting.ReadRow;
import io.frontlog.projecting.Sql;
import io.frontlog.projecting.Touched;
import io.frontlog.rule.IncidentRule;
import io.frontlog.rule.Parties;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps a row for every incident that has a report: what its reports amount to now. */
@ApplicationScoped
class IncidentProjection implements Projection {
    private static final String ALL = "select id from incident where theatre = $1";

    @Override
    public int order() {
        return 4;
    }

    @Override
    public void project(Batch batch, Sql sql) {
        var touched = new Touched();
        var merges = new ArrayList<Merges.Merge>();
        for (ReportChange change : batch.reportChanges()) {
            change.states()
                    .map(report -> Objects.requireNonNull(report.incident()))
                    .forEach(incident -> touched.touch(change.by(), incident));
        }
        for (Applied applied : batch.applied()) {
            if (!(applied.event() instanceof IncidentsMerged event)) continue;
            touched.touch(applied, event.incident());
            for (String absorbed : event.absorbed()) {
                merges.add(new Merges.Merge(applied, absorbed, event.incident()));
                touched.touch(applied, absorbed);
            }
        }
        Merges.save(merges, sql);
        Revisions.ofSidesAndPlaces(batch).forEach((theatre, by) -> {
            for (Row row : sql.ask(ALL, theatre).get()) touched.touch(by, row.getString("id"));
        });
        touched.forEach((theatre, incidents) -> {
            for (List<String> part : Sql.parts(incidents.keySet())) {
                batch.incidentChanges().addAll(fold(theatre, part, incidents, sql));
            }
        });
    }

    /** @param touched by which event, each of the ids among others */
    private static List<IncidentChange> fold(String theatre, List<String> ids, Map<String, Applied> touched, Sql sql) {
        Supplier<ZoneId> askedZone = Zones.ask(theatre, sql);
        Map<String, Merges.Family> families = Merges.families(theatre, ids, sql);
        List<Report> reports = families.values().stream()
                .flatMap(family -> family.reports().stream())
                .toList();
        Supplier<Parties> askedParties = parties(theatre, reports, sql);
        Supplier<Map<String, Levels.Above>> askedLevels =
                Levels.ask(theatre, reports.stream().map(Report::place).collect(Collectors.toSet()), sql);
        ZoneId zone = askedZone.get();
        Parties parties = askedParties.get();
        Map<String, Levels.Above> levels = askedLevels.get();
        var rows = new ArrayList<IncidentRow.Placed>();
        var by = new TreeMap<String, Applied>();
        ids.forEach(id -> by.put(id, Objects.requireNonNull(touched.get(id))));
        families.forEach((survivor, family) -> {
            Stream.concat(Stream.of(survivor), family.absorbed().stream())
                    .flatMap(id -> Stream.ofNullable(touched.get(id)))
                    .forEach(event -> by.merge(survivor, event, Applied::later));
            IncidentRule.fold(survivor, family.reports(), parties, zone).ifPresent(incident -> {
                Levels.Above above =
                        Objects.requireNonNull(levels.get(incident.tally().place()));
                rows.add(IncidentRow.Placed.of(incident, above, family.absorbed()));
            });
        });
        save(theatre, rows, by, sql);
        return by.entrySet().stream()
                .map(each -> new IncidentChange(each.getValue(), each.getKey()))
                .toList();
    }

    /** @param by which event made each of them what it is, and each that is no more */
    private static void save(String theatre, List<IncidentRow.Placed> rows, Map<String, Applied> by, Sql sql) {
        var gone = new TreeSet<>(by.keySet());
        rows.forEach(row -> gone.remove(row.incident().id()));
        var replaced = IncidentRow.save(theatre, rows, sql);
        var deleted = IncidentRow.delete(theatre, List.copyOf(gone), sql);
        var published = new ArrayList<ReadRow>();
        for (IncidentRow.Placed row : rows)
            published.add(
                    row.publish(Objects.requireNonNull(by.get(row.incident().id()))));
        for (String id : gone) {
            published.add(ReadRow.gone(Topic.INCIDENTS, id, Objects.requireNonNull(by.get(id))));
        }
        ReadRow.save(published, sql);
        var counts = new CountRows();
        for (IncidentRow.Placed row : rows) {
            counts.add(
                    row.tally(),
                    row.above().levels(),
                    Objects.requireNonNull(by.get(row.incident().id())));
        }
        Stream.of(replaced, deleted)
                .flatMap(before -> before.get().stream())
                .forEach(row -> counts.take(row.tally(), row.levels, Objects.requireNonNull(by.get(row.id))));
        counts.save(theatre, sql);
    }

    private static Supplier<Parties> parties(String theatre, Collection<Report> reports, Sql sql) {
        Set<String> sources = reports.stream()
                .flatMap(r -> Stream.ofNullable(r.claimant().source()))
                .collect(Collectors.toSet());
        Set<String> actors = reports.stream().flatMap(r -> r.actors().stream()).collect(Collectors.toSet());
        return Sides.ask(theatre, sources, actors, sql);
    }
}
