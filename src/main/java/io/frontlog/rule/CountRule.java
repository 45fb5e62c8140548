package io.frontlog.rule;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import io.frontlog.event.Claim.Strike.Weapon;
import io.frontlog.rule.Counts.Key;
import io.frontlog.rule.Counts.Row;
import io.frontlog.rule.Query.Cell;
import io.frontlog.rule.Query.Dimension;
import io.frontlog.rule.Query.Interval;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How many incidents, in each cell asked for (DOMAIN 4).
 *
 * <p>Where the text leaves room: an incident that no cell of time holds is undated and nothing else, so that the rows of
 * one level and what is unallocated make up the total. An incident without an initiator, or in no dataset, has a row of
 * its own kind.
 */
public final class CountRule {
    private static final Comparator<Key> ORDER = comparing(Key::from, nullsLast(naturalOrder()))
            .thenComparing(Key::region, nullsLast(naturalOrder()))
            .thenComparing(Key::place, nullsLast(naturalOrder()))
            .thenComparing(Key::perpetrator, nullsLast(naturalOrder()))
            .thenComparing(Key::weapon, nullsLast(naturalOrder()))
            .thenComparing(Key::dataset, nullsLast(naturalOrder()));

    private CountRule() {}

    /** The same whatever the order of the incidents; those that are not live are nowhere. */
    public static Counts count(Collection<Tally> incidents, Query query) {
        List<Tally> inRange = incidents.stream()
                .filter(i -> i.live() && query.overlaps(i.firstDay(), i.lastDay()))
                .toList();
        List<Tally> dated = inRange.stream()
                .filter(i -> query.dates(i.firstDay(), i.lastDay()))
                .toList();
        Map<Key, List<Tally>> rows = new TreeMap<>(ORDER);
        boolean nonAdditive = false;
        int unallocated = 0;
        for (Tally incident : dated) {
            List<Key> keys = keys(incident, query);
            if (keys.isEmpty()) unallocated++;
            if (keys.size() > 1) nonAdditive = true;
            for (Key key : keys) {
                rows.computeIfAbsent(key, k -> new ArrayList<>()).add(incident);
            }
        }
        return new Counts(
                rows.entrySet().stream().map(e -> row(e.getKey(), e.getValue())).toList(),
                nonAdditive,
                unallocated,
                inRange.size() - dated.size(),
                dated.stream()
                        .flatMap(i -> i.datasets().stream())
                        .distinct()
                        .sorted()
                        .toList());
    }

    /** The rows that an incident counts in: none if it is only known above the level asked for. */
    private static List<Key> keys(Tally incident, Query query) {
        String region = null;
        if (query.by().contains(Dimension.REGION)) {
            region = query.level().of(incident.place());
            if (region == null) return List.of();
        }
        Cell cell = query.cellOf(incident.firstDay());
        boolean whole = query.interval() == Interval.NONE;
        String place = query.by().contains(Dimension.PLACE) ? incident.place() : null;
        Weapon weapon = query.by().contains(Dimension.WEAPON) ? incident.weapon() : null;
        List<Key> keys = new ArrayList<>();
        for (String perpetrator : each(Dimension.PERPETRATOR, incident.initiators(), query)) {
            for (String dataset : each(Dimension.DATASET, incident.datasets(), query)) {
                keys.add(new Key(
                        whole ? null : cell.from(),
                        whole ? null : cell.to(),
                        region,
                        place,
                        perpetrator,
                        weapon,
                        dataset));
            }
        }
        return keys;
    }

    private static List<@Nullable String> each(Dimension dimension, List<String> values, Query query) {
        boolean asked = query.by().contains(dimension) && !values.isEmpty();
        return asked ? Collections.unmodifiableList(values) : Collections.singletonList(null);
    }

    private static Row row(Key key, List<Tally> incidents) {
        Sums sums = Sums.NOTHING;
        for (Tally incident : incidents) sums = sums.plus(Sums.of(incident));
        return sums.row(key);
    }
}
