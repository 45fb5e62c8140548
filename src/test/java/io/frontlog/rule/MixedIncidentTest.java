package io.frontlog.rule;

import static io.frontlog.rule.StrikeReport.strike;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.event.Claim;
import io.frontlog.event.Claim.Control.Change;
import io.frontlog.event.Claim.Control.Extent;
import io.frontlog.event.Estimate;
import io.frontlog.event.Report;
import io.frontlog.event.Report.Casualties;
import io.frontlog.event.Report.Casualties.Harm;
import io.frontlog.event.Report.Casualties.Population;
import io.frontlog.event.Report.Stance;
import io.frontlog.event.Report.Verdict;
import io.frontlog.rule.AnyReports.Reports;
import io.frontlog.rule.Incident.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** Incidents whose reports are of several kinds. */
@Domain(AnyReports.class)
@Domain(DomainContext.Global.class)
class MixedIncidentTest {
    private static final Claim CAPTURED = new Claim.Control("hts", Change.CAPTURED, Extent.ALL);
    private static final Claim LOST = new Claim.Control("gov", Change.WITHDREW, Extent.ALL);
    private static final Claim DENIAL = new Claim.Statement("gov", Claim.Statement.Act.DENIES, "It struck.", null);
    private static final Claim FIRST = new Claim.Measure("first_since", null, 2016.0, "year", null);

    @Example
    void violence_gives_an_incident_its_kind_and_what_came_of_it_weighs_with_it() {
        Incident incident = IncidentRuleTest.fold(
                strike("a").by("sohr").claiming(new Claim.Clash()),
                strike("b").by("ap").claiming(CAPTURED));

        assertThat(incident.tally().kind()).isEqualTo(Claim.Kind.CLASH);
        assertThat(incident.tally().standing()).isEqualTo(Standing.CORROBORATED);
        assertThat(incident.said().affirming()).containsExactly("a", "b");
    }

    @Example
    void what_is_told_of_an_incident_is_attached_and_weighs_nothing() {
        Incident incident = IncidentRuleTest.fold(
                strike("a").by("sohr"),
                strike("b").by("ap").claiming(DENIAL),
                strike("c").by("mint").claiming(FIRST));

        assertThat(incident.tally().standing()).isEqualTo(Standing.REPORTED);
        assertThat(incident.tally().reports()).isEqualTo(1);
        assertThat(incident.said().attached()).containsExactly("b", "c");
        assertThat(incident.actors()).contains("gov");
    }

    @Example
    void a_strike_that_is_only_denied_does_not_become_the_measure_that_was_filed_with_it() {
        Incident incident = IncidentRuleTest.fold(
                strike("a").stance(Stance.DENIES), strike("b").by("mint").claiming(FIRST));

        assertThat(incident.tally().kind()).isEqualTo(Claim.Kind.STRIKE);
        assertThat(incident.state()).isEqualTo(State.DENIED);
    }

    @Example
    void a_strike_that_is_discounted_is_as_if_never_recorded() {
        Incident incident = IncidentRuleTest.fold(
                strike("a").verdict(Verdict.DISCOUNTED), strike("b").by("mint").claiming(FIRST));

        assertThat(incident.tally())
                .isEqualTo(IncidentRuleTest.fold(strike("b").by("mint").claiming(FIRST))
                        .tally());
    }

    @Example
    void statements_alone_are_an_incident_of_their_own_kind() {
        Incident incident = IncidentRuleTest.fold(
                strike("a").by("sohr").claiming(DENIAL), strike("b").by("ap").claiming(DENIAL));

        assertThat(incident.tally().kind()).isEqualTo(Claim.Kind.STATEMENT);
        assertThat(incident.tally().standing()).isEqualTo(Standing.CORROBORATED);
    }

    @Example
    void who_reports_the_loss_of_its_own_side_speaks_against_its_interest() {
        assertThat(IncidentRuleTest.fold(strike("a").by("army").claiming(LOST))
                        .tally()
                        .standing())
                .isEqualTo(Standing.CONFIRMED);
        assertThat(IncidentRuleTest.fold(strike("a").by("hts").claiming(CAPTURED))
                        .tally()
                        .standing())
                .isEqualTo(Standing.CLAIMED);
    }

    @Example
    void casualties_take_the_best_standing_figure_and_span_all() {
        Incident incident = IncidentRuleTest.fold(
                strike("a").by("sohr").casualties(killed(1, 3, 4)),
                strike("b").by("ap").verdict(Verdict.FAIR).casualties(killed(null, 6, null)),
                strike("c").by("mint").published("2024-12-02").casualties(killed(null, 2, 20)),
                strike("d").by("mint").stance(Stance.DENIES).casualties(killed(0, 0, 0)));

        assertThat(incident.casualties())
                .containsExactly(
                        new Incident.Figure(Harm.KILLED, Population.ALL, null, 1, 6, 20, List.of("a", "b", "c")));
    }

    @Example
    void whose_figure_counts_is_told_by_standing_not_by_kind() {
        Incident incident = IncidentRuleTest.fold(
                strike("a").by("sohr").verdict(Verdict.WEAK).casualties(killed(null, 100, null)),
                strike("b")
                        .by("ap")
                        .verdict(Verdict.CONFIRMED)
                        .claiming(CAPTURED)
                        .casualties(killed(null, 20, null)));

        assertThat(incident.tally().kind()).isEqualTo(Claim.Kind.STRIKE);
        assertThat(incident.casualties().get(0).best()).isEqualTo(20);
    }

