package io.frontlog.event;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who acts (DOMAIN 1; the kinds are ACLED's).
 *
 * @param partOf the actor that stands above it
 */
public record Actor(String id, Kind kind, Map<String, String> names, @Nullable String partOf) {
    public enum Kind {
        STATE_FORCES,
        REBEL_GROUP,
        POLITICAL_MILITIA,
        IDENTITY_MILITIA,
        RIOTERS,
        PROTESTERS,
        CIVILIANS,
        EXTERNAL_FORCES
    }

    public Actor {
        names = Map.copyOf(names);
    }
}
