package io.frontlog.rule;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.event.Report;
import io.frontlog.event.Report.Verdict;
import io.frontlog.rule.AnyReports.Reports;
import io.frontlog.rule.CasualtyRule.Harmed;
import io.frontlog.rule.CasualtyRule.Row;
import io.frontlog.rule.CasualtyRule.Totals;
import io.frontlog.rule.Query.Dimension;
import io.frontlog.rule.Query.Interval;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** What must hold of casualties whatever is reported (DOMAIN 5). */
@Domain(AnyReports.class)
@Domain(DomainContext.Global.class)
class CasualtyPropertiesTest {

    @Property(tries = 1000)
    void any_order_of_recording_sums_the_same(
            @ForAll Reports said, @ForAll Query query, @ForAll Random random, @ForAll boolean byParty) {
        List<Report> shuffled = new ArrayList<>(said.all());
        Collections.shuffle(shuffled, random);

        assertThat(total(shuffled, query, byParty)).isEqualTo(total(said.all(), query, byParty));
    }

    @Property(tries = 1000)
    void low_is_at_most_best_and_best_at_most_high(@ForAll Reports said, @ForAll Query query, @ForAll boolean byParty) {
        assertThat(total(said.all(), query, byParty).rows()).allSatisfy(row -> {
            if (row.low() == null) assertThat(row.best()).isNull();
            else assertThat(row.low()).isLessThanOrEqualTo(row.best());
            if (row.best() != null) assertThat(row.best()).isLessThanOrEqualTo(row.high());
            assertThat(row.withoutBest()).isLessThanOrEqualTo(row.incidents());
        });
    }

    @Property(tries = 1000)
    void the_span_of_one_incident_holds_its_best_figure(@ForAll Reports said) {
        assertThat(incidents(said.all()))
                .allSatisfy(incident -> assertThat(incident.casualties()).allSatisfy(figure -> {
                    if (figure.best() == null) return;
                    assertThat(figure.low()).isLessThanOrEqualTo(figure.best());
                    assertThat(figure.high()).isGreaterThanOrEqualTo(figure.best());
                }));
    }

    @Property(tries = 1000)
    void regions_and_what_is_unallocated_make_up_the_total(@ForAll Reports said, @ForAll Query query) {
        Query regions = with(query, Set.of(Dimension.REGION), query.interval());
        Totals byRegion = total(said.all(), regions, false);
        Totals all = total(said.all(), with(query, Set.of(), query.interval()), false);
        List<Harmed> above = harmed(said.all()).stream()
                .filter(harmed -> query.level().of(harmed.place()) == null)
                .toList();
        Totals unallocated = CasualtyRule.total(above, with(query, Set.of(), query.interval()), false);

        assertThat(byRegion.incidents()).isEqualTo(all.incidents());
        assertThat(byRegion.unallocated()).isEqualTo(unallocated.incidents());
        assertThat(best(byRegion) + best(unallocated)).isEqualTo(best(all));
    }

    @Property(tries = 1000)
    void incidents_that_give_no_figure_are_in_no_row(@ForAll Reports said, @ForAll Query query) {
        Totals all = total(said.all(), with(query, Set.of(), Interval.NONE), false);
        int most = all.rows().stream().mapToInt(Row::incidents).max().orElse(0);

        assertThat(most).isLessThanOrEqualTo(all.incidents() - all.withoutFigure());
    }

    @Property(tries = 1000)
    void a_merged_incident_is_as_if_its_reports_had_always_been_the_survivors(
            @ForAll Reports said, @ForAll Query query) {
        List<Report> always = said.all().stream()
                .map(report -> report.incident().equals("j") ? report.movedTo("i") : report)
                .toList();
        List<Harmed> merged = said.all().stream()
                .collect(groupingBy(report -> report.incident().equals("j") ? "i" : report.incident()))
                .entrySet()
                .stream()
                .flatMap(e -> IncidentRule.fold(e.getKey(), e.getValue(), Syria.PARTIES, Syria.DAMASCUS).stream())
                .flatMap(CasualtyPropertiesTest::harmed)
                .toList();

        assertThat(CasualtyRule.total(merged, query, true)).isEqualTo(total(always, query, true));
    }

    @Property(tries = 1000)
    void a_discounted_report_is_as_if_never_recorded(@ForAll Reports said, @ForAll Reports more, @ForAll Query query) {
        List<Report> all = new ArrayList<>(said.all());
        for (Report report : more.all()) all.add(discounted(report));

        assertThat(total(all, query, true).rows())
                .isEqualTo(total(said.all(), query, true).rows());
    }

    /** In an incident of its own: one that is discounted can still give an incident its place and time. */
    private static Report discounted(Report report) {
        return report.assessed(Verdict.DISCOUNTED).movedTo("discounted-" + report.incident());
    }

    private static Totals total(Collection<Report> reports, Query query, boolean byParty) {
        return CasualtyRule.total(harmed(reports), query, byParty);
    }

    private static List<Harmed> harmed(Collection<Report> reports) {
        return incidents(reports).stream()
                .flatMap(CasualtyPropertiesTest::harmed)
                .toList();
    }

    private static Stream<Harmed> harmed(Incident incident) {
        Tally tally = incident.tally();
        return incident.live()
                ? Stream.of(new Harmed(tally.place(), tally.firstDay(), tally.lastDay(), incident.casualties()))
                : Stream.empty();
    }

    private static List<Incident> incidents(Collection<Report> reports) {
        Map<String, List<Report>> byIncident = reports.stream().collect(groupingBy(Report::incident));
        return byIncident.entrySet().stream()
                .flatMap(e -> IncidentRule.fold(e.getKey(), e.getValue(), Syria.PARTIES, Syria.DAMASCUS).stream())
                .toList();
    }

    private static long best(Totals totals) {
        return totals.rows().stream()
                .map(Row::best)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
    }

    private static Query with(Query query, Set<Dimension> by, Interval interval) {
        return new Query(query.from(), query.to(), by, interval, query.level());
    }
}
