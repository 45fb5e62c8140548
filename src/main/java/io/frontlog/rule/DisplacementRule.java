package io.frontlog.rule;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import io.frontlog.event.Claim.Displacement.Flow;
import io.frontlog.event.Estimate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Displacement by place and kind (DOMAIN 7).
 *
 * <p>Numbers are summed as those of casualties are ({@link CasualtyRule}); who left without a number is counted as
 * {@code unknown}, never as nobody.
 */
public final class DisplacementRule {
    private static final Comparator<Key> ORDER = comparing(Key::movement)
            .thenComparing(Key::place)
            .thenComparing(Key::from, nullsLast(naturalOrder()))
            .thenComparing(Key::to, nullsLast(naturalOrder()));

    private DisplacementRule() {}

    /**
     * What a row is of.
     *
     * @param place that it is reported of
     * @param from the place that they left, if anybody said
     * @param to the place that they went to, if anybody said
     */
    public record Key(Flow movement, String place, @Nullable String from, @Nullable String to) {}

    /** A live incident of displacement. */
    public record Moved(Key key, @Nullable Estimate persons, Standing standing, List<String> reports) {}

    /**
     * @param low persons, as are {@code best} and {@code high}; null if no incident gives a number
     * @param incidents live ones
     * @param corroborated how many of them are corroborated or better
     * @param unknown how many of them give no number
     * @param reports that affirm them, sorted
     */
    public record Row(
            Flow movement,
            String place,
            @Nullable String from,
            @Nullable String to,
            @Nullable Long low,
            @Nullable Long best,
            @Nullable Long high,
            int incidents,
            int corroborated,
            int unknown,
            List<String> reports) {}

    /** The same whatever the order. */
    public static List<Row> sum(Collection<Moved> live) {
        Map<Key, List<Moved>> rows = new TreeMap<>(ORDER);
        live.forEach(moved ->
                rows.computeIfAbsent(moved.key, key -> new ArrayList<>()).add(moved));
        return rows.entrySet().stream().map(e -> row(e.getKey(), e.getValue())).toList();
    }

    private static Row row(Key key, List<Moved> moved) {
        List<Estimate> given = new ArrayList<>();
        for (Moved one : moved) {
            if (one.persons != null) given.add(one.persons);
        }
        Estimates.Sum sum = Estimates.sum(given);
        return new Row(
                key.movement,
                key.place,
                key.from,
                key.to,
                sum.low(),
                sum.best(),
                sum.high(),
                moved.size(),
                (int) moved.stream()
                        .filter(one -> one.standing.isAtLeast(Standing.CORROBORATED))
                        .count(),
                moved.size() - given.size(),
                moved.stream().flatMap(one -> one.reports.stream()).sorted().toList());
    }
}
