package io.frontlog.event;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/** Valid time: when it happened (DOMAIN 2.1), as exactly as it is known. */
public record When(Moment from, @Nullable Moment to, Precision precision) {
    public enum Precision {
        INSTANT,
        DAY,
        DAYS,
        WEEK,
        MONTH,
        YEAR
    }

    public Instant start(ZoneId zone) {
        return from.start(zone);
    }

    /** The last instant at which it may have happened. */
    public Instant end(ZoneId zone) {
        Moment last =
                to == null && precision != Precision.INSTANT ? new Moment.Day(lastDay(zone)) : to == null ? from : to;
        return last.end(zone);
    }

    /** The first civil day on which it may have happened. */
    public LocalDate firstDay(ZoneId zone) {
        LocalDate day = from.day(zone);
        if (to != null) return day;
        return switch (precision) {
            case INSTANT, DAY, DAYS -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case YEAR -> day.withDayOfYear(1);
        };
    }

    /** The last civil day; a few {@code days} without an end are taken for a week at most, as UCDP's date precision 2 is. */
    public LocalDate lastDay(ZoneId zone) {
        if (to != null) return to.day(zone);
        LocalDate day = from.day(zone);
        return switch (precision) {
            case INSTANT, DAY -> day;
            case DAYS -> day.plusDays(6);
            case WEEK -> firstDay(zone).plusDays(6);
            case MONTH -> day.with(TemporalAdjusters.lastDayOfMonth());
            case YEAR -> day.with(TemporalAdjusters.lastDayOfYear());
        };
    }
}
