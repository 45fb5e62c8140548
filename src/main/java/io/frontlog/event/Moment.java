package io.frontlog.event;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;

/** A civil day of the theatre, or an instant. A day stays a day: only a rule that compares asks for its start. */
public sealed interface Moment {

    record Day(LocalDate date) implements Moment {
        @Override
        public Instant start(ZoneId zone) {
            return date.atStartOfDay(zone).toInstant();
        }

        @Override
        public Instant end(ZoneId zone) {
            return date.plusDays(1).atStartOfDay(zone).toInstant().minusNanos(1);
        }

        @Override
        public LocalDate day(ZoneId zone) {
            return date;
        }

        @Override
        public String toString() {
            return date.toString();
        }
    }

    record At(OffsetDateTime time) implements Moment {
        @Override
        public Instant start(ZoneId zone) {
            return time.toInstant();
        }

        @Override
        public Instant end(ZoneId zone) {
            return time.toInstant();
        }

        @Override
        public LocalDate day(ZoneId zone) {
            return time.atZoneSameInstant(zone).toLocalDate();
        }

        @Override
        public String toString() {
            return time.toString();
        }
    }

    Instant start(ZoneId zone);

    Instant end(ZoneId zone);

    /** The civil day in the theatre's zone. */
    LocalDate day(ZoneId zone);

    /**
     * Reads {@code 2024-11-30} or {@code 2024-11-30T14:00:00+03:00}.
     *
     * @throws DateTimeParseException for anything else, a local date-time without offset included
     */
    static Moment parse(String text) {
        return text.indexOf('T') < 0 ? new Day(LocalDate.parse(text)) : new At(OffsetDateTime.parse(text));
    }
}
