package io.frontlog.control;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateArrays;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.geom.util.PolygonExtracter;

/**
 * Cuts convex cells out of an outline, for their areas alone: ring by ring and edge by edge (Sutherland and Hodgman, CACM
 * 17, 1974). What that leaves along a cut runs there and back again, and bounds nothing. It takes a time that grows with
 * the outline only on the border, and is never in doubt about what crosses what.
 */
final class Cut {
    private record Ring(Coordinate[] positions, boolean hole) {}

    private final PreparedGeometry outline;
    private final List<Ring> rings = new ArrayList<>();

    /** @param outline valid, on a plane */
    Cut(Geometry outline) {
        this.outline = PreparedGeometryFactory.prepare(outline);
        for (Object one : PolygonExtracter.getPolygons(outline)) {
            Polygon polygon = (Polygon) one;
            add(polygon.getExteriorRing(), false);
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) add(polygon.getInteriorRingN(i), true);
        }
    }

    private void add(LinearRing ring, boolean hole) {
        rings.add(new Ring(ring.getCoordinates(), hole));
    }

    /** The area of what lies within a convex polygon. */
    double area(Geometry cell) {
        if (outline.covers(cell)) return cell.getArea();
        Coordinate[] edges = cell.getCoordinates();
        if (!Orientation.isCCW(edges)) CoordinateArrays.reverse(edges);
        double area = 0;
        for (Ring ring : rings) {
            double inside = Area.ofRing(within(edges, ring.positions));
            area += ring.hole ? -inside : inside;
        }
        return area;
    }

    private static Coordinate[] within(Coordinate[] edges, Coordinate[] ring) {
        Coordinate[] left = ring;
        for (int i = 1; i < edges.length && left.length > 0; i++) left = leftOf(edges[i - 1], edges[i], left);
        return left;
    }

    /** A ring without what lies to the right of a line. */
    private static Coordinate[] leftOf(Coordinate from, Coordinate to, Coordinate[] ring) {
        var left = new ArrayList<Coordinate>();
        double before = side(from, to, ring[0]);
        if (before >= 0) left.add(ring[0]);
        for (int i = 1; i < ring.length; i++) {
            double here = side(from, to, ring[i]);
            if (before * here < 0) left.add(between(ring[i - 1], ring[i], before / (before - here)));
            if (here >= 0) left.add(ring[i]);
            before = here;
        }
        if (!left.isEmpty() && before < 0) left.add(left.get(0));
        return left.toArray(Coordinate[]::new);
    }

    /** Above 0 to the left of a line, below 0 to the right. */
    private static double side(Coordinate from, Coordinate to, Coordinate at) {
        return (to.x - from.x) * (at.y - from.y) - (to.y - from.y) * (at.x - from.x);
    }

    private static Coordinate between(Coordinate one, Coordinate other, double part) {
        return new Coordinate(one.x + part * (other.x - one.x), one.y + part * (other.y - one.y));
    }
}
