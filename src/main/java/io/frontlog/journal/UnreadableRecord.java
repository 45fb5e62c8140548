package io.frontlog.journal;

/** A record of the journal that cannot be read; the message says why. */
public final class UnreadableRecord extends Exception {
    private static final long serialVersionUID = 1;

    UnreadableRecord(String reason) {
        super(reason);
    }

    UnreadableRecord(String reason, Throwable cause) {
        super(reason, cause);
    }
}
