package io.frontlog.control;

import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.util.GeometryFixer;

/**
 * The earth around an outline on a plane in metres: Lambert's azimuthal equal-area projection (Snyder, Map Projections: A
 * Working Manual, 1987, chapter 24), with the authalic latitude and radius of WGS 84, so that areas are the ellipsoid's.
 * Distances are true to 1 in 1,000 as far as 500 km from the centre. What spans more than a hemisphere has no such plane.
 */
final class EqualArea {
    private static final double MAJOR_AXIS = 6_378_137;
    private static final double ECCENTRICITY = 0.081819190842622;
    private static final double AT_POLE = authalic(1);
    private static final double RADIUS = MAJOR_AXIS * Math.sqrt(AT_POLE / 2);

    /** Degrees. An edge runs straight in longitude and latitude (RFC 7946); a longer one would bend on the plane. */
    private static final double LONGEST_EDGE = 0.25;

    private final Geometry outline;
    private final double lon0;
    private final double sin0;
    private final double cos0;

    /** @param outline in degrees */
    EqualArea(MultiPolygon outline) {
        var densifier = new Densifier(outline);
        densifier.setDistanceTolerance(LONGEST_EDGE);
        densifier.setValidate(false);
        Geometry dense = densifier.getResultGeometry().copy();
        double[] centre = centre(dense.getCoordinates());
        lon0 = Math.atan2(centre[1], centre[0]);
        double lat0 = Math.atan2(centre[2], Math.hypot(centre[0], centre[1]));
        sin0 = Math.sin(lat0);
        cos0 = Math.cos(lat0);
        dense.apply((CoordinateFilter) position -> position.setCoordinate(onPlane(position.x, position.y)));
        dense.geometryChanged();
        this.outline = dense.isValid() ? dense : GeometryFixer.fix(dense);
    }

    Geometry outline() {
        return outline;
    }

    /**
     * A point on the plane.
     *
     * @param lon degrees
     * @param lat degrees
     */
    Coordinate onPlane(double lon, double lat) {
        double beta = beta(lat);
        double sin = Math.sin(beta);
        double cos = Math.cos(beta);
        double east = Math.toRadians(lon) - lon0;
        double cosDistance = sin0 * sin + cos0 * cos * Math.cos(east);
        // the antipode would lie everywhere at once, at twice the radius
        double k = RADIUS * Math.sqrt(2 / Math.max(1 + cosDistance, 1e-9));
        return new Coordinate(k * cos * Math.sin(east), k * (cos0 * sin - sin0 * cos * Math.cos(east)));
    }

    /** The mean direction, which no meridian cuts, seen from the earth's centre. */
    private static double[] centre(Coordinate[] positions) {
        var sum = new double[3];
        for (Coordinate position : positions) {
            double beta = beta(position.y);
            double lon = Math.toRadians(position.x);
            sum[0] += Math.cos(beta) * Math.cos(lon);
            sum[1] += Math.cos(beta) * Math.sin(lon);
            sum[2] += Math.sin(beta);
        }
        return sum;
    }

    /** The authalic latitude, in radians. */
    private static double beta(double lat) {
        double ratio = authalic(Math.sin(Math.toRadians(lat))) / AT_POLE;
        return Math.asin(Math.max(-1, Math.min(1, ratio)));
    }

    /** Snyder's q (3-12), of a sine of a latitude. */
    private static double authalic(double sin) {
        double e = ECCENTRICITY;
        double rest = sin / (1 - e * e * sin * sin) - Math.log((1 - e * sin) / (1 + e * sin)) / (2 * e);
        return (1 - e * e) * rest;
    }
}
