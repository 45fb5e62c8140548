package io.frontlog.rule;

import io.frontlog.event.Estimate;
import java.util.Map;
import java.util.TreeMap;

/**
 * What live incidents add up to in a row of counts (DOMAIN 4), so that one that leaves can be taken away again.
 *
 * @param low incidents that are corroborated or better
 * @param best incidents with a report better than weak
 * @param high all of them
 * @param reports of all of them
 * @param strikes the sums of the numbers that were given
 * @param numbered how many give a number of strikes
 * @param numberedFromBelow how many give a least or a best one
 * @param unnumbered how many strike incidents give none
 * @param datasets how many come from each dataset
 */
public record Sums(
        int low,
        int best,
        int high,
        int reports,
        Strikes strikes,
        int numbered,
        int numberedFromBelow,
        int unnumbered,
        Map<String, Integer> datasets) {

    /** Of numbers of strikes. */
    public record Strikes(long low, long best, long high) {
        private Strikes plus(Strikes other, int times) {
            return new Strikes(low + times * other.low, best + times * other.best, high + times * other.high);
        }
    }

    public static final Sums NOTHING = new Sums(0, 0, 0, 0, new Strikes(0, 0, 0), 0, 0, 0, Map.of());

    public Sums {
        datasets = datasets == null ? Map.of() : Map.copyOf(datasets);
    }

    /** Of one incident; nothing unless it is live. */
    public static Sums of(Tally incident) {
        if (!incident.live()) return NOTHING;
        Estimate given = incident.strikes();
        var datasets = new TreeMap<String, Integer>();
        incident.datasets().forEach(dataset -> datasets.put(dataset, 1));
        return new Sums(
                incident.isCorroborated() ? 1 : 0,
                incident.betterThanWeak() ? 1 : 0,
                1,
                incident.reports(),
                given == null
                        ? NOTHING.strikes
                        : new Strikes(Estimates.low(given), Estimates.best(given), Estimates.high(given)),
                given == null ? 0 : 1,
                given == null || given.low() == null && given.best() == null ? 0 : 1,
                incident.weapon() != null && given == null ? 1 : 0,
                datasets);
    }

    public Sums plus(Sums other) {
        return plus(other, 1);
    }

    public Sums minus(Sums other) {
        return plus(other, -1);
    }

    private Sums plus(Sums other, int times) {
        return new Sums(
                low + times * other.low,
                best + times * other.best,
                high + times * other.high,
                reports + times * other.reports,
                strikes.plus(other.strikes, times),
                numbered + times * other.numbered,
                numberedFromBelow + times * other.numberedFromBelow,
                unnumbered + times * other.unnumbered,
                other.datasets.isEmpty() ? datasets : together(other.datasets, times));
    }

    private Map<String, Integer> together(Map<String, Integer> others, int times) {
        var together = new TreeMap<>(datasets);
        others.forEach((dataset, count) -> together.merge(dataset, times * count, Integer::sum));
        together.values().removeIf(count -> count == 0);
        return together;
    }

    /** Whether no incident is in them. */
    public boolean areNothing() {
        return high == 0;
    }

    /** As a row of counts has them: strikes are null where nobody gave a number to sum. */
    public Counts.Row row(Counts.Key key) {
        Estimate given = Estimates.estimate(new Estimates.Sum(
                numberedFromBelow > 0 ? strikes.low : null,
                numberedFromBelow > 0 ? strikes.best : null,
                numbered > 0 ? strikes.high : null));
        return new Counts.Row(key, low, best, high, reports, given, unnumbered);
    }
}
