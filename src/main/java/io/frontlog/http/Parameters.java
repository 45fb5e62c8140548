package io.frontlog.http;

import io.frontlog.event.Moment;
import io.frontlog.event.Vocabulary;
import io.frontlog.http.Problem.FieldError;
import io.frontlog.journal.Position;
import io.frontlog.projecting.AsOf;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads query parameters, and complains of all wrong ones at once. */
public final class Parameters {
    private final List<FieldError> errors = new ArrayList<>();

    /** A word of a vocabulary, or what stands for its absence. */
    public <E extends Enum<E>> E word(String name, @Nullable String text, Class<E> vocabulary, E otherwise) {
        E read = word(name, text, vocabulary);
        return read == null ? otherwise : read;
    }

    /** A word of a vocabulary, or null for its absence. */
    public <E extends Enum<E>> @Nullable E word(String name, @Nullable String text, Class<E> vocabulary) {
        return text == null ? null : this.<E>read(name, text, t -> Vocabulary.read(vocabulary, t), words(vocabulary));
    }

    /** Words with commas between. */
    public <E extends Enum<E>> Set<E> words(String name, @Nullable String text, Class<E> vocabulary) {
        var read = new LinkedHashSet<E>();
        if (text == null) return read;
        for (String word : text.split(",", -1)) {
            E one = this.<E>read(name, word.strip(), t -> Vocabulary.read(vocabulary, t), words(vocabulary));
            if (one != null) read.add(one);
        }
        return read;
    }

    public @Nullable Moment moment(String name, @Nullable String text) {
        return text == null
                ? null
                : this.<Moment>read(name, text, Parameters::instantOrDay, "a date or an instant with its offset");
    }

    public LocalDate day(String name, @Nullable String text, LocalDate otherwise) {
        LocalDate read =
                text == null ? null : this.<LocalDate>read(name, text, Parameters::date, "a date, as 2024-11-30");
        return read == null ? otherwise : read;
    }

    /** The first day of a range; without one, before anything that is on record. */
    public LocalDate firstDay(@Nullable String from) {
        return day("from", from, LocalDate.of(1900, 1, 1));
    }

    /** The last day of a range, not before its first. */
    public LocalDate lastDay(@Nullable String to, LocalDate first) {
        LocalDate last = day("to", to, LocalDate.of(2200, 1, 1));
        if (last.isBefore(first)) refuse("to", "is before from");
        return last;
    }

    /** A whole number of a range, or what stands for its absence. */
    public int number(String name, @Nullable String text, int least, int most, int otherwise) {
        if (text == null) return otherwise;
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) return number;
        } catch (NumberFormatException e) {
            // refused below
        }
        refuse(name, "should be a whole number from " + least + " to " + most);
        return otherwise;
    }

    /** Where a list goes on: the last key of the page before, empty for the first page. */
    public String cursor(@Nullable String cursor) {
        try {
            return Cursor.decode(cursor);
        } catch (IllegalArgumentException e) {
            refuse("cursor", "is not a cursor that was given here");
            return "";
        }
    }

    /** Where a list by day goes on; null for the first page. */
    public Cursor.@Nullable DayAndId cursorByDay(@Nullable String cursor) {
        if (cursor == null) return null;
        try {
            return Cursor.DayAndId.parse(Cursor.decode(cursor));
        } catch (IllegalArgumentException e) {
            refuse("cursor", "is not a cursor that was given here");
            return null;
        }
    }

    /** A position of a partition, or null for its absence. */
    public @Nullable Position position(String name, @Nullable String text, int partition) {
        if (text == null) return null;
        try {
            Position position = Position.parse(text);
            if (position.partition() == partition) return position;
            refuse(name, "is of another partition: the positions of this theatre begin with " + partition + ":");
        } catch (IllegalArgumentException e) {
            refuse(name, "should be a position, as 3:1842");
        }
        return null;
    }

    /** K: a position or an instant; null for its absence. */
    public @Nullable AsOf asOf(String name, @Nullable String text) {
        if (text == null) return null;
        return this.<AsOf>read(
                name,
                text,
                t -> t.indexOf('T') < 0
                        ? new AsOf(name, Position.parse(t), null)
                        : new AsOf(name, null, OffsetDateTime.parse(t).toInstant()),
                "a position, as 3:1842, or an instant with its offset");
    }

    public void refuse(String name, String detail) {
        errors.add(new FieldError(name, detail));
    }

    /** @throws ProblemException naming every wrong parameter, if there is one */
    public void check() {
        if (!errors.isEmpty())
            throw Problem.Type.MALFORMED.with(errors.size() + " wrong", errors).exception();
    }

    /** @throws DateTimeException unless it is a day of a year of four digits */
    static LocalDate date(String text) {
        LocalDate date = LocalDate.parse(text);
        checkYear(date, text);
        return date;
    }

    private static Moment instantOrDay(String text) {
        Moment moment = Moment.parse(text);
        checkYear(moment.day(ZoneOffset.UTC), text);
        return moment;
    }

    /** Of the years that are written in four digits: PostgreSQL knows fewer than the calendar here does. */
    private static void checkYear(LocalDate date, String text) {
        if (date.getYear() < 0 || date.getYear() > 9999) throw new DateTimeException(text);
    }

    private <T> @Nullable T read(String name, String text, Function<String, T> reader, String wanted) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            refuse(name, "should be " + wanted);
            return null;
        }
    }

    private static String words(Class<? extends Enum<?>> vocabulary) {
        return Arrays.stream(vocabulary.getEnumConstants())
                .map(Vocabulary::word)
                .collect(Collectors.joining(", ", "one of ", ""));
    }
}
