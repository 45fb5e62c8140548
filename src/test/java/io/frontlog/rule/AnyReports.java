package io.frontlog.rule;

import io.frontlog.event.Claim;
import io.frontlog.event.Claim.Strike.Weapon;
import io.frontlog.event.Estimate;
import io.frontlog.event.Moment;
import io.frontlog.event.Report;
import io.frontlog.event.Report.Casualties;
import io.frontlog.event.Report.Casualties.Harm;
import io.frontlog.event.Report.Casualties.Population;
import io.frontlog.event.Report.Stance;
import io.frontlog.event.Report.Verdict;
import io.frontlog.event.When;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;

/** Reports of up to six incidents in two months, most of them strikes, and questions about them. */
class AnyReports extends DomainContextBase {
    private static final LocalDate START = LocalDate.of(2024, 11, 1);

    /** Reports whose ids are unique. */
    record Reports(List<Report> all) {}

    @Provide
    Arbitrary<Reports> reports() {
        return report().list()
                .ofMinSize(1)
                .ofMaxSize(16)
                .withSizeDistribution(RandomDistribution.uniform())
                .map(builders -> {
                    List<Report> all = new ArrayList<>();
                    for (Numbered report : builders) all.add(report.as("r" + all.size()));
                    return new Reports(all);
                });
    }

    @Provide
    Arbitrary<Query> queries() {
        Arbitrary<LocalDate> day = Arbitraries.integers().between(0, 60).map(START::plusDays);
        return Combinators.combine(
                        day,
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.of(Query.Dimension.class).set(),
                        Arbitraries.of(Query.Interval.class))
                .as((from, days, by, interval) ->
                        new Query(from, from.plusDays(days), by, interval, CountRuleTest.REGIONS::get));
    }

    /** Everything about a report but its id. */
    @FunctionalInterface
    interface Numbered {
        Report as(String id);
    }

    private static Arbitrary<Numbered> report() {
        Arbitrary<StrikeReport> said = Combinators.combine(
                        Arbitraries.of("i", "j", "k", "l", "m", "n"),
                        Arbitraries.of("aleppo", "aleppo-region", "idlib", "syria"),
                        Arbitraries.of("sohr", "ap", "someone", "statetv", "hts", "gov", "army"),
                        Arbitraries.frequency(
                                Tuple.of(8, Stance.AFFIRMS),
                                Tuple.of(2, Stance.DENIES),
                                Tuple.of(1, Stance.ANTICIPATES)),
                        Arbitraries.of(Verdict.class),
                        Arbitraries.of("gov", "army", "hts").set().ofMaxSize(2),
                        Arbitraries.of(Weapon.class),
                        Arbitraries.of("acled", "ucdp").injectNull(0.5))
                .as((incident, place, who, stance, verdict, initiators, weapon, dataset) ->
                        described(incident, place, who, stance, verdict, initiators, weapon, dataset));
        return Combinators.combine(
                        said, when(), Arbitraries.integers().between(-3, 9), published(), casualties(), claim())
                .as((report, when, number, published, casualties, claim) -> id -> {
                    strikes(report, number);
                    return report.when(when)
                            .published(published)
                            .casualties(casualties)
                            .claiming(claim)
                            .report(id);
                });
    }

    private static StrikeReport described(
            String incident,
            String place,
            String who,
            Stance stance,
            Verdict verdict,
            Set<String> initiators,
            Weapon weapon,
            String dataset) {
        StrikeReport report = StrikeReport.strike("unnumbered")
                .of(incident)
                .in(place)
                .by(who)
                .stance(stance)
                .verdict(verdict)
                .initiators(initiators.toArray(String[]::new))
                .weapon(weapon);
        return dataset == null ? report : report.dataset(dataset);
    }

    /** Of a half of them nothing, of the others one, two or all three numbers. */
    private static void strikes(StrikeReport report, int number) {
        if (number < 0) return;
        boolean low = number % 2 == 0;
        boolean best = number % 3 == 0;
        boolean high = number % 5 == 0 || !low && !best;
        report.strikes(low ? number : null, best ? number + 1 : null, high ? number + 3 : null);
    }

    /** Null: a strike, as most are. */
    private static Arbitrary<Claim> claim() {
        return Arbitraries.frequency(
                Tuple.of(8, (Claim) null),
                Tuple.of(2, new Claim.Clash()),
                Tuple.of(1, new Claim.AttackOnCivilians()),
                Tuple.of(2, new Claim.Control("hts", Claim.Control.Change.CAPTURED, Claim.Control.Extent.MOST)),
                Tuple.of(1, new Claim.Movement("army", Claim.Movement.Direction.WITHDRAWAL, null, null)),
                Tuple.of(1, new Claim.Toll()),
                Tuple.of(1, new Claim.Displacement(Claim.Displacement.Flow.FLIGHT, null, null, new Estimate(1, 2, 3))),
                Tuple.of(1, new Claim.Statement("gov", Claim.Statement.Act.DENIES, "It did.", null)),
                Tuple.of(1, new Claim.Measure("first_since", null, 2016.0, "year", null)));
    }

    private static Arbitrary<Casualties[]> casualties() {
        Arbitrary<Casualties> figure = Combinators.combine(
                        Arbitraries.of(Harm.KILLED, Harm.INJURED),
                        Arbitraries.of(Population.ALL, Population.CIVILIANS),
                        Arbitraries.of("gov", "hts").injectNull(0.5),
                        Arbitraries.integers().between(0, 9).injectNull(0.3),
                        Arbitraries.integers().between(0, 9).injectNull(0.3),
                        Arbitraries.integers().between(0, 9).injectNull(0.3))
                .as(AnyReports::figure);
        return figure.array(Casualties[].class).ofMaxSize(3);
    }

    /** Ascending, as the edge lets it pass. */
    private static Casualties figure(
            Harm harm, Population population, String actor, Integer low, Integer more, Integer most) {
        Integer best = more == null ? null : (low == null ? 0 : low) + more;
        Integer high = most == null ? null : (best != null ? best : low == null ? 0 : low) + most;
        return new Casualties(harm, population, actor, low, best, high);
    }

    private static Arbitrary<When> when() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 60).map(START::plusDays),
                        Arbitraries.integers().between(0, 3).injectNull(0.6),
                        Arbitraries.of(
                                When.Precision.DAY, When.Precision.DAY, When.Precision.WEEK, When.Precision.DAYS))
                .as((day, length, precision) -> new When(
                        new Moment.Day(day), length == null ? null : new Moment.Day(day.plusDays(length)), precision));
    }

    private static Arbitrary<String> published() {
        return Arbitraries.of("2024-12-01", "2024-12-02", "2024-12-02T00:00:00+03:00");
    }
}
