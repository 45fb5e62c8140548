package io.frontlog.rule;

import static io.frontlog.rule.ControlPropertiesTest.shuffled;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.event.Claim;
import io.frontlog.event.Moment;
import io.frontlog.event.Report;
import io.frontlog.event.Report.Verdict;
import io.frontlog.rule.AnyRelations.Relations;
import io.frontlog.rule.RecordedSteps.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import net.jqwik.api.statistics.Statistics;

/** What must hold of relations whatever is reported (DOMAIN 3, step 4, and 7). */
@Domain(AnyRelations.class)
@Domain(DomainContext.Global.class)
class RelationPropertiesTest {

    @Property(tries = 2000)
    void any_order_of_recording_gives_the_same_relations(
            @ForAll Relations said, @ForAll Instant time, @ForAll Random random) {
        List<Relation> inOrder = at(time, said.all());

        Statistics.label("relations").collect(inOrder.size());
        assertThat(at(time, shuffled(said.all(), random))).isEqualTo(inOrder);
    }

    @Property(tries = 2000)
    void another_relay_of_the_same_claim_changes_nothing_but_the_lists_of_reports(
            @ForAll Relations said, @ForAll Instant time, @ForAll Random random) {
        Report original = said.all().get(random.nextInt(said.all().size()));
        List<Report> relayed = new ArrayList<>(said.all());
        relayed.add(RelationReport.relayed(original, "relay"));

        List<Relation> before = at(time, said.all());
        List<Relation> after = at(time, shuffled(relayed, random));

        assertThat(after.stream().map(RelationPropertiesTest::withoutRelay).toList())
                .isEqualTo(before);
        assertThat(after).allSatisfy(relation -> {
            assertThat(relation.reports().contains("relay"))
                    .isEqualTo(relation.reports().contains(original.id()));
            assertThat(relation.denials().contains("relay"))
                    .isEqualTo(relation.denials().contains(original.id()));
        });
    }

    @Property(tries = 2000)
    void a_retracted_or_discounted_report_is_as_if_never_recorded(
            @ForAll Relations said, @ForAll Relations gone, @ForAll Instant time, @ForAll Random random) {
        List<List<Step<Report>>> lives = new ArrayList<>();
        for (Report report : said.all()) {
            lives.add(RecordedSteps.keeping(report.id(), report.assessed(Verdict.WEAK), report, random));
        }
        for (Report report : gone.all()) {
            String id = "gone-" + report.id();
            Report named = RelationReport.relayed(report, id);
            lives.add(
                    random.nextBoolean()
                            ? RecordedSteps.retracting(id, named, random)
                            : RecordedSteps.keeping(id, named, named.assessed(Verdict.DISCOUNTED), random));
        }

        List<Report> left = RecordedSteps.live(RecordedSteps.interleaved(lives, random));

        assertThat(at(time, left)).isEqualTo(at(time, said.all()));
    }

    @Property(tries = 2000)
    void a_mutual_bond_is_the_same_from_either_side(
            @ForAll Relations said, @ForAll Instant time, @ForAll Random random) {
        List<Report> turned = said.all().stream()
                .map(report -> random.nextBoolean() ? turned(report) : report)
                .toList();

        assertThat(at(time, turned)).isEqualTo(at(time, said.all()));
    }

    @Property(tries = 2000)
    void a_relation_has_begun_and_has_not_ended(@ForAll Relations said, @ForAll Instant time) {
        assertThat(at(time, said.all())).allSatisfy(relation -> {
            assertThat(relation.since().start(Syria.DAMASCUS)).isBeforeOrEqualTo(time);
            Moment until = relation.until();
            if (until != null) assertThat(until.end(Syria.DAMASCUS)).isAfterOrEqualTo(time);
            assertThat(relation.reports()).isNotEmpty();
            assertThat(relation.claimants()).isNotEmpty();
        });
    }

    private static Report turned(Report report) {
        var claim = (Claim.Relation) report.claim();
        if (!claim.relation().isMutual()) return report;
        return RelationReport.with(
                report, report.id(), new Claim.Relation(claim.to(), claim.from(), claim.relation(), claim.until()));
    }

    private static Relation withoutRelay(Relation relation) {
        return new Relation(
                relation.from(),
                relation.relation(),
                relation.to(),
                relation.since(),
                relation.until(),
                relation.standing(),
                relation.claimants(),
                withoutRelay(relation.reports()),
                withoutRelay(relation.denials()));
    }

    private static List<String> withoutRelay(List<String> reports) {
        return reports.stream().filter(report -> !report.equals("relay")).toList();
    }

    private static List<Relation> at(Instant time, List<Report> reports) {
        return RelationRule.at(reports, Syria.PARTIES, time, Syria.DAMASCUS);
    }
}
