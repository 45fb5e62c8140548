package io.frontlog.incidents;

import io.frontlog.catalogue.Levels;
import io.frontlog.catalogue.Revisions;
import io.frontlog.catalogue.Sides;
import io.frontlog.catalogue.Zones;
import io.frontlog.event.Claim;
import io.frontlog.event.Report;
import io.frontlog.event.Report.Participant;
import io.frontlog.journal.Json;
import io.frontlog.projecting.Batch;
import io.frontlog.projecting.Batch.Applied;
import io.frontlog.projecting.Batch.ReportChange;
import io.frontlog.projecting.Projection;
import io.frontlog.projecting.Sql;
import io.frontlog.rule.Incident;
import io.frontlog.rule.IncidentRule;
import io.frontlog.rule.Parties;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps a row for every live incident: what its reports amount to now. */
@ApplicationScoped
class IncidentProjection implements Projection {
    /** Incidents folded at once, so that a revision that touches a whole theatre does not fill the heap. */
    private static final int AT_ONCE = 2000;

    private static final String REPORTS =
            """
            select incident, doc from report_version
             where theatre = $1 and incident = any($2) and kind = any($3) and known_to is null and not retracted
            """;
    private static final String ALL = "select id from incident where theatre = $1";
    private static final String[] KINDS = {"strike"};

    @Override
    public int order() {
        return 4;
    }

    @Override
    public void project(Batch batch, Sql sql) {
        var touched = new TreeMap<String, Map<String, Applied>>();
        for (ReportChange change : batch.reportChanges()) {
            Stream.of(change.before(), change.after())
                    .flatMap(report -> report.stream())
                    .filter(report -> report.claim() instanceof Claim.Strike)
                    .map(Report::incident)
                    .forEach(incident -> touch(touched, change.by(), incident));
        }
        Revisions.ofSidesAndPlaces(batch).forEach((theatre, by) -> {
            for (Row row : sql.ask(ALL, theatre).get()) touch(touched, by, row.getString("id"));
        });
        touched.forEach((theatre, incidents) -> {
            List<String> ids = List.copyOf(incidents.keySet());
            for (int i = 0; i < ids.size(); i += AT_ONCE) {
                fold(theatre, ids.subList(i, Math.min(ids.size(), i + AT_ONCE)), incidents, sql);
            }
        });
    }

    private static void touch(Map<String, Map<String, Applied>> touched, Applied by, String incident) {
        touched.computeIfAbsent(by.theatre(), t -> new TreeMap<>())
                .merge(
                        incident,
                        by,
                        (a, b) -> a.position().offset() > b.position().offset() ? a : b);
    }

    private static void fold(String theatre, List<String> ids, Map<String, Applied> by, Sql sql) {
        Supplier<ZoneId> asked = Zones.ask(theatre, sql);
        Map<String, List<Report>> reports = reports(theatre, ids, sql);
        Supplier<Parties> askedParties = parties(theatre, reports.values(), sql);
        Supplier<Map<String, Levels.Above>> askedLevels = Levels.ask(theatre, places(reports.values()), sql);
        ZoneId zone = asked.get();
        Parties parties = askedParties.get();
        Map<String, Levels.Above> levels = askedLevels.get();
        var live = new ArrayList<Incident>();
        var gone = new ArrayList<String>();
        for (String id : ids) {
            IncidentRule.fold(id, reports.getOrDefault(id, List.of()), parties, zone)
                    .filter(Incident::live)
                    .ifPresentOrElse(live::add, () -> gone.add(id));
        }
        IncidentRow.save(
                theatre,
                live.stream()
                        .map(i -> new IncidentRow.Placed(
                                i,
                                Objects.requireNonNull(levels.get(i.place())),
                                Objects.requireNonNull(by.get(i.id()))
                                        .position()
                                        .offset()))
                        .toList(),
                sql);
        IncidentRow.delete(theatre, gone, sql);
    }

    private static Map<String, List<Report>> reports(String theatre, List<String> ids, Sql sql) {
        var reports = new HashMap<String, List<Report>>();
        for (Row row :
                sql.ask(REPORTS, theatre, ids.toArray(String[]::new), KINDS).get()) {
            reports.computeIfAbsent(row.getString("incident"), i -> new ArrayList<>())
                    .add(Json.read(row.getString("doc"), Report.class));
        }
        return reports;
    }

    private static Set<String> places(Collection<List<Report>> reports) {
        return reports.stream().flatMap(List::stream).map(Report::place).collect(Collectors.toSet());
    }

    private static Supplier<Parties> parties(String theatre, Collection<List<Report>> reports, Sql sql) {
        List<Report> all = reports.stream().flatMap(List::stream).toList();
        Set<String> sources = all.stream()
                .flatMap(r -> Stream.ofNullable(r.claimant().source()))
                .collect(Collectors.toSet());
        Set<String> actors = all.stream()
                .flatMap(r -> Stream.concat(
                        Stream.ofNullable(r.claimant().actor()),
                        r.participants().stream().map(Participant::actor)))
                .collect(Collectors.toSet());
        return Sides.ask(theatre, sources, actors, sql);
    }
}
