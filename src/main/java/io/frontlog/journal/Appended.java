package io.frontlog.journal;

/**
 * A submission that is durable.
 *
 * @param digest of its type and data, as {@link Recorded#digest()}
 */
public record Appended(Position position, byte[] digest) {}
