package io.frontlog.projecting;

import io.frontlog.journal.Position;
import java.time.Instant;

/**
 * One state of a theatre's read models.
 *
 * @param position of the last record that it knows
 * @param knownAt K as an instant: what was asked for, or when that record was recorded; of the present, now
 * @param isFinal whether it is what was known at a K that is past, which nothing that is recorded later changes
 */
public record Snapshot(Position position, Instant knownAt, boolean isFinal) {

    /** For an answer that follows from the present moment too. */
    public Snapshot passing() {
        return new Snapshot(position, knownAt, false);
    }
}
