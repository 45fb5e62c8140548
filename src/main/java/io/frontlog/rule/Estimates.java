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

    /**
     * What the reports of one incident give together: the lead's {@code best} (or that of the first after it that gives
     * one), and the span of all; a report that gives no {@code low} or {@code high} spans its {@code best}.
     *
     * @param given in the order of the lead
     */
    static @Nullable Estimate within(List<Estimate> given) {
        Integer low = numbers(given, e -> e.low() != null ? e.low() : e.best())
                .min(Comparator.naturalOrder())
                .orElse(null);
        Integer best = numbers(given, Estimate::best).findFirst().orElse(null);
        Integer high = numbers(given, e -> e.high() != null ? e.high() : e.best())
                .max(Comparator.naturalOrder())
                .orElse(null);
        return estimate(low, best, high);
    }

    /** What a number counts with at the lower end of a sum: a best number where there is no lower one, and else 0. */
    static long low(Estimate given) {
        return given.low() != null ? given.low() : given.best() != null ? given.best() : 0;
    }

    /** "At least" counts as that many. */
    static long best(Estimate given) {
        return given.best() != null ? given.best() : low(given);
    }

    static long high(Estimate given) {
        return given.high() != null ? given.high() : best(given);
    }

    /** The sums over incidents, up to the greatest number that there is. */
    static @Nullable Estimate sum(Collection<Estimate> given) {
        return estimate(
                numbers(given, Estimate::low).reduce(Estimates::plus).orElse(null),
                numbers(given, Estimate::best).reduce(Estimates::plus).orElse(null),
                numbers(given, Estimate::high).reduce(Estimates::plus).orElse(null));
    }

    private static Integer plus(Integer a, Integer b) {
        return (int) Math.min(Integer.MAX_VALUE, (long) a + b);
    }

    private static Stream<Integer> numbers(Collection<Estimate> given, Function<Estimate, @Nullable Integer> number) {
        return given.stream().map(number).filter(Objects::nonNull);
    }

    private static @Nullable Estimate estimate(@Nullable Integer low, @Nullable Integer best, @Nullable Integer high) {
        return low == null && best == null && high == null ? null : new Estimate(low, best, high);
    }
}
