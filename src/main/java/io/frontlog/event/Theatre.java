package io.frontlog.event;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A conflict's stage, the unit of order (DOMAIN 1).
 *
 * @param names by language tag
 * @param timeZone the zone whose civil days count
 * @param coverage since when the record covers a kind of incident, by kind
 * @param outline the country's, a GeoJSON {@code Polygon} or {@code MultiPolygon} (RFC 7946: longitude first)
 */
public record Theatre(
        String id,
        Map<String, String> names,
        ZoneId timeZone,
        Map<String, LocalDate> coverage,
        @Nullable Map<String, Object> outline) {
    public Theatre {
        names = Map.copyOf(names);
        coverage = coverage == null ? Map.of() : Map.copyOf(coverage);
    }
}
