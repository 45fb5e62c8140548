package io.frontlog;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Outlines from rings in a line each, as {@code 0 0, 9 0, 9 9, 0 0}: longitude first. */
public final class GeoJson {
    private GeoJson() {}

    /** One polygon: its outer ring, then holes. */
    public static Map<String, Object> polygon(String... rings) {
        return outline("Polygon", rings(rings));
    }

    /** A polygon for each ring. */
    public static Map<String, Object> multiPolygon(String... rings) {
        return outline(
                "MultiPolygon",
                Stream.of(rings).map(ring -> rings(new String[] {ring})).toList());
    }

    public static Map<String, Object> outline(String type, List<?> coordinates) {
        return Map.of("type", type, "coordinates", coordinates);
    }

    public static List<List<Object>> ring(String positions) {
        return Stream.of(positions.split(", "))
                .map(position ->
                        Stream.of(position.split(" ")).map(GeoJson::number).toList())
                .toList();
    }

    private static List<?> rings(String... rings) {
        return Stream.of(rings).map(GeoJson::ring).toList();
    }

    private static Object number(String text) {
        return text.matches("-?[0-9.]+") ? Double.valueOf(text) : text;
    }
}
