package io.frontlog.rule;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import io.frontlog.event.Estimate;
import io.frontlog.event.Report.Casualties.Harm;
import io.frontlog.event.Report.Casualties.Population;
import io.frontlog.rule.Incident.Figure;
import io.frontlog.rule.Query.Dimension;
import io.frontlog.rule.Query.Interval;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How many were hurt, summed over incidents (DOMAIN 5).
 *
 * <p>Where the text leaves room: kinds of harm and populations are never added to each other, since {@code all} holds the
 * others. A total that is not by party takes an incident's figure for no party in particular if it gives one, and else
 * the sum of its parties. In a sum, a figure without {@code best} counts with its {@code low} ("at least twelve"), one
 * without {@code high} with its {@code best}, and one that only says "up to" with 0 at the lower ends, if others give any:
 * so that {@code low ≤ best ≤ high}; {@code withoutBest} says how many incidents give no best number.
 */
public final class CasualtyRule {
    private static final Comparator<Key> ORDER = comparing(Key::from, nullsLast(naturalOrder()))
            .thenComparing(Key::region, nullsLast(naturalOrder()))
            .thenComparing(Key::place, nullsLast(naturalOrder()))
            .thenComparing(Key::harm)
            .thenComparing(Key::population)
            .thenComparing(Key::party, nullsLast(naturalOrder()));

    private CasualtyRule() {}

    /** A live incident. */
    public record Harmed(String place, LocalDate firstDay, LocalDate lastDay, List<Figure> figures) {
        private List<Figure> given() {
            return figures.stream().filter(Figure::hasNumber).toList();
        }
    }

    /** What a row is of; a part is null if it was not asked for, or if nobody said. */
    public record Key(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String region,
            @Nullable String place,
            Harm harm,
            Population population,
            @Nullable String party) {}

    /**
     * @param low null, as is {@code best}, if all that was given is "up to"
     * @param incidents how many give such a figure
     * @param withoutBest how many of them give no best number
     */
    public record Row(
            Key key, @Nullable Long low, @Nullable Long best, @Nullable Long high, int incidents, int withoutBest) {}

    /**
     * @param incidents that a cell of time holds
     * @param withoutFigure how many of them give no figure at all
     * @param unallocated of them, only known above the level asked for
     * @param undated incidents in the range that no cell of time holds
     */
    public record Totals(List<Row> rows, int incidents, int withoutFigure, int unallocated, int undated) {
        public Totals {
            rows = List.copyOf(rows);
        }
    }

    /**
     * The same whatever the order of the incidents.
     *
     * @param query its dimensions are region and place, or neither
     */
    public static Totals total(Collection<Harmed> live, Query query, boolean byParty) {
        List<Harmed> inRange =
                live.stream().filter(h -> query.overlaps(h.firstDay, h.lastDay)).toList();
        List<Harmed> dated =
                inRange.stream().filter(h -> query.dates(h.firstDay, h.lastDay)).toList();
        Map<Key, List<Figure>> rows = new TreeMap<>(ORDER);
        int unallocated = 0;
        for (Harmed harmed : dated) {
            String region =
                    query.by().contains(Dimension.REGION) ? query.level().of(harmed.place) : null;
            if (query.by().contains(Dimension.REGION) && region == null) {
                unallocated++;
                continue;
            }
            for (Figure figure : byParty ? harmed.given() : withoutParty(harmed.given())) {
                rows.computeIfAbsent(key(harmed, region, figure, query), key -> new ArrayList<>())
                        .add(figure);
            }
        }
        return new Totals(
                rows.entrySet().stream().map(e -> row(e.getKey(), e.getValue())).toList(),
                dated.size(),
                (int) dated.stream().filter(h -> h.given().isEmpty()).count(),
                unallocated,
                inRange.size() - dated.size());
    }

    private static Key key(Harmed harmed, @Nullable String region, Figure figure, Query query) {
        boolean whole = query.interval() == Interval.NONE;
        Query.Cell cell = query.cellOf(harmed.firstDay);
        return new Key(
                whole ? null : cell.from(),
                whole ? null : cell.to(),
                region,
                query.by().contains(Dimension.PLACE) ? harmed.place : null,
                figure.kind(),
                figure.population(),
                figure.actor());
    }

    /** One figure for each kind of harm and population of an incident. */
    private static List<Figure> withoutParty(List<Figure> given) {
        record Of(Harm harm, Population population) {}
        Map<Of, List<Figure>> alike =
                given.stream().collect(Collectors.groupingBy(f -> new Of(f.kind(), f.population())));
        return alike.entrySet().stream()
                .map(e -> e.getValue().stream()
                        .filter(f -> f.actor() == null)
                        .findFirst()
                        .orElseGet(() -> sum(e.getKey().harm, e.getKey().population, e.getValue())))
                .toList();
    }

    private static Figure sum(Harm harm, Population population, List<Figure> parties) {
        boolean best = parties.stream().anyMatch(f -> f.best() != null);
        Estimate sum = Estimates.estimate(
                Estimates.sum(parties.stream().map(Figure::number).toList()));
        return new Figure(
                harm,
                population,
                null,
                sum == null ? null : sum.low(),
                sum == null || !best ? null : sum.best(),
                sum == null ? null : sum.high(),
                List.of());
    }

    private static Row row(Key key, List<Figure> figures) {
        Estimates.Sum sum = Estimates.sum(figures.stream().map(Figure::number).toList());
        return new Row(key, sum.low(), sum.best(), sum.high(), figures.size(), (int)
                figures.stream().filter(f -> f.best() == null).count());
    }
}
