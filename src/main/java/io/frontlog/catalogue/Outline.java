package io.frontlog.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/** A country's outline, a GeoJSON {@code Polygon} or {@code MultiPolygon} (RFC 7946), as a geometry in degrees. */
public final class Outline {
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private Outline() {}

    /** Of GeoJSON whose rings have four positions or more, the last the same as the first. */
    public static MultiPolygon of(JsonNode geoJson) {
        JsonNode coordinates = geoJson.path("coordinates");
        Stream<JsonNode> polygons =
                geoJson.path("type").asText().equals("Polygon") ? Stream.of(coordinates) : stream(coordinates);
        return FACTORY.createMultiPolygon(polygons.map(Outline::polygon).toArray(Polygon[]::new));
    }

    /** Of the same GeoJSON, why it bounds no area (OGC Simple Features), and where; null if it does. */
    public static @Nullable String fault(JsonNode geoJson) {
        TopologyValidationError error = new IsValidOp(of(geoJson)).getValidationError();
        if (error == null) return null;
        Coordinate at = error.getCoordinate();
        String what = error.getMessage().toLowerCase(Locale.ROOT);
        return at == null ? what : what + " at [" + at.x + ", " + at.y + "]";
    }

    private static Polygon polygon(JsonNode rings) {
        LinearRing[] read = stream(rings).map(Outline::ring).toArray(LinearRing[]::new);
        return FACTORY.createPolygon(read[0], Stream.of(read).skip(1).toArray(LinearRing[]::new));
    }

    private static LinearRing ring(JsonNode positions) {
        return FACTORY.createLinearRing(stream(positions)
                .map(position -> new Coordinate(
                        position.get(0).doubleValue(), position.get(1).doubleValue()))
                .toArray(Coordinate[]::new));
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
