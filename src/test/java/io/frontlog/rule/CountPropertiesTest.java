package io.frontlog.rule;

import static io.frontlog.rule.ControlPropertiesTest.shuffled;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.event.Claim;
import io.frontlog.event.Report;
import io.frontlog.event.Report.Verdict;
import io.frontlog.rule.AnyReports.Reports;
import io.frontlog.rule.Counts.Row;
import io.frontlog.rule.Query.Dimension;
import io.frontlog.rule.Query.Interval;
import io.frontlog.rule.RecordedSteps.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** What must hold of counts whatever is reported (DOMAIN 4). */
@Domain(AnyReports.class)
@Domain(DomainContext.Global.class)
class CountPropertiesTest {

    @Property(tries = 2000)
    void any_order_of_recording_counts_the_same(@ForAll Reports said, @ForAll Query query, @ForAll Random random) {
        List<Incident> incidents = incidents(said.all(), Map.of());
        List<Incident> again = shuffled(incidents(shuffled(said.all(), random), Map.of()), random);

        assertThat(again).containsExactlyInAnyOrderElementsOf(incidents);
        assertThat(CountRule.count(tallies(again), query)).isEqualTo(CountRule.count(tallies(incidents), query));
    }

    @Property(tries = 2000)
    void an_incident_that_leaves_takes_exactly_what_it_brought(@ForAll Reports said, @ForAll Random random) {
        List<Tally> all = shuffled(tallies(incidents(said.all(), Map.of())), random);
        List<Tally> leaving = all.subList(0, random.nextInt(all.size() + 1));

        Sums left = sums(all);
        for (Tally incident : leaving) left = left.minus(Sums.of(incident));

        assertThat(left).isEqualTo(sums(all.subList(leaving.size(), all.size())));
    }

    private static Sums sums(List<Tally> incidents) {
        return incidents.stream().map(Sums::of).reduce(Sums.NOTHING, Sums::plus);
    }

    @Property(tries = 2000)
    void low_is_at_most_best_and_best_at_most_high(@ForAll Reports said, @ForAll Query query) {
        assertThat(count(said.all(), query).rows()).allSatisfy(row -> {
            assertThat(row.low()).isLessThanOrEqualTo(row.best());
            assertThat(row.best()).isLessThanOrEqualTo(row.high());
            assertThat(row.strikesUnknown()).isLessThanOrEqualTo(row.high());
        });
    }

    @Property(tries = 2000)
    void the_numbers_of_strikes_ascend_and_who_gives_none_is_counted(@ForAll Reports said, @ForAll Query query) {
        List<Report> strikes = said.all().stream()
                .filter(report -> report.claim() instanceof Claim.Strike)
                .toList();

        assertThat(count(strikes, query).rows()).allSatisfy(row -> {
            if (row.strikes() == null) {
                assertThat(row.strikesUnknown()).isEqualTo(row.high());
            } else if (row.strikes().low() != null) {
                assertThat(row.strikes().low())
                        .isLessThanOrEqualTo(row.strikes().best());
                assertThat(row.strikes().best())
                        .isLessThanOrEqualTo(row.strikes().high());
            } else {
                assertThat(row.strikes().best()).isNull();
            }
        });
    }

    @Property(tries = 2000)
    void regions_and_what_is_unallocated_make_up_the_total(@ForAll Reports said, @ForAll Query query) {
        Counts byRegion = count(said.all(), with(query, Set.of(Dimension.REGION), query.interval()));
        Counts total = count(said.all(), with(query, Set.of(), query.interval()));

        assertThat(high(byRegion) + byRegion.unallocated()).isEqualTo(high(total));
        assertThat(byRegion.undated()).isEqualTo(total.undated());
    }

