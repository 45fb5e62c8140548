package io.frontlog.control;

import static io.frontlog.GeoJson.multiPolygon;
import static io.frontlog.GeoJson.polygon;
import static io.frontlog.control.DivisionTest.COUNTRY;
import static io.frontlog.control.DivisionTest.ROUNDING;
import static io.frontlog.control.DivisionTest.area;
import static io.frontlog.control.DivisionTest.outline;
import static io.frontlog.control.DivisionTest.sum;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.control.Division.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.locationtech.jts.geom.MultiPolygon;

/** What must hold of a division wherever the points lie: in rows, on top of each other, outside. */
class DivisionPropertiesTest {

    @Property(tries = 300)
    void the_order_of_points_does_not_matter(@ForAll("points") List<Point> points, @ForAll Random random) {
        MultiPolygon outline = outline(polygon(COUNTRY));
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, points.size()).boxed().toList());
        Collections.shuffle(order, random);

        double[] areas = Division.areas(outline, points);
        double[] shuffled =
                Division.areas(outline, order.stream().map(points::get).toList());

        for (int i = 0; i < shuffled.length; i++) assertThat(shuffled[i]).isEqualTo(areas[order.get(i)]);
    }

    @Property(tries = 300)
    void the_cells_make_up_the_outline(@ForAll("points") List<Point> points) {
        MultiPolygon outline = outline(multiPolygon(COUNTRY, "3 0, 3.5 -1, 4 0, 3.5 1, 3 0"));

        double[] areas = Division.areas(outline, points);

        assertThat(sum(areas)).isCloseTo(area(outline), ROUNDING);
        assertThat(Arrays.stream(areas).min().orElseThrow()).isGreaterThan(-1e-9);
    }

    @Property(tries = 300)
    void without_a_point_no_other_has_less(@ForAll("points") List<Point> points) {
        MultiPolygon outline = outline(polygon(COUNTRY));
        double[] areas = Division.areas(outline, points);

        List<Point> fewer = points.subList(0, points.size() - 1);
        double[] more = fewer.isEmpty() ? new double[0] : Division.areas(outline, fewer);

        for (int i = 0; i < more.length; i++) assertThat(more[i]).isGreaterThan(areas[i] - 1e-6);
    }

    @Provide
    Arbitrary<List<Point>> points() {
        Arbitrary<Double> anywhere = Arbitraries.doubles().between(-5, 5).ofScale(6);
        Arbitrary<Double> onAGrid = Arbitraries.integers().between(-3, 3).map(Integer::doubleValue);
        Arbitrary<Double> degrees = Arbitraries.oneOf(anywhere, onAGrid);
        return Combinators.combine(degrees, degrees)
                .as(Point::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }
}
