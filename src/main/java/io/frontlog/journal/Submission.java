package io.frontlog.journal;

import io.frontlog.event.Event;
import org.jspecify.annotations.Nullable;

/**
 * An event as it goes into the journal; whether it counts is decided where it lands.
 *
 * @param eventId the same id again in the same theatre is a duplicate
 * @param expectedVersion the version that its subject must have then, 0 for none; null if any will do
 * @param by who submits it, as far as they said
 */
public record Submission(
        String theatre, String eventId, @Nullable Integer expectedVersion, @Nullable String by, Event event) {

    public Submission(String theatre, String eventId, @Nullable Integer expectedVersion, Event event) {
        this(theatre, eventId, expectedVersion, null, event);
    }
}
