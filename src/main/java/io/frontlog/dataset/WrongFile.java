package io.frontlog.dataset;

/** A file that is not what it is said to be, or that breaks off: what stands behind that point is not read. */
public final class WrongFile extends Exception {
    private static final long serialVersionUID = 1;

    /** @param detail for those who sent it: what is wrong, and on which line */
    public WrongFile(String detail) {
        super(detail);
    }

    public WrongFile(String detail, Throwable cause) {
        super(detail, cause);
    }
}
