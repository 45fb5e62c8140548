package io.frontlog.rule;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.frontlog.event.Claim;
import io.frontlog.event.Claim.Relation.Bond;
import io.frontlog.event.Claimant;
import io.frontlog.event.Moment;
import io.frontlog.event.Report;
import io.frontlog.event.Report.Interest;
import io.frontlog.event.Report.Stance;
import io.frontlog.event.Report.Verdict;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How actors stand to each other at a time (DOMAIN 7; what a relation is, 2.2; how well it stands, 3, step 4).
 *
 * <p>Where the text leaves room: a report speaks of T if its time has begun by then and the end that it gives, if any, has
 * not passed; of what it says of other times nothing counts, so that who says that an alliance is over does not affirm it.
 * A denial is of the same two actors and the same relation, whatever its time, as long as it speaks of T. What nobody
 * affirms is no relation, however often it is denied. Discounted reports and those that anticipate are set aside.
 *
 * <p>{@code allied_with} and {@code hostile_to} hold both ways: a with b and b with a are one relation. The others have a
 * direction.
 *
 * <p>A claimant's interest is {@code beneficiary} if it is on one side with either actor, {@code partisan} if on any other:
 * a relation has no loser, so that only an explicit interest is {@code against}.
 */
public final class RelationRule {
    private record Key(String from, Bond relation, String to) {
        static Key of(Claim.Relation claim) {
            boolean turned = claim.relation().isMutual() && claim.from().compareTo(claim.to()) > 0;
            return turned
                    ? new Key(claim.to(), claim.relation(), claim.from())
                    : new Key(claim.from(), claim.relation(), claim.to());
        }
    }

    /** A report that speaks of T. */
    private record Said(Report report, Claim.Relation claim) {
        boolean isOf(Stance stance) {
            return report.stance() == stance;
        }
    }

    private RelationRule() {}

    /**
     * The same whatever the order of the reports.
     *
     * @param liveReports the theatre's in their latest state, none retracted; those of other kinds are passed over
     * @param validAt T
     * @return in the order of the actor that it goes from, the relation, and the actor that it goes to
     */
    public static List<Relation> at(Collection<Report> liveReports, Parties parties, Instant validAt, ZoneId zone) {
        Map<Key, List<Said>> said = liveReports.stream()
                .filter(report -> report.verdict() != Verdict.DISCOUNTED && report.stance() != Stance.ANTICIPATES)
                .filter(report -> report.claim() instanceof Claim.Relation)
                .map(report -> new Said(report, (Claim.Relation) report.claim()))
                .filter(each -> speaksOf(validAt, each, zone))
                .collect(groupingBy(each -> Key.of(each.claim), RelationRule::inOrder, toList()));
        var relations = new ArrayList<Relation>();
        said.forEach((key, reports) -> {
            List<Said> affirming = with(Stance.AFFIRMS, reports);
            if (!affirming.isEmpty())
                relations.add(relation(key, affirming, with(Stance.DENIES, reports), parties, zone));
        });
        return relations;
    }

    private static Map<Key, List<Said>> inOrder() {
        return new TreeMap<>(comparing(Key::from).thenComparing(Key::relation).thenComparing(Key::to));
    }

    private static boolean speaksOf(Instant time, Said said, ZoneId zone) {
        Moment until = said.claim.until();
        return !said.report.when().start(zone).isAfter(time)
                && (until == null || !until.end(zone).isBefore(time));
    }

    private static Relation relation(Key key, List<Said> affirming, List<Said> denying, Parties parties, ZoneId zone) {
        return new Relation(
                key.from,
                key.relation,
                key.to,
                since(affirming, zone),
                until(affirming, zone),
                StandingRule.of(voices(affirming, parties), voices(denying, parties)),
                affirming.stream()
                        .map(said -> said.report.claimant())
                        .distinct()
                        .sorted(comparing(Claimant::toString))
                        .toList(),
                ids(affirming),
                ids(denying));
    }

    private static Moment since(List<Said> affirming, ZoneId zone) {
        TreeMap<Instant, List<Moment>> given = affirming.stream()
                .map(said -> said.report.when().from())
                .collect(groupingBy(from -> from.start(zone), TreeMap::new, toList()));
        return Proposition.shown(given.firstEntry().getValue());
    }

    private static @Nullable Moment until(List<Said> affirming, ZoneId zone) {
        var given = new TreeMap<Instant, List<Moment>>();
        for (Said said : affirming) {
            Moment until = said.claim.until();
            if (until == null) return null;
            given.computeIfAbsent(until.end(zone), end -> new ArrayList<>()).add(until);
        }
        return Proposition.shown(given.lastEntry().getValue());
    }

    private static List<Voice> voices(List<Said> said, Parties parties) {
        return said.stream()
                .map(each -> new Voice(each.report.claimant(), interest(each, parties), each.report.verdict()))
                .toList();
    }

    private static Interest interest(Said said, Parties parties) {
        Interest explicit = said.report.interest();
        if (explicit != null) return explicit;
        Claimant claimant = said.report.claimant();
        String side = parties.side(claimant);
        if (side == null) return parties.neutralKind(claimant) ? Interest.NEUTRAL : Interest.UNKNOWN;
        boolean oneSide = parties.oneSide(side, said.claim.from()) || parties.oneSide(side, said.claim.to());
        return oneSide ? Interest.BENEFICIARY : Interest.PARTISAN;
    }

    private static List<Said> with(Stance stance, List<Said> said) {
        return said.stream().filter(each -> each.isOf(stance)).toList();
    }

    private static List<String> ids(List<Said> said) {
        return said.stream().map(each -> each.report.id()).sorted().toList();
    }
}
