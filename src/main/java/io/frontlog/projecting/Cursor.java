package io.frontlog.projecting;

import java.util.Comparator;

/**
 * A place in what one partition has to tell: the event at an offset comes first, then the rows that it made what they are,
 * by read model and id. A row that changes again moves to the later offset, so that going on from any cursor misses nothing
 * and repeats nothing.
 *
 * @param model empty for the event
 * @param id of the row within its theatre; empty for the event
 */
public record Cursor(long offset, String model, String id) implements Comparable<Cursor> {
    private static final Comparator<Cursor> ORDER = Comparator.comparingLong(Cursor::offset)
            .thenComparing(Cursor::model)
            .thenComparing(Cursor::id);
    /** Behind every model's title. */
    private static final String END = "~";

    /** Before all that stands at an offset. */
    static Cursor before(long offset) {
        return after(offset - 1);
    }

    /** Behind all that stands at an offset. */
    public static Cursor after(long offset) {
        return new Cursor(offset, END, "");
    }

    /** At the event itself. */
    public static Cursor event(long offset) {
        return new Cursor(offset, "", "");
    }

    @Override
    public int compareTo(Cursor other) {
        return ORDER.compare(this, other);
    }
}
