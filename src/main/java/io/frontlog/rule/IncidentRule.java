package io.frontlog.rule;

import io.frontlog.event.Claim;
import io.frontlog.event.Claim.Strike.Weapon;
import io.frontlog.event.Report;
import io.frontlog.event.Report.External;
import io.frontlog.event.Report.Interest;
import io.frontlog.event.Report.Participant;
import io.frontlog.event.Report.Participant.Role;
import io.frontlog.event.Report.Stance;
import io.frontlog.event.Report.Verdict;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the reports of one happening amount to (DOMAIN 4).
 *
 * <p>Where the text leaves room: a report that anticipates counts for nothing. A claimant's interest is {@code beneficiary}
 * if it is on one side with an initiator, {@code partisan} if on any other side; nothing but an explicit interest is
 * {@code against}. "Better than weak" is any verdict but {@code weak} and {@code discounted}.
 */
public final class IncidentRule {
    private IncidentRule() {}

    /**
     * The same whatever the order of the reports.
     *
     * @param liveReports its reports in their latest state, those of absorbed incidents included, none retracted
     * @return empty if there is no such report; not {@link Incident#live} if none of them affirms it
     */
    public static Optional<Incident> fold(
            String incident, Collection<Report> liveReports, Parties parties, ZoneId zone) {
        if (liveReports.isEmpty()) return Optional.empty();
        List<String> initiators = initiators(liveReports);
        List<Report> ordered = liveReports.stream()
                .sorted(Lead.order(report -> interest(report, initiators, parties), zone))
                .toList();
        List<Report> affirming = ordered.stream().filter(Lead::affirms).toList();
        List<Report> denying = ordered.stream().filter(IncidentRule::denies).toList();
        List<Report> counted =
                Stream.of(affirming, denying).flatMap(List::stream).toList();
        Report lead = ordered.get(0);
        return Optional.of(new Incident(
                incident,
                lead.claim().kind(),
                lead.place(),
                lead.when().firstDay(zone),
                lead.when().lastDay(zone),
                lead.when().start(zone),
                lead.when().end(zone),
                !affirming.isEmpty(),
                affirming.stream().anyMatch(report -> Lead.grade(report.verdict()) > Lead.grade(Verdict.WEAK)),
                affirming.isEmpty()
                        ? null
                        : StandingRule.of(voices(affirming, initiators, parties), voices(denying, initiators, parties)),
                counted.size(),
                initiators,
                weapon(strikes(lead, affirming)),
                StrikeNumbers.within(strikes(lead, affirming).stream()
                        .map(Claim.Strike::strikes)
                        .filter(Objects::nonNull)
                        .toList()),
                datasets(counted)));
    }

    private static boolean denies(Report report) {
        return report.stance() == Stance.DENIES && report.verdict() != Verdict.DISCOUNTED;
    }

    private static List<String> initiators(Collection<Report> reports) {
        Set<String> initiators = reports.stream()
                .filter(Lead::affirms)
                .flatMap(report -> report.participants().stream())
                .filter(participant -> participant.role() == Role.INITIATOR)
                .map(Participant::actor)
                .collect(Collectors.toCollection(TreeSet::new));
        return List.copyOf(initiators);
    }

    private static List<Voice> voices(List<Report> reports, List<String> initiators, Parties parties) {
        return reports.stream()
                .map(report -> new Voice(report.claimant(), interest(report, initiators, parties), report.verdict()))
                .toList();
    }

    private static Interest interest(Report report, List<String> initiators, Parties parties) {
        if (report.interest() != null) return report.interest();
        String side = parties.side(report.claimant());
        if (side == null) return parties.neutralKind(report.claimant()) ? Interest.NEUTRAL : Interest.UNKNOWN;
        boolean benefits = initiators.stream().anyMatch(initiator -> parties.oneSide(side, initiator));
        return benefits ? Interest.BENEFICIARY : Interest.PARTISAN;
    }

    /** What the affirming reports of a strike say of it, the lead first; nothing if the lead is of another kind. */
    private static List<Claim.Strike> strikes(Report lead, List<Report> affirming) {
        if (!(lead.claim() instanceof Claim.Strike)) return List.of();
        return affirming.stream()
                .map(Report::claim)
                .filter(Claim.Strike.class::isInstance)
                .map(Claim.Strike.class::cast)
                .toList();
    }

    private static @Nullable Weapon weapon(List<Claim.Strike> strikes) {
        if (strikes.isEmpty()) return null;
        return strikes.stream()
                .map(Claim.Strike::weapon)
                .filter(weapon -> weapon != Weapon.UNKNOWN)
                .findFirst()
                .orElse(Weapon.UNKNOWN);
    }

    private static List<String> datasets(List<Report> counted) {
        return counted.stream()
                .flatMap(report -> Stream.ofNullable(report.external()))
                .map(External::dataset)
                .distinct()
                .sorted()
                .toList();
    }
}