    @Property(tries = 2000)
    void whatever_the_interval_each_live_incident_in_the_range_is_in_one_cell_or_undated(
            @ForAll Reports said, @ForAll Query query) {
        Counts cells = count(said.all(), with(query, Set.of(), query.interval()));
        Counts whole = count(said.all(), with(query, Set.of(), Interval.NONE));
        long overlapping = tallies(incidents(said.all(), Map.of())).stream()
                .filter(i -> i.live()
                        && !i.lastDay().isBefore(query.from())
                        && !i.firstDay().isAfter(query.to()))
                .count();

        assertThat(high(cells) + cells.undated()).isEqualTo(high(whole) + whole.undated());
        assertThat((long) high(whole) + whole.undated()).isEqualTo(overlapping);
        assertThat(cells.undated()).isGreaterThanOrEqualTo(whole.undated());
    }

    @Property(tries = 2000)
    void rows_add_up_to_the_total_unless_they_say_that_they_do_not(@ForAll Reports said, @ForAll Query query) {
        Counts rows = count(said.all(), query);
        int total = high(count(said.all(), with(query, Set.of(), query.interval()))) - rows.unallocated();

        if (rows.nonAdditive()) assertThat(high(rows)).isGreaterThan(total);
        else assertThat(high(rows)).isEqualTo(total);
    }

    @Property(tries = 2000)
    void a_merged_incident_is_as_if_its_reports_had_always_been_the_survivor_s(
            @ForAll Reports said, @ForAll Query query, @ForAll Random random) {
        List<Report> always = said.all().stream()
                .map(report -> report.incident().equals("j") ? report.movedTo("i") : report)
                .toList();

        List<Incident> merged = incidents(shuffled(said.all(), random), Map.of("j", "i"));

        assertThat(CountRule.count(tallies(merged), query)).isEqualTo(count(always, query));
        assertThat(merged).extracting(Incident::id).doesNotContain("j");
    }

    @Property(tries = 2000)
    void merging_two_live_incidents_leaves_one(@ForAll Reports said) {
        List<Report> events =
                said.all().stream().filter(report -> Sort.of(report).isEvent()).toList();
        List<Incident> before = incidents(events, Map.of());
        List<Incident> after = incidents(events, Map.of("j", "i"));

        boolean bothLive = live(before).contains("i") && live(before).contains("j");

        assertThat(live(after)).hasSize(live(before).size() - (bothLive ? 1 : 0));
    }

    @Property(tries = 2000)
    void a_retracted_or_discounted_report_is_as_if_never_recorded(
            @ForAll Reports said, @ForAll Reports gone, @ForAll Query query, @ForAll Random random) {
        List<List<Step<Report>>> lives = new ArrayList<>();
        for (Report report : said.all()) {
            lives.add(RecordedSteps.keeping(report.id(), report.assessed(Verdict.WEAK), report, random));
        }
        for (Report report : gone.all()) {
            lives.add(
                    random.nextBoolean()
                            ? RecordedSteps.retracting("gone-" + report.id(), report, random)
                            : RecordedSteps.keeping(
                                    "gone-" + report.id(), report, report.assessed(Verdict.DISCOUNTED), random));
        }

        List<Report> left = RecordedSteps.live(RecordedSteps.interleaved(lives, random));

        assertThat(count(left, query)).isEqualTo(count(said.all(), query));
    }

    private static Counts count(Collection<Report> reports, Query query) {
        return CountRule.count(tallies(incidents(reports, Map.of())), query);
    }

    private static List<Incident> incidents(Collection<Report> reports, Map<String, String> absorbed) {
        Map<String, List<Report>> byIncident = reports.stream()
                .collect(groupingBy(report -> absorbed.getOrDefault(report.incident(), report.incident())));
        return byIncident.entrySet().stream()
                .flatMap(e -> IncidentRule.fold(e.getKey(), e.getValue(), Syria.PARTIES, Syria.DAMASCUS).stream())
                .toList();
    }

    private static Set<String> live(List<Incident> incidents) {
        Set<String> live = new TreeSet<>();
        for (Incident incident : incidents) if (incident.live()) live.add(incident.id());
        return live;
    }

    private static int high(Counts counts) {
        return counts.rows().stream().mapToInt(Row::high).sum();
    }

    private static Query with(Query query, Set<Dimension> by, Interval interval) {
        return new Query(query.from(), query.to(), by, interval, query.level());
    }

    private static List<Tally> tallies(Collection<Incident> incidents) {
        return incidents.stream().map(Incident::tally).toList();
    }
}
