package io.frontlog.control;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;
import static java.util.stream.Collectors.groupingBy;

import io.frontlog.control.ShareQueries.Read;
import io.frontlog.control.ShareQueries.Settlement;
import io.frontlog.rule.Control;
import io.frontlog.rule.ControlRule;
import io.frontlog.rule.Policy;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How much of a theatre each holder has (DOMAIN 7), beside what sources say of it. What counts are cities, towns and
 * villages that have evidence at T; one of which it leaves nothing known is a row of its own, not its neighbours' gain.
 *
 * @param shares a row for each status and holder, those of most places first
 * @param places how many count
 * @param population theirs, as far as it is known
 * @param populationUnknown how many of them give none
 * @param areaSquareKm of their cells; null if there is no outline, or none of them has a point
 * @param areaUnknown how many of them have no cell
 * @param reported of each claimant, actor and place, the latest up to T, in the order of time
 * @param validAt T
 */
@Schema(name = "ControlShares")
record Shares(
        List<Share> shares,
        int places,
        long population,
        int populationUnknown,
        @Nullable @Schema(nullable = true) Double areaSquareKm,
        int areaUnknown,
        List<ReportedShare> reported,
        Policy policy,
        int ruleSet,
        Instant validAt,
        Instant knownAt,
        String position) {

    /**
     * What one holder has at one status.
     *
     * @param actor the holder; null for nobody
     * @param placesShare of all places, 0 to 1
     * @param populationShare of the population that is known; null if none is
     * @param areaShare of the area; null without one
     */
    @Schema(name = "ControlShare")
    record Share(
            @Nullable @Schema(nullable = true) String actor,
            Control.Status status,
            int places,
            double placesShare,
            long population,
            @Nullable @Schema(nullable = true) Double populationShare,
            @Nullable @Schema(nullable = true) Double areaSquareKm,
            @Nullable @Schema(nullable = true) Double areaShare) {
        private static final Comparator<Share> ORDER = comparing(Share::places)
                .reversed()
                .thenComparing(Share::status)
                .thenComparing(Share::actor, nullsLast(naturalOrder()));
    }

    private record Row(Control.Status status, @Nullable String holder) {
        static Row of(Control control) {
            return new Row(control.status(), control.holder());
        }
    }

    /** @param area square kilometres, of those that have a cell */
    private record Sum(int places, long population, int populationUnknown, double area, int areaUnknown) {

        static Sum of(List<Settlement> settlements, Map<String, Double> areas) {
            List<Long> populations = settlements.stream()
                    .map(Settlement::population)
                    .filter(Objects::nonNull)
                    .toList();
            List<Double> cells = settlements.stream()
                    .map(settlement -> areas.get(settlement.id()))
                    .filter(Objects::nonNull)
                    .toList();
            return new Sum(
                    settlements.size(),
                    populations.stream().mapToLong(Long::longValue).sum(),
                    settlements.size() - populations.size(),
                    cells.stream().mapToDouble(Double::doubleValue).sum(),
                    settlements.size() - cells.size());
        }

        boolean hasArea() {
            return areaUnknown < places;
        }

        Share share(Row row, Sum all) {
            return new Share(
                    row.holder,
                    row.status,
                    places,
                    rounded((double) places / all.places),
                    population,
                    all.population == 0 ? null : rounded((double) population / all.population),
                    all.hasArea() ? rounded(area) : null,
                    all.area == 0 ? null : rounded(area / all.area));
        }
    }

    /** @param areas each settlement's cell in square kilometres, by place */
    static Shares of(Read read, Map<String, Double> areas) {
        List<Settlement> counted = read.counted();
        Sum all = Sum.of(counted, areas);
        List<Share> shares = counted.stream().collect(groupingBy(one -> Row.of(read.control(one)))).entrySet().stream()
                .map(row -> Sum.of(row.getValue(), areas).share(row.getKey(), all))
                .sorted(Share.ORDER)
                .toList();
        return new Shares(
                shares,
                all.places,
                all.population,
                all.populationUnknown,
                all.hasArea() ? rounded(all.area) : null,
                all.areaUnknown,
                ReportedShare.of(read),
                read.asked().policy(),
                ControlRule.RULE_SET,
                read.asked().validAt(),
                read.snapshot().knownAt(),
                read.snapshot().position().toString());
    }

    /** To a millionth, or a square metre: what is beyond is noise. */
    private static double rounded(double value) {
        return Math.rint(value * 1e6) / 1e6;
    }
}
