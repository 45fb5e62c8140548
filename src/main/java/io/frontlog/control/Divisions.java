package io.frontlog.control;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.frontlog.control.Division.Point;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.locationtech.jts.geom.MultiPolygon;

/** Divisions that were asked for lately, each computed once, off the event loop. */
@ApplicationScoped
class Divisions {
    private record Key(MultiPolygon outline, List<Point> points) {}

    private static final long MOST_POINTS = 200_000;

    private final Vertx vertx;
    private final Cache<Key, double[]> known = Caffeine.newBuilder()
            .maximumWeight(MOST_POINTS)
            .weigher((Key key, double[] areas) -> areas.length)
            .build();

    Divisions(Vertx vertx) {
        this.vertx = vertx;
    }

    /** What {@link Division#areas} gives; the answer comes back to the caller's context. */
    Uni<double[]> areas(MultiPolygon outline, List<Point> points) {
        var key = new Key(outline, List.copyOf(points));
        double[] ready = known.getIfPresent(key);
        if (ready != null) return Uni.createFrom().item(ready);
        return Uni.createFrom()
                .completionStage(() -> vertx.executeBlocking(() -> known.get(key, Divisions::divide), false)
                        .toCompletionStage());
    }

    private static double[] divide(Key key) {
        return Division.areas(key.outline, key.points);
    }
}
