package io.frontlog.control;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.groupingBy;

import io.frontlog.control.ShareQueries.Read;
import io.frontlog.event.Claim;
import io.frontlog.event.Claimant;
import io.frontlog.event.Moment;
import io.frontlog.event.Report;
import io.frontlog.event.Report.Stance;
import io.frontlog.event.Report.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A share of a place that a source says somebody holds: a measure {@code territory_share}.
 *
 * @param actor who is said to hold it
 * @param value in its unit, as it was given
 * @param approx whether it was given as a rough one; null if that was not said
 * @param from since when it is said to hold
 */
@Schema(name = "ReportedShare")
record ReportedShare(
        String report,
        String place,
        @Nullable @Schema(nullable = true) String actor,
        double value,
        String unit,
        @Nullable @Schema(nullable = true) Boolean approx,
        Moment from,
        @Nullable @Schema(nullable = true) Moment to,
        Claimant claimant,
        String source) {

    private record Said(Claimant claimant, @Nullable String actor, String place) {
        static Said of(Report report) {
            return new Said(report.claimant(), claim(report).actor(), report.place());
        }
    }

    /**
     * Of each claimant, actor and place, the report that begins last of those that begin by T, in the order of time; all
     * of them if several begin at once.
     */
    static List<ReportedShare> of(Read read) {
        Function<Report, Instant> start = report -> report.when().start(read.zone());
        return read.measures().stream()
                .filter(ReportedShare::counts)
                .filter(report -> read.isInside(report.place()))
                .filter(report -> !start.apply(report).isAfter(read.asked().validAt()))
                .collect(groupingBy(Said::of))
                .values()
                .stream()
                .flatMap(said -> latest(said, start))
                .sorted(comparing(start).thenComparing(Report::id))
                .map(ReportedShare::of)
                .toList();
    }

    private static Stream<Report> latest(List<Report> said, Function<Report, Instant> start) {
        Instant last = said.stream().map(start).max(naturalOrder()).orElseThrow();
        return said.stream().filter(report -> start.apply(report).equals(last));
    }

    private static boolean counts(Report report) {
        return report.stance() == Stance.AFFIRMS && report.verdict() != Verdict.DISCOUNTED;
    }

    private static ReportedShare of(Report report) {
        Claim.Measure claim = claim(report);
        return new ReportedShare(
                report.id(),
                report.place(),
                claim.actor(),
                claim.value(),
                claim.unit(),
                claim.approx(),
                report.when().from(),
                report.when().to(),
                report.claimant(),
                report.source());
    }

    private static Claim.Measure claim(Report report) {
        return (Claim.Measure) report.claim();
    }
}
