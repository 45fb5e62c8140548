package io.frontlog.event;

import org.jspecify.annotations.Nullable;

/**
 * Who publishes (DOMAIN 1).
 *
 * @param affiliation the actor that it speaks for
 */
public record Source(String id, Kind kind, String name, @Nullable String affiliation, @Nullable String url) {
    public enum Kind {
        MEDIA,
        MONITOR,
        ACADEMIC,
        NGO,
        UN,
        OFFICIAL,
        STATE_MEDIA,
        PARTY,
        SOCIAL,
        DATASET
    }
}
