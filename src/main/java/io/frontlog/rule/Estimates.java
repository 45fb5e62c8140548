package io.frontlog.rule;

import io.frontlog.event.Estimate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Numbers as reports gave them; what nobody gave stays null. */
final class Estimates {
    private Estimates() {}

    /** Of many; null where nothing was given to sum. */
    record Sum(@Nullable Long low, @Nullable Long best, @Nullable Long high) {}

    /**
     * What the reports of one incident give together: the lead's {@code best} (or that of the first after it that gives
     * one), and the span of all. A report that gives no {@code low} or {@code high} spans its {@code best}; "at least"
     * and "up to" stretch a span that others give, and give none by themselves. Of a single report it is what that gives.
     *
     * @param given in the order of the lead
     */
    static @Nullable Estimate within(List<Estimate> given) {
        Integer low = least(given, e -> e.low() != null ? e.low() : e.best());
        Integer best = numbers(given, Estimate::best).findFirst().orElse(null);
        Integer high = most(given, e -> e.high() != null ? e.high() : e.best());
        Integer upTo = least(given, Estimate::high);
        Integer atLeast = most(given, Estimate::low);
        if (given.size() > 1 && low != null && upTo != null) low = Math.min(low, upTo);
        if (given.size() > 1 && high != null && atLeast != null) high = Math.max(high, atLeast);
        return low == null && best == null && high == null ? null : new Estimate(low, best, high);
    }

    /**
     * The sums over incidents, so that {@code low ≤ best ≤ high}: "at least" counts as that many, a best number also as
     * the end that was not given, and "up to" as 0 at the lower ends, if others give any.
     */
    static Sum sum(Collection<Estimate> given) {
        boolean fromBelow = given.stream().anyMatch(e -> e.low() != null || e.best() != null);
        boolean any = fromBelow || given.stream().anyMatch(e -> e.high() != null);
        return new Sum(
                fromBelow ? given.stream().mapToLong(Estimates::low).sum() : null,
                fromBelow ? given.stream().mapToLong(Estimates::best).sum() : null,
                any ? given.stream().mapToLong(Estimates::high).sum() : null);
    }

    /** A sum as one number of three, up to the greatest that there is; null if nothing was given. */
    static @Nullable Estimate estimate(Sum sum) {
        return sum.high == null ? null : new Estimate(capped(sum.low), capped(sum.best), capped(sum.high));
    }

    private static @Nullable Integer capped(@Nullable Long number) {
        return number == null ? null : (int) Math.min(Integer.MAX_VALUE, number);
    }

    static long low(Estimate given) {
        return given.low() != null ? given.low() : given.best() != null ? given.best() : 0;
    }

    static long best(Estimate given) {
        return given.best() != null ? given.best() : low(given);
    }

    static long high(Estimate given) {
        return given.high() != null ? given.high() : best(given);
    }

    private static @Nullable Integer least(List<Estimate> given, Function<Estimate, @Nullable Integer> number) {
        return numbers(given, number).min(Comparator.naturalOrder()).orElse(null);
    }

    private static @Nullable Integer most(List<Estimate> given, Function<Estimate, @Nullable Integer> number) {
        return numbers(given, number).max(Comparator.naturalOrder()).orElse(null);
    }

    private static Stream<Integer> numbers(Collection<Estimate> given, Function<Estimate, @Nullable Integer> number) {
        return given.stream().map(number).filter(Objects::nonNull);
    }
}
