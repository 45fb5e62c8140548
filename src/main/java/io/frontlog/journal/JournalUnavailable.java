package io.frontlog.journal;

import org.jspecify.annotations.Nullable;

/** Kafka did not take a record in time; whoever repeats it under the same event id does no harm. */
public final class JournalUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    JournalUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
