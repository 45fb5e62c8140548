package io.frontlog.rule;

import io.frontlog.event.Claim.Control.Change;
import io.frontlog.event.Claim.Control.Extent;
import io.frontlog.event.Claimant;
import io.frontlog.event.Moment;
import io.frontlog.event.Report.Interest;
import io.frontlog.event.Report.Stance;
import io.frontlog.event.Report.Verdict;
import io.frontlog.event.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;

/** A few actors that may be part of each other, sources of all kinds, and what they say within a few days. */
class AnyEvidence extends DomainContextBase {
    static final Instant END = Instant.parse("2024-12-02T09:00:00Z");
    private static final List<String> ACTORS = List.of("a", "b", "c", "d");
    private static final List<String> SOURCES =
            IntStream.range(0, 12).mapToObj(i -> "s" + i).toList();

    /** A set of evidence whose report ids are its indices. */
    record Evidence(List<ControlEvidence> reports) {}

    @Provide
    Arbitrary<Parties> parties() {
        Arbitrary<Map<String, String>> partOf =
                Arbitraries.maps(actor(), actor()).ofMaxSize(2);
        Arbitrary<List<Source>> sources = Combinators.combine(
                        Arbitraries.of(Source.Kind.class), actor().injectNull(0.6))
                .as((kind, affiliation) -> Tuple.of(kind, affiliation))
                .list()
                .ofSize(SOURCES.size())
                .map(kinds -> IntStream.range(0, kinds.size())
                        .mapToObj(i -> new Source(
                                SOURCES.get(i),
                                kinds.get(i).get1(),
                                "",
                                kinds.get(i).get2(),
                                null))
                        .toList());
        return Combinators.combine(partOf, sources)
                .as((above, all) ->
                        new Parties(above, all.stream().collect(Collectors.toMap(Source::id, Function.identity()))));
    }

    @Provide
    Arbitrary<Evidence> evidence() {
        return report().list()
                .ofMinSize(1)
                .ofMaxSize(20)
                .withSizeDistribution(RandomDistribution.uniform())
                .map(reports -> {
                    List<ControlEvidence> numbered = new ArrayList<>();
                    for (ControlEvidence report : reports) numbered.add(relayed(report, "r" + numbered.size()));
                    return new Evidence(numbered);
                });
    }

    @Provide
    Arbitrary<ControlEvidence> report() {
        Arbitrary<Claimant> claimant = Arbitraries.oneOf(
                actor().map(Claimant::actor), Arbitraries.of(SOURCES).map(Claimant::source));
        Arbitrary<Stance> stance = Arbitraries.frequency(
                Tuple.of(12, Stance.AFFIRMS), Tuple.of(2, Stance.DENIES), Tuple.of(1, Stance.ANTICIPATES));
        Arbitrary<Verdict> verdict = Arbitraries.frequency(
                Tuple.of(4, Verdict.UNASSESSED),
                Tuple.of(4, Verdict.FAIR),
                Tuple.of(3, Verdict.CONFIRMED),
                Tuple.of(1, Verdict.WEAK),
                Tuple.of(1, Verdict.CONTESTED),
                Tuple.of(1, Verdict.DISCOUNTED));
        return Combinators.combine(
                        claimant,
                        moment(),
                        stance,
                        Arbitraries.of(Interest.class).injectNull(0.8),
                        verdict,
                        actor(),
                        Arbitraries.of(Change.class),
                        Arbitraries.of(Extent.class))
                .as((who, from, how, interest, grade, actor, change, extent) -> new ControlEvidence(
                        "", who, from, from.start(Syria.DAMASCUS), how, interest, grade, actor, change, extent));
    }

    /** The same claim by the same claimant, published again. */
    static ControlEvidence relayed(ControlEvidence e, String id) {
        return new ControlEvidence(
                id,
                e.claimant(),
                e.from(),
                e.start(),
                e.stance(),
                e.interest(),
                e.verdict(),
                e.actor(),
                e.change(),
                e.extent());
    }

    private static Arbitrary<String> actor() {
        return Arbitraries.of(ACTORS);
    }

    /** Days and instants of less than a week, midnight in Damascus among them. */
    private static Arbitrary<Moment> moment() {
        Arbitrary<LocalDate> day = Arbitraries.integers().between(28, 33).map(n -> LocalDate.of(2024, 11, 1)
                .plusDays(n - 1L));
        Arbitrary<Moment> at = Combinators.combine(day, Arbitraries.of(0, 9, 21))
                .as((date, hour) -> new Moment.At(OffsetDateTime.of(date.atTime(hour, 0), ZoneOffset.UTC)));
        return Arbitraries.frequencyOf(Tuple.of(3, day.map(Moment.Day::new)), Tuple.of(1, at));
    }
}
