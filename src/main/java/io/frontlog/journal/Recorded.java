package io.frontlog.journal;

import java.time.Instant;

/**
 * A submission read back from the journal.
 *
 * @param recordedAt known time: the log's append time
 * @param digest SHA-256 of type and data in the current version, to tell a repetition from a different body under the same id
 */
public record Recorded(Position position, Instant recordedAt, Submission submission, byte[] digest) {}
