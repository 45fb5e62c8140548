package io.frontlog.dataset;

import static java.time.temporal.ChronoField.YEAR;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The values of a row by type; what cannot be understood is gathered, every column of it. */
final class AcledValues {
    private static final int LONGEST_NUMBER = 40;

    /** ACLED begins in 1997: {@code 01-Feb-97} is of that year. */
    private static final int FIRST_YEAR = 1990;

    /** {@code 2024-02-01}, {@code 01 February 2024}, {@code 01-Feb-24}. */
    private static final List<DateTimeFormatter> DATES = Stream.of(
                    new DateTimeFormatterBuilder().append(DateTimeFormatter.ISO_LOCAL_DATE),
                    new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern("d MMMM uuuu"),
                    new DateTimeFormatterBuilder()
                            .parseCaseInsensitive()
                            .appendPattern("d-MMM-")
                            .appendValueReduced(YEAR, 2, 2, FIRST_YEAR))
            .map(format -> format.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT))
            .toList();

    private final Row row;
    private final List<WrongRow.Wrong> wrong = new ArrayList<>();

    AcledValues(Row row) {
        this.row = row;
    }

    /** @throws WrongRow if anything that was asked for was wrong */
    void check() throws WrongRow {
        integer("year", Integer.MIN_VALUE, Integer.MAX_VALUE);
        if (!wrong.isEmpty()) throw new WrongRow(wrong);
    }

    @Nullable
    Integer year() {
        return integer("year", Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** Of a wrong value, anything: {@link #check} refuses the row. */
    String required(String column, int longest) {
        String value = row.get(column);
        if (value == null) wrong.add(new WrongRow.Wrong(column, "is empty"));
        else if (value.length() > longest)
            wrong.add(new WrongRow.Wrong(column, "is longer than " + longest + " characters"));
        return Objects.requireNonNullElse(value, "");
    }

    LocalDate date() {
        String text = required("event_date", Integer.MAX_VALUE);
        for (DateTimeFormatter format : DATES) {
            try {
                return LocalDate.parse(text, format);
            } catch (DateTimeException e) {
                // another form may fit
            }
        }
        if (!text.isEmpty()) {
            wrong.add(new WrongRow.Wrong(
                    "event_date", "is no date such as 2024-02-01, 01 February 2024 or 01-Feb-24: " + shown(text)));
        }
        return LocalDate.EPOCH;
    }

    @Nullable
    Integer integer(String column, int least, int most) {
        BigDecimal number = number(column);
        if (number == null) return null;
        try {
            int value = number.intValueExact();
            if (value >= least && value <= most) return value;
        } catch (ArithmeticException e) {
            // refused below
        }
        wrong.add(new WrongRow.Wrong(
                column,
                least == Integer.MIN_VALUE
                        ? "is no whole number: " + shown(number.toString())
                        : "is no whole number from " + least + " to " + most + ": " + shown(number.toString())));
        return null;
    }

    /** From {@code -most} to {@code most}. */
    @Nullable
    Double degrees(String column, int most) {
        BigDecimal number = number(column);
        if (number == null) return null;
        if (number.abs().compareTo(BigDecimal.valueOf(most)) <= 0) return number.doubleValue();
        wrong.add(new WrongRow.Wrong(
                column, "is no number of degrees from -" + most + " to " + most + ": " + shown(number.toString())));
        return null;
    }

    void together(String column, String other) {
        if (row.get(column) == null && row.get(other) != null)
            wrong.add(new WrongRow.Wrong(column, "is empty, but " + other + " is not"));
        if (row.get(column) != null && row.get(other) == null)
            wrong.add(new WrongRow.Wrong(other, "is empty, but " + column + " is not"));
    }

    /** The first is named if all are empty. */
    void oneOf(String... columns) {
        if (Arrays.stream(columns).allMatch(column -> row.get(column) == null))
            wrong.add(new WrongRow.Wrong(columns[0], "is empty, and so is " + String.join(", ", columns)));
    }

    private @Nullable BigDecimal number(String column) {
        String text = row.get(column);
        if (text == null) return null;
        try {
            if (text.length() <= LONGEST_NUMBER) return new BigDecimal(text);
        } catch (NumberFormatException e) {
            // refused below
        }
        wrong.add(new WrongRow.Wrong(column, "is no number: " + shown(text)));
        return null;
    }

    /** The parts between semicolons, without the empty ones. */
    static List<String> split(@Nullable String value) {
        if (value == null) return List.of();
        return Arrays.stream(value.split(";"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** {@code 36.2}: without an exponent, nor zeros behind. */
    static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private static String shown(String text) {
        return text.length() <= LONGEST_NUMBER ? text : text.substring(0, LONGEST_NUMBER) + "…";
    }
}
