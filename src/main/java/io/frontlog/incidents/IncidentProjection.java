package io.frontlog.incidents;

import io.frontlog.catalogue.Levels;
import io.frontlog.catalogue.Revisions;
import io.frontlog.catalogue.Sides;
import io.frontlog.catalogue.Zones;
import io.frontlog.event.Event.IncidentsMerged;
import io.frontlog.event.Report;
import io.frontlog.projecting.Batch;
import io.frontlog.projecting.Batch.Applied;
import io.frontlog.projecting.Batch.ReportChange;
import io.frontlog.projecting.Projection;
import io.frontlog.projecting.Sql;
import io.frontlog.rule.IncidentRule;
import io.frontlog.rule.Parties;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps a row for every incident that has a report: what its reports amount to now. */
@ApplicationScoped
class IncidentProjection implements Projection {
    /** Incidents folded at once, so that a revision that touches a whole theatre does not fill the heap. */
    private static final int AT_ONCE = 2000;

    private static final String ALL = "select id from incident where theatre = $1";

    @Override
    public int order() {
        return 4;
    }

    @Override
    public void project(Batch batch, Sql sql) {
        var touched = new TreeMap<String, Set<String>>();
        var merges = new ArrayList<Merges.Merge>();
        for (Applied applied : batch.applied()) {
            if (!(applied.event() instanceof IncidentsMerged event)) continue;
            touch(touched, applied.theatre(), event.incident());
            for (String absorbed : event.absorbed()) {
                merges.add(new Merges.Merge(applied, absorbed, event.incident()));
                touch(touched, applied.theatre(), absorbed);
            }
        }
        Merges.save(merges, sql);
        for (ReportChange change : batch.reportChanges()) {
            Stream.of(change.before(), change.after())
                    .flatMap(report -> report.stream())
                    .map(Report::incident)
                    .forEach(incident -> touch(touched, change.theatre(), incident));
        }
        for (String theatre : Revisions.ofSidesAndPlaces(batch).keySet()) {
            for (Row row : sql.ask(ALL, theatre).get()) touch(touched, theatre, row.getString("id"));
        }
        touched.forEach((theatre, incidents) -> {
            List<String> ids = List.copyOf(incidents);
            for (int i = 0; i < ids.size(); i += AT_ONCE) {
                fold(theatre, ids.subList(i, Math.min(ids.size(), i + AT_ONCE)), sql);
            }
        });
    }

    private static void touch(Map<String, Set<String>> touched, String theatre, @Nullable String incident) {
        touched.computeIfAbsent(theatre, t -> new TreeSet<>()).add(Objects.requireNonNull(incident));
    }

    private static void fold(String theatre, List<String> ids, Sql sql) {
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
        var gone = new HashSet<>(ids);
        families.forEach((survivor, family) -> {
            gone.add(survivor);
            IncidentRule.fold(survivor, family.reports(), parties, zone).ifPresent(incident -> {
                gone.remove(survivor);
                rows.add(new IncidentRow.Placed(
                        incident,
                        Objects.requireNonNull(levels.get(incident.tally().place())),
                        family.absorbed()));
            });
        });
        IncidentRow.save(theatre, rows, sql);
        IncidentRow.delete(theatre, gone.stream().sorted().toList(), sql);
    }

    private static Supplier<Parties> parties(String theatre, Collection<Report> reports, Sql sql) {
        Set<String> sources = reports.stream()
                .flatMap(r -> Stream.ofNullable(r.claimant().source()))
                .collect(Collectors.toSet());
        Set<String> actors = reports.stream().flatMap(r -> r.actors().stream()).collect(Collectors.toSet());
        return Sides.ask(theatre, sources, actors, sql);
    }
}
