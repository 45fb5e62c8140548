package io.frontlog.dataset;

import java.util.List;

/** A row that cannot be understood. */
public final class WrongRow extends Exception {
    private static final long serialVersionUID = 1;

    /**
     * What is wrong with a value.
     *
     * @param column whose value it is; empty for the row as a whole
     */
    public record Wrong(String column, String detail) {}

    private final transient List<Wrong> wrong;

    /** @param wrong every column that is */
    public WrongRow(List<Wrong> wrong) {
        super(wrong.toString());
        this.wrong = List.copyOf(wrong);
    }

    public List<Wrong> wrong() {
        return wrong;
    }
}
