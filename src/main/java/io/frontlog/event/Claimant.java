package io.frontlog.event;

import org.jspecify.annotations.Nullable;

/** Who says so: an actor or a source, exactly one of the two. */
public record Claimant(@Nullable String actor, @Nullable String source) {
    public static Claimant actor(String id) {
        return new Claimant(id, null);
    }

    public static Claimant source(String id) {
        return new Claimant(null, id);
    }
}
