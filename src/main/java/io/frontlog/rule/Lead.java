package io.frontlog.rule;

import static java.util.Comparator.comparing;

import io.frontlog.event.Moment;
import io.frontlog.event.Report;
import io.frontlog.event.Report.Interest;
import io.frontlog.event.Report.Stance;
import io.frontlog.event.Report.Verdict;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.function.Function;

/**
 * Which report of an incident speaks for it: one that is not discounted; then one of something that happened before any
 * word about it; then one that affirms it; then one of violence before one of anything else; then the best verdict; then a
 * neutral claimant; then the latest published (one without a date of publication counts as the earliest); then the
 * greatest id.
 */
final class Lead {
    private Lead() {}

    static boolean affirms(Report report) {
        return report.stance() == Stance.AFFIRMS && report.verdict() != Verdict.DISCOUNTED;
    }

    /** The lead comes first. */
    static Comparator<Report> order(Function<Report, Interest> interest, ZoneId zone) {
        Comparator<Report> best = comparing((Report report) -> report.verdict() != Verdict.DISCOUNTED)
                .thenComparing(report -> Sort.of(report).isEvent())
                .thenComparing(Lead::affirms)
                .thenComparing(Sort::of, Comparator.reverseOrder())
                .thenComparing(worst(interest, zone));
        return best.reversed();
    }

    /** The best-standing comes first: whose figure counts (DOMAIN 5). */
    static Comparator<Report> standing(Function<Report, Interest> interest, ZoneId zone) {
        return worst(interest, zone).reversed();
    }

    private static Comparator<Report> worst(Function<Report, Interest> interest, ZoneId zone) {
        return comparing((Report report) -> grade(report.verdict()))
                .thenComparing(report -> interest.apply(report) == Interest.NEUTRAL)
                .thenComparing(report -> published(report, zone))
                .thenComparing(Report::id);
    }

    /** How much a verdict is worth: the higher the better. */
    static int grade(Verdict verdict) {
        return switch (verdict) {
            case DISCOUNTED -> 0;
            case WEAK -> 1;
            case CONTESTED -> 2;
            case UNASSESSED -> 3;
            case FAIR -> 4;
            case CONFIRMED -> 5;
        };
    }

    private static Instant published(Report report, ZoneId zone) {
        Moment at = report.publishedAt();
        return at == null ? Instant.MIN : at.start(zone);
    }
}
