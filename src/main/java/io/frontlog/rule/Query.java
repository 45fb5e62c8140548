package io.frontlog.rule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to count by (DOMAIN 4).
 *
 * @param from the first civil day of the range
 * @param to its last civil day, included
 * @param by empty for totals
 * @param level asked for the region of each incident's place, when counting by region
 */
public record Query(LocalDate from, LocalDate to, Set<Dimension> by, Interval interval, Level level) {
    public enum Dimension {
        REGION,
        PLACE,
        PERPETRATOR,
        WEAPON,
        DATASET
    }

    public enum Interval {
        DAY,
        /** ISO: from Monday. */
        WEEK,
        MONTH,
        /** One cell, the whole range. */
        NONE
    }

    /** Which place of one level a place lies in. */
    @FunctionalInterface
    public interface Level {
        /** The place itself or the one above it that is of the level; null if it is only known above. */
        @Nullable
        String of(String place);
    }

    /** @throws IllegalArgumentException if the range ends before it begins */
    public Query {
        if (to.isBefore(from)) throw new IllegalArgumentException("The range " + from + " to " + to + " is empty");
        by = Set.copyOf(by);
    }

    /** A calendar cell cut to the range. */
    record Cell(LocalDate from, LocalDate to) {
        boolean holds(LocalDate firstDay, LocalDate lastDay) {
            return !firstDay.isBefore(from) && !lastDay.isAfter(to);
        }
    }

    boolean overlaps(LocalDate firstDay, LocalDate lastDay) {
        return !firstDay.isAfter(to) && !lastDay.isBefore(from);
    }

    /** Whether a cell holds the whole span. */
    boolean dates(LocalDate firstDay, LocalDate lastDay) {
        return !firstDay.isBefore(from) && cellOf(firstDay).holds(firstDay, lastDay);
    }

    /** The cell that holds a day of the range. */
    Cell cellOf(LocalDate day) {
        return switch (interval) {
            case DAY -> new Cell(day, day);
            case WEEK ->
                cut(
                        day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
                        day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY)));
            case MONTH -> cut(day.withDayOfMonth(1), day.with(TemporalAdjusters.lastDayOfMonth()));
            case NONE -> new Cell(from, to);
        };
    }

    private Cell cut(LocalDate first, LocalDate last) {
        return new Cell(first.isBefore(from) ? from : first, last.isAfter(to) ? to : last);
    }
}
