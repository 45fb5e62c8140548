package io.frontlog.statements;

import static java.util.stream.Collectors.groupingBy;

import io.frontlog.catalogue.Sides;
import io.frontlog.catalogue.Zones;
import io.frontlog.event.Claim;
import io.frontlog.event.Report;
import io.frontlog.reports.ReportRow;
import io.frontlog.reports.ReportSearch;
import io.frontlog.reports.ReportSearch.Retracted;
import io.frontlog.rule.Incident;
import io.frontlog.rule.IncidentRule;
import io.frontlog.rule.Parties;
import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Reports of statements or measures, each with how well it stands beside those that say the same in its incident.
 *
 * @param same what reports of one incident must have in common to say the same
 */
record SaidReports(String theatre, Claim.Kind kind, Function<Report, Object> same) {

    /** A report, and what it and those that say the same amount to. */
    record Stands(Report report, LocalDate firstDay, Incident together) {}

    record Page(List<Stands> said, @Nullable String next) {}

    Uni<Page> find(Mutiny.StatelessSession session, ReportSearch search) {
        return search.kinds(Set.of(kind))
                .retracted(Retracted.FALSE)
                .page(session)
                .chain(page -> Zones.of(theatre, session)
                        .chain(zone -> Sides.of(theatre, session).chain(parties -> beside(session, page.rows())
                                .map(beside -> new Page(
                                        page.rows().stream()
                                                .map(row -> stands(row, beside, parties, zone))
                                                .toList(),
                                        page.next())))));
    }

    private Stands stands(ReportRow row, Map<String, List<Report>> beside, Parties parties, ZoneId zone) {
        Report report = row.report();
        List<Report> alike = beside.getOrDefault(report.incident(), List.of()).stream()
                .filter(other -> same.apply(other).equals(same.apply(report)))
                .toList();
        return new Stands(
                report,
                row.firstDay(),
                IncidentRule.fold(report.incident(), alike, parties, zone).orElseThrow());
    }

    /** All that was said in the incidents of some reports, by incident. */
    private Uni<Map<String, List<Report>>> beside(Mutiny.StatelessSession session, List<ReportRow> rows) {
        if (rows.isEmpty()) return Uni.createFrom().item(Map.of());
        return new ReportSearch(theatre, null, 0)
                .kinds(Set.of(kind))
                .retracted(Retracted.FALSE)
                .incidents(rows.stream().map(row -> row.report().incident()).toList())
                .all(session)
                .map(reports -> reports.stream().collect(groupingBy(Report::incident)));
    }
}
