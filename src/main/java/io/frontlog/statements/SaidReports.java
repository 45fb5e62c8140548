package io.frontlog.statements;

import io.frontlog.event.Claim;
import io.frontlog.event.Report;
import io.frontlog.reports.OfOneKind;
import io.frontlog.reports.ReportRow;
import io.frontlog.reports.ReportSearch;
import io.frontlog.reports.ReportSearch.Retracted;
import io.frontlog.rule.Incident;
import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.List;
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
                .chain(page -> {
                    List<Report> reports =
                            page.rows().stream().map(ReportRow::report).toList();
                    List<String> incidents =
                            reports.stream().map(Report::incident).toList();
                    return OfOneKind.beside(session, theatre, kind, incidents)
                            .map(beside -> new Page(
                                    reports.stream()
                                            .map(report -> stands(report, beside))
                                            .toList(),
                                    page.next()));
                });
    }

    private Stands stands(Report report, OfOneKind beside) {
        Object said = same.apply(report);
        return new Stands(
                report, report.when().firstDay(beside.zone()), beside.together(report, other -> same.apply(other)
                        .equals(said)));
    }
}
