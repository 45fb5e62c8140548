package io.frontlog.rule;

import io.frontlog.event.Claim;
import io.frontlog.event.Claim.Relation.Bond;
import io.frontlog.event.Claimant;
import io.frontlog.event.Moment;
import io.frontlog.event.Report;
import io.frontlog.event.Report.Interest;
import io.frontlog.event.Report.Stance;
import io.frontlog.event.Report.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;

/** Reports of how three actors stand to each other within twelve days, and times to ask about. */
class AnyRelations extends DomainContextBase {
    private static final LocalDate START = LocalDate.of(2024, 11, 27);

    /** Reports whose ids are unique. */
    record Relations(List<Report> all) {}

    @Provide
    Arbitrary<Relations> relations() {
        return report().list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .withSizeDistribution(RandomDistribution.uniform())
                .map(numbered -> {
                    List<Report> all = new ArrayList<>();
                    for (Function<String, Report> report : numbered) all.add(report.apply("r" + all.size()));
                    return new Relations(all);
                });
    }

    @Provide
    Arbitrary<Instant> times() {
        return moment(-1, 13).map(moment -> moment.start(Syria.DAMASCUS));
    }

    /** Everything about a report but its id. */
    private static Arbitrary<Function<String, Report>> report() {
        Arbitrary<Stance> stance = Arbitraries.frequency(
                Tuple.of(8, Stance.AFFIRMS), Tuple.of(2, Stance.DENIES), Tuple.of(1, Stance.ANTICIPATES));
        Arbitrary<Verdict> verdict = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(Verdict.UNASSESSED)), Tuple.of(2, Arbitraries.of(Verdict.class)));
        return Combinators.combine(
                        claimant(),
                        stance,
                        Arbitraries.of(Interest.class).injectNull(0.8),
                        verdict,
                        moment(0, 12),
                        claim())
                .as((claimant, says, interest, judged, from, claim) ->
                        id -> RelationReport.report(id, claimant, says, interest, judged, from, claim));
    }

    private static Arbitrary<Claimant> claimant() {
        return Arbitraries.of("sohr", "ap", "someone", "statetv", "hts", "army")
                .map(who -> Syria.ACTORS.contains(who) ? Claimant.actor(who) : Claimant.source(who));
    }

    private static Arbitrary<Claim.Relation> claim() {
        return Combinators.combine(
                        Arbitraries.shuffle("gov", "hts", "sna"),
                        Arbitraries.of(Bond.ALLIED_WITH, Bond.HOSTILE_TO, Bond.BACKS),
                        moment(0, 12).injectNull(0.5))
                .as((actors, bond, until) -> new Claim.Relation(actors.get(0), actors.get(1), bond, until));
    }

    private static Arbitrary<Moment> moment(int first, int last) {
        return Combinators.combine(Arbitraries.integers().between(first, last), Arbitraries.of("", "T00:00:00+03:00"))
                .as((day, time) -> Moment.parse(START.plusDays(day) + time));
    }
}