    @Example
    void at_least_and_up_to_stretch_a_span_that_others_give() {
        assertThat(IncidentRuleTest.fold(
                                strike("a").verdict(Verdict.FAIR).casualties(killed(12, null, null)),
                                strike("b").casualties(killed(null, 5, null)))
                        .casualties())
                .extracting(Incident.Figure::number)
                .containsExactly(new Estimate(5, 5, 12));
        assertThat(IncidentRuleTest.fold(
                                strike("a").casualties(killed(null, null, 3)),
                                strike("b").casualties(killed(null, 10, null)))
                        .casualties())
                .extracting(Incident.Figure::number)
                .containsExactly(new Estimate(3, 10, 10));
        assertThat(IncidentRuleTest.fold(strike("a").casualties(killed(12, null, null)))
                        .casualties())
                .extracting(Incident.Figure::number)
                .containsExactly(new Estimate(12, null, null));
    }

    @Example
    void a_toll_that_was_filed_with_an_incident_is_not_added_in() {
        Incident incident = IncidentRuleTest.fold(
                strike("a").casualties(killed(null, 2, null)),
                strike("b").claiming(new Claim.Toll()).casualties(killed(null, 300, null)));

        assertThat(incident.casualties()).extracting(Incident.Figure::best).containsExactly(2);
        assertThat(incident.said().attached()).containsExactly("b");
    }

    @Property(tries = 1000)
    void every_number_that_is_given_lies_within_the_span(@ForAll Reports said) {
        for (Report report : said.all()) {
            Incident incident = IncidentRule.fold("i", said.all(), Syria.PARTIES, Syria.DAMASCUS)
                    .orElseThrow();
            if (!incident.said().affirming().contains(report.id())) continue;
            for (Casualties given : report.casualties()) {
                Incident.Figure figure = incident.casualties().stream()
                        .filter(f -> f.kind() == given.kind()
                                && f.population() == given.population()
                                && Objects.equals(f.actor(), given.actor()))
                        .findFirst()
                        .orElseThrow();
                for (Integer number : new Integer[] {given.low(), given.best(), given.high()}) {
                    if (number == null) continue;
                    if (figure.low() != null) assertThat(number).isGreaterThanOrEqualTo(figure.low());
                    if (figure.high() != null) assertThat(number).isLessThanOrEqualTo(figure.high());
                }
            }
        }
    }

    @Example
    void persons_are_those_of_a_displacement() {
        Claim some = new Claim.Displacement(Claim.Displacement.Flow.FLIGHT, null, null, new Estimate(5, null, null));
        Claim more = new Claim.Displacement(Claim.Displacement.Flow.FLIGHT, null, null, new Estimate(null, 9, null));

        assertThat(IncidentRuleTest.fold(strike("a").claiming(some), strike("b").claiming(more))
                        .persons())
                .isEqualTo(new Estimate(5, 9, 9));
    }

    @Property(tries = 1000)
    void words_change_nothing_of_what_an_incident_counts_as(@ForAll Reports said) {
        List<Report> events = said.all().stream()
                .filter(report -> Sort.of(report).isEvent() && report.verdict() != Verdict.DISCOUNTED)
                .map(report -> report.movedTo("i"))
                .toList();
        if (events.isEmpty()) return;
        var more = new ArrayList<>(events);
        more.add(strike("words")
                .of("i")
                .by("ap")
                .verdict(Verdict.CONFIRMED)
                .initiators("hts", "gov")
                .claiming(DENIAL)
                .report());

        Incident with =
                IncidentRule.fold("i", more, Syria.PARTIES, Syria.DAMASCUS).orElseThrow();
        Incident without =
                IncidentRule.fold("i", events, Syria.PARTIES, Syria.DAMASCUS).orElseThrow();

        assertThat(with.tally()).isEqualTo(without.tally());
        assertThat(with.casualties()).isEqualTo(without.casualties());
        assertThat(with.said().attached()).containsExactly("words");
    }

    @Property(tries = 1000)
    void another_relay_of_a_claim_changes_no_standing(@ForAll Reports said) {
        List<Report> all =
                said.all().stream().map(report -> report.movedTo("i")).toList();
        var more = new ArrayList<>(all);
        all.forEach(report -> more.add(relay(report)));

        Tally once = IncidentRule.fold("i", all, Syria.PARTIES, Syria.DAMASCUS)
                .orElseThrow()
                .tally();
        Tally twice = IncidentRule.fold("i", more, Syria.PARTIES, Syria.DAMASCUS)
                .orElseThrow()
                .tally();

        assertThat(twice.standing()).isEqualTo(once.standing());
        assertThat(twice.live()).isEqualTo(once.live());
        assertThat(twice.kind()).isEqualTo(once.kind());
    }

    private static Report relay(Report r) {
        return new Report(
                "0-" + r.id(),
                r.place(),
                r.when(),
                "another-outlet",
                r.url(),
                r.publishedAt(),
                r.claimant(),
                r.stance(),
                r.interest(),
                r.verdict(),
                r.participants(),
                r.casualties(),
                r.incident(),
                r.notes(),
                r.tags(),
                r.lang(),
                r.licence(),
                r.embargoUntil(),
                r.external(),
                r.claim());
    }

    private static Casualties killed(Integer low, Integer best, Integer high) {
        return new Casualties(Harm.KILLED, Population.ALL, null, low, best, high);
    }
}
