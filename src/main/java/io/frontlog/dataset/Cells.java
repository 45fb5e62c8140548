package io.frontlog.dataset;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The cells of a row, each read as what it should be. What one is not is noted, so that all of it can be said at once. */
final class Cells {
    private static final int LARGEST_COUNT = 100_000_000;
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");
    private static final Pattern TIME = Pattern.compile("[ T][0-9:.]+Z?");
    private static final Pattern DEGREES = Pattern.compile("-?[0-9]{1,3}(\\.[0-9]{1,30})?([eE]-[0-9])?");

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

    /** A whole number; null if nobody gave one. */
    @Nullable
    Integer count(String column) {
        String value = row.get(column);
        if (value == null) return null;
        if (!COUNT.matcher(value).matches() || Integer.parseInt(value) > LARGEST_COUNT) {
            wrong(column, "'%s' is no whole number between 0 and %d".formatted(shown(value), LARGEST_COUNT));
            return null;
        }
        return Integer.valueOf(value);
    }

    /** {@code 2013-01-03}, also with a time behind it, which says nothing. */
    @Nullable
    LocalDate date(String column) {
        String value = required(column);
        if (value.isEmpty()) return null;
        String day = value.length() > 10 ? value.substring(0, 10) : value;
        String time = value.substring(day.length());
        try {
            LocalDate date = LocalDate.parse(day);
            if (time.isEmpty() || TIME.matcher(time).matches()) return date;
        } catch (DateTimeException e) {
            // is said below
        }
        wrong(column, "'%s' is no date such as 2016-01-31".formatted(shown(value)));
        return null;
    }

    /** @param most how far from 0 they may be */
    @Nullable
    BigDecimal degrees(String column, int most) {
        String value = row.get(column);
        if (value == null) return null;
        if (DEGREES.matcher(value).matches()) {
            var degrees = new BigDecimal(value);
            if (degrees.abs().compareTo(BigDecimal.valueOf(most)) <= 0) return degrees;
        }
        wrong(column, "'%s' is no number of degrees between -%d and %d".formatted(shown(value), most, most));
        return null;
    }

    void wrong(String column, String detail) {
        wrong.add(new WrongRow.Wrong(column, detail));
    }

    static String shown(String value) {
        return value.length() <= 50 ? value : value.substring(0, 50) + "…";
    }

    /** @throws WrongRow if anything was wrong */
    void check() throws WrongRow {
        if (!wrong.isEmpty()) throw new WrongRow(wrong);
    }
}
