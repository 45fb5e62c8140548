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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The cells of a row, each read as what it should be. What one is not is noted, so that all of it can be said at once. */
final class Cells {
    private static final int LARGEST_COUNT = 100_000_000;

    /** Without exponents that no plain number has room for. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,20}(\\.[0-9]{0,30})?([eE][+-]?[0-9]{1,2})?");

    private static final Pattern DAY_AND_TIME = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})[ T][0-9:.]+Z?");

    /** UCDP begins in 1989, and ACLED in 1997: {@code 01-Feb-97} is of that year. */
    private static final int FIRST_YEAR = 1989;

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

    Cells(Row row) {
        this.row = row;
    }

    @Nullable
    String text(String column) {
        return row.get(column);
    }

    /** The text; if there is none, that is wrong, and it is empty. */
    String required(String column) {
        String value = row.get(column);
        if (value == null) wrong(column, "is empty");
        return value == null ? "" : value;
    }

    /** The parts between semicolons, without the empty ones. */
    List<String> list(String column) {
        return split(row.get(column));
    }

    /** How many, {@code 3} or {@code 3.0}; null if nobody said. */
    @Nullable
    Integer count(String column) {
        String value = row.get(column);
        if (value == null) return null;
        try {
            int count = NUMBER.matcher(value).matches() ? new BigDecimal(value).intValueExact() : -1;
            if (count >= 0 && count <= LARGEST_COUNT) return count;
        } catch (ArithmeticException e) {
            // is said below
        }
        wrong(column, "'%s' is no whole number between 0 and %d".formatted(shown(value), LARGEST_COUNT));
        return null;
    }

    /** {@code 2024-02-01}, also with a time behind it, which says nothing; {@code 01 February 2024}; {@code 01-Feb-24}. */
    @Nullable
    LocalDate date(String column) {
        String value = required(column);
        if (value.isEmpty()) return null;
        var dayAndTime = DAY_AND_TIME.matcher(value);
        String day = dayAndTime.matches() ? dayAndTime.group(1) : value;
        for (DateTimeFormatter format : DATES) {
            try {
                return LocalDate.parse(day, format);
            } catch (DateTimeException e) {
                // another form may fit
            }
        }
        wrong(column, "'%s' is no date such as 2024-02-01, 01 February 2024 or 01-Feb-24".formatted(shown(value)));
        return null;
    }

    /** @param most how far from 0 they may be */
    @Nullable
    BigDecimal degrees(String column, int most) {
        String value = row.get(column);
        if (value == null) return null;
        if (NUMBER.matcher(value).matches()) {
            var degrees = new BigDecimal(value);
            if (degrees.abs().compareTo(BigDecimal.valueOf(most)) <= 0) return degrees;
        }
        wrong(column, "'%s' is no number of degrees between -%d and %d".formatted(shown(value), most, most));
        return null;
    }

    void wrong(String column, String detail) {
        wrong.add(new WrongRow.Wrong(column, detail));
    }

    /** @throws WrongRow if anything was wrong */
    void check() throws WrongRow {
        if (!wrong.isEmpty()) throw new WrongRow(wrong);
    }

    static List<String> split(@Nullable String value) {
        if (value == null) return List.of();
        return Arrays.stream(value.split(";"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** {@code 36.2}: without an exponent, nor zeros behind. */
    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    static String shown(String value) {
        return value.length() <= 50 ? value : value.substring(0, 50) + "…";
    }
}
