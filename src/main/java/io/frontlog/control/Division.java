package io.frontlog.control;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.triangulate.VoronoiDiagramBuilder;

/** Divides an outline by nearest point (a Voronoi diagram): whatever lies nearest to a point is its cell. */
final class Division {
    private static final double SQUARE_METRES = 1e6;

    /** A point in degrees (WGS 84). */
    record Point(double lon, double lat) {}

    private Division() {}

    /**
     * The area of each point's cell within the outline, in square kilometres, in the order of the points. Points within
     * the same square metre share a cell equally; one outside the outline has what part of it is nearest, if any.
     *
     * @param outline in degrees
     * @param points not empty
     */
    static double[] areas(MultiPolygon outline, List<Point> points) {
        var plane = new EqualArea(outline);
        // to the metre: finer differences mean nothing, and could make triangles too narrow to compute with
        List<Coordinate> sites =
                points.stream().map(point -> site(plane, point)).toList();
        Map<Coordinate, Long> sharing = sites.stream().collect(groupingBy(identity(), counting()));
        Map<Coordinate, Double> shares = shares(plane.outline(), sharing);
        return sites.stream()
                .mapToDouble(site -> Objects.requireNonNull(shares.get(site)))
                .toArray();
    }

    private static Coordinate site(EqualArea plane, Point point) {
        Coordinate exact = plane.onPlane(point.lon, point.lat);
        return new Coordinate(Math.rint(exact.x), Math.rint(exact.y));
    }

    private static Map<Coordinate, Double> shares(Geometry outline, Map<Coordinate, Long> sharing) {
        Envelope all = outline.getEnvelopeInternal().copy();
        sharing.keySet().forEach(all::expandToInclude);
        var diagram = new VoronoiDiagramBuilder();
        diagram.setSites(sharing.keySet());
        diagram.setClipEnvelope(all);
        Geometry cells = diagram.getDiagram(outline.getFactory());
        var cut = new Cut(outline);
        var shares = new HashMap<Coordinate, Double>();
        for (int i = 0; i < cells.getNumGeometries(); i++) {
            Geometry cell = cells.getGeometryN(i);
            var site = (Coordinate) cell.getUserData();
            shares.put(site, cut.area(cell) / SQUARE_METRES / sharing.getOrDefault(site, 1L));
        }
        return shares;
    }
}
