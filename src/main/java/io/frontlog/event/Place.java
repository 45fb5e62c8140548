package io.frontlog.event;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where (DOMAIN 1).
 *
 * @param parent the place that it lies in, to any depth
 * @param lat degrees, WGS 84
 * @param lon degrees, WGS 84
 */
public record Place(
        String id,
        Kind kind,
        Map<String, String> names,
        @Nullable String parent,
        @Nullable Double lat,
        @Nullable Double lon,
        @Nullable Long population) {
    public enum Kind {
        COUNTRY,
        REGION,
        DISTRICT,
        CITY,
        TOWN,
        VILLAGE,
        SITE
    }

    public Place {
        names = Map.copyOf(names);
    }
}
