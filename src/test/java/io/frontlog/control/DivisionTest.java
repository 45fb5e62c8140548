package io.frontlog.control;

import static io.frontlog.GeoJson.multiPolygon;
import static io.frontlog.GeoJson.polygon;
import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import io.frontlog.catalogue.Outline;
import io.frontlog.control.Division.Point;
import io.frontlog.journal.Json;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.MultiPolygon;

class DivisionTest {
    /** Across the equator, where its halves mirror each other. */
    private static final String SQUARE = "-2 -2, 2 -2, 2 2, -2 2, -2 -2";

    static final Percentage ROUNDING = withPercentage(1e-7);

    static final String COUNTRY = "-3 -2, 4 -3, 1 0, 3 3, -4 2, -3 -2";

    /** Where a point snaps to the metre, so does its border. */
    private static final Percentage METRES = withPercentage(0.01);

    @Test
    void four_quarter_points_have_a_quarter_each() {
        MultiPolygon square = outline(polygon(SQUARE));

        double[] areas = divide(square, "-1 -1", "1 -1", "1 1", "-1 1");

        assertThat(areas).hasSize(4);
        assertThat(areas[0]).isCloseTo(area(square) / 4, METRES);
        for (double area : areas) assertThat(area).isCloseTo(areas[0], METRES);
    }

    @Test
    void one_point_has_everything_wherever_it_lies() {
        MultiPolygon square = outline(polygon(SQUARE));

        assertThat(divide(square, "0.5 1")[0]).isCloseTo(area(square), ROUNDING);
        assertThat(divide(square, "80 -40")[0]).isCloseTo(area(square), ROUNDING);
    }

    @Test
    void points_on_a_line_cut_stripes() {
        MultiPolygon square = outline(polygon(SQUARE));

        double[] areas = divide(square, "-1.5 0", "-0.5 0", "0.5 0", "1.5 0");

        for (double area : areas) assertThat(area).isCloseTo(area(square) / 4, withPercentage(0.1));
        assertThat(sum(areas)).isCloseTo(area(square), ROUNDING);
    }

    @Test
    void places_at_the_same_point_share_its_cell() {
        MultiPolygon square = outline(polygon(SQUARE));

        double[] areas = divide(square, "-1 0", "1 0", "-1 0", "-1.000001 0");

        assertThat(areas[0]).isEqualTo(areas[2]).isEqualTo(areas[3]).isCloseTo(areas[1] / 3, METRES);
        assertThat(sum(areas)).isCloseTo(area(square), ROUNDING);
    }

    @Test
    void a_point_outside_has_what_is_nearest_to_it() {
        MultiPolygon square = outline(polygon(SQUARE));

        double[] areas = divide(square, "-1 0", "3 0", "40 0");

        assertThat(areas[0]).isCloseTo(area(square) * 3 / 4, withPercentage(0.1));
        assertThat(areas[1]).isCloseTo(area(square) / 4, withPercentage(0.1));
        assertThat(areas[2]).isZero();
    }

    @Test
    void parts_of_a_country_are_divided_as_one() {
        MultiPolygon islands = outline(multiPolygon(SQUARE, "10 -2, 14 -2, 14 2, 10 2, 10 -2"));

        double[] areas = divide(islands, "0 0", "12 1", "12 -1");

        assertThat(areas[0]).isCloseTo(area(islands) / 2, METRES);
        assertThat(areas[1]).isCloseTo(area(islands) / 4, METRES);
        assertThat(areas[2]).isCloseTo(area(islands) / 4, METRES);
    }

    @Test
    void a_hole_belongs_to_nobody() {
        MultiPolygon ring = outline(polygon(SQUARE, "-1 -1, 1 -1, 1 1, -1 1, -1 -1"));
        MultiPolygon square = outline(polygon(SQUARE));

        double[] areas = divide(ring, "0 0", "-1.5 0");

        assertThat(sum(areas)).isCloseTo(area(ring), ROUNDING).isCloseTo(area(square) * 3 / 4, withPercentage(0.1));
        assertThat(areas[1]).isCloseTo(area(square) * (5.0 / 16 - 1.0 / 32), withPercentage(0.2));
    }

    @Test
    void whatever_lies_nearest_to_a_point_is_its_cell() {
        MultiPolygon country = outline(polygon(COUNTRY));
        var random = new Random(41);
        List<Point> points = Stream.generate(
                        () -> new Point(random.nextDouble() * 7 - 3.5, random.nextDouble() * 6 - 3))
                .limit(12)
                .toList();

        double[] areas = Division.areas(country, points);

        double[] sampled = sample(country, points);
        for (int i = 0; i < areas.length; i++) {
            assertThat(areas[i] / area(country)).isCloseTo(sampled[i], within(0.004));
        }
    }

    /** The part of a grid within the outline that lies nearest to each point. */
    private static double[] sample(MultiPolygon outline, List<Point> points) {
        var plane = new EqualArea(outline);
        List<Coordinate> sites = points.stream()
                .map(point -> plane.onPlane(point.lon(), point.lat()))
                .toList();
        var inside = new IndexedPointInAreaLocator(plane.outline());
        Envelope all = plane.outline().getEnvelopeInternal();
        var nearest = new double[points.size()];
        double count = 0;
        for (double x = all.getMinX(); x < all.getMaxX(); x += all.getWidth() / 300) {
            for (double y = all.getMinY(); y < all.getMaxY(); y += all.getHeight() / 300) {
                var at = new Coordinate(x, y);
                if (inside.locate(at) == Location.EXTERIOR) continue;
                Coordinate site = Collections.min(sites, comparing(at::distance));
                nearest[sites.indexOf(site)]++;
                count++;
            }
        }
        for (int i = 0; i < nearest.length; i++) nearest[i] /= count;
        return nearest;
    }

    @Test
    void areas_are_those_of_the_ellipsoid() {
        Map<String, Double> truth = Map.of(
                "35 34, 39 34, 39 36, 35 36, 35 34", 81_016.3,
                "0 -0.5, 1 -0.5, 1 0.5, 0 0.5, 0 -0.5", 12_308.9,
                "20 69.5, 21 69.5, 21 70.5, 20 70.5, 20 69.5", 4_260.1);

        truth.forEach((ring, squareKm) -> {
            MultiPolygon outline = outline(polygon(ring));
            assertThat(area(outline)).as(ring).isCloseTo(squareKm, METRES);
        });
    }

    @Test
    void the_date_line_is_no_border() {
        MultiPolygon across = outline(
                multiPolygon("178 -2, 180 -2, 180 2, 178 2, 178 -2", "-180 -2, -178 -2, -178 2, -180 2, -180 -2"));
        MultiPolygon square = outline(polygon(SQUARE));

        double[] areas = divide(across, "179.9 1", "-179.9 -1");

        assertThat(areas[0]).isCloseTo(area(square) / 2, withPercentage(0.1));
        assertThat(areas[1]).isCloseTo(area(square) / 2, withPercentage(0.1));
    }

    private static double[] divide(MultiPolygon outline, String... points) {
        return Division.areas(
                outline,
                Stream.of(points)
                        .map(point -> point.split(" "))
                        .map(point -> new Point(Double.parseDouble(point[0]), Double.parseDouble(point[1])))
                        .toList());
    }

    static double sum(double[] areas) {
        return Arrays.stream(areas).sum();
    }

    static double area(MultiPolygon outline) {
        return new EqualArea(outline).outline().getArea() / 1e6;
    }

    static MultiPolygon outline(Map<String, Object> geoJson) {
        return Outline.of(Json.MAPPER.<JsonNode>valueToTree(geoJson));
    }
}
