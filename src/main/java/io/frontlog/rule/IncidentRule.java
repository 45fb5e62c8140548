package io.frontlog.rule;

import static java.util.Comparator.comparing;

import io.frontlog.event.Claim;
import io.frontlog.event.Claim.Strike.Weapon;
import io.frontlog.event.Claimant;
import io.frontlog.event.Estimate;
import io.frontlog.event.Report;
import io.frontlog.event.Report.External;
import io.frontlog.event.Report.Interest;
import io.frontlog.event.Report.Participant;
import io.frontlog.event.Report.Participant.Role;
import io.frontlog.event.Report.Stance;
import io.frontlog.event.Report.Verdict;
import io.frontlog.rule.Incident.Said;
import io.frontlog.rule.Incident.State;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the reports of one happening amount to (DOMAIN 4 and 5).
 *
 * <p>Where the text leaves room: a report that anticipates counts for nothing. "Better than weak" is any verdict but
 * {@code weak} and {@code discounted}. Reports of anything that happened weigh together, whatever their kinds (a clash and
 * the capture that came of it); a statement, measure or relation filed with them is attached, and neither affirms nor
 * denies them, and neither does a toll, which is never added in. Where nothing happened, the reports of the lead's kind weigh.
 *
 * <p>A claimant's interest is {@code beneficiary} if it is on one side with an initiator or with whom a report of control
 * or movement is about, {@code partisan} if on any other side; {@code against} is who reports the loss of its own side,
 * and else nothing but an explicit interest.
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
        boolean happened = liveReports.stream()
                .anyMatch(report -> !isDiscounted(report) && Sort.of(report).isEvent());
        List<String> initiators = initiators(
                happened
                        ? liveReports.stream()
                                .filter(report -> Sort.of(report).isEvent())
                                .toList()
                        : liveReports);
        List<Report> ordered = liveReports.stream()
                .sorted(Lead.order(report -> interest(report, initiators, parties), zone))
                .toList();
        Report lead = ordered.get(0);
        List<Report> members =
                ordered.stream().filter(report -> weighsWith(lead, report)).toList();
        List<Report> affirming = members.stream().filter(Lead::affirms).toList();
        List<Report> denying = with(Stance.DENIES, members);
        List<Report> counted =
                Stream.of(affirming, denying).flatMap(List::stream).toList();
        List<Claim.Strike> strikes = like(lead, Claim.Strike.class, affirming);
        Tally tally = new Tally(
                lead.claim().kind(),
                lead.place(),
                lead.when().firstDay(zone),
                lead.when().lastDay(zone),
                !affirming.isEmpty(),
                affirming.stream().anyMatch(report -> Lead.grade(report.verdict()) > Lead.grade(Verdict.WEAK)),
                affirming.isEmpty()
                        ? null
                        : StandingRule.of(voices(affirming, initiators, parties), voices(denying, initiators, parties)),
                counted.size(),
                initiators,
                weapon(strikes),
                numbers(strikes, Claim.Strike::strikes),
                datasets(counted));
        Said said = said(ordered, members, affirming, denying);
        return Optional.of(new Incident(
                incident,
                state(said),
                tally,
                lead.when(),
                lead.when().start(zone),
                lead.when().end(zone),
                lead.verdict(),
                participants(affirming),
                actors(ordered),
                Figures.of(affirming.stream()
                        .sorted(Lead.standing(report -> interest(report, initiators, parties), zone))
                        .toList()),
                numbers(like(lead, Claim.Displacement.class, affirming), Claim.Displacement::persons),
                lead.claim(),
                said));
    }

    private static boolean weighsWith(Report lead, Report report) {
        return Sort.of(lead).isEvent()
                ? Sort.of(report).isEvent()
                : report.claim().kind() == lead.claim().kind();
    }

    private static Said said(List<Report> all, List<Report> members, List<Report> affirming, List<Report> denying) {
        return new Said(
                ids(affirming),
                ids(denying),
                ids(with(Stance.ANTICIPATES, members)),
                ids(members.stream().filter(IncidentRule::isDiscounted).toList()),
                ids(all.stream()
                        .filter(report -> !weighsWith(all.get(0), report))
                        .toList()),
                affirming.stream()
                        .map(Report::claimant)
                        .distinct()
                        .sorted(comparing(Claimant::toString))
                        .toList());
    }

    private static State state(Said said) {
        if (!said.affirming().isEmpty()) return State.LIVE;
        if (!said.anticipating().isEmpty()) return State.ANTICIPATED;
        return said.denying().isEmpty() ? State.DISCOUNTED : State.DENIED;
    }

    private static boolean isDiscounted(Report report) {
        return report.verdict() == Verdict.DISCOUNTED;
    }

    private static List<Report> with(Stance stance, List<Report> reports) {
        Predicate<Report> says = report -> report.stance() == stance;
        return reports.stream()
                .filter(says.and(report -> !isDiscounted(report)))
                .toList();
    }

    private static List<String> ids(List<Report> reports) {
        return reports.stream().map(Report::id).sorted().toList();
    }

    private static List<String> initiators(Collection<Report> reports) {
        return reports.stream()
                .filter(Lead::affirms)
                .flatMap(report -> report.participants().stream())
                .filter(participant -> participant.role() == Role.INITIATOR)
                .map(Participant::actor)
                .distinct()
                .sorted()
                .toList();
    }

    private static List<Participant> participants(List<Report> affirming) {
        return affirming.stream()
                .flatMap(report -> report.participants().stream())
                .distinct()
                .sorted(comparing(Participant::role).thenComparing(Participant::actor))
                .toList();
    }

    private static List<String> actors(List<Report> reports) {
        var actors = new TreeSet<String>();
        reports.forEach(report -> actors.addAll(report.actors()));
        return List.copyOf(actors);
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
        Stream<String> served = initiators.stream();
        if (report.claim() instanceof Claim.Control control) {
            if (control.change().isLoss() && parties.oneSide(side, control.actor())) return Interest.AGAINST;
            served = Stream.concat(served, control.actors().stream());
        } else if (report.claim() instanceof Claim.Movement movement) {
            served = Stream.concat(served, movement.actors().stream());
        }
        return served.anyMatch(actor -> parties.oneSide(side, actor)) ? Interest.BENEFICIARY : Interest.PARTISAN;
    }

    /** What the affirming reports add, the lead first, if the lead is of that kind; else nothing. */
    private static <C extends Claim> List<C> like(Report lead, Class<C> type, List<Report> affirming) {
        if (!type.isInstance(lead.claim())) return List.of();
        return affirming.stream()
                .map(Report::claim)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static <C> @Nullable Estimate numbers(List<C> claims, Function<C, @Nullable Estimate> number) {
        return Estimates.within(
                claims.stream().map(number).filter(Objects::nonNull).toList());
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
