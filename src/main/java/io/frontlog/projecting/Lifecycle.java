package io.frontlog.projecting;

import io.frontlog.journal.Journal;
import io.frontlog.journal.Topics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.sqlclient.Pool;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/** Starts and stops the projector, and says how it is. */
@ApplicationScoped
class Lifecycle {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Topics topics;
    private final Journal journal;
    private final Offsets offsets;
    private final Models models;
    private final Pool pool;
    private final Projector projector;
    private final Rebuilder rebuilder;
    private final ProgressListener listener;
    private final Progress progress;
    /** Where the journal ended when this replica started: ready when the read models have come so far. */
    private final Map<Integer, Long> endsAtStart = new ConcurrentHashMap<>();

    private volatile boolean started;

    Lifecycle(
            Topics topics,
            Journal journal,
            Offsets offsets,
            Models models,
            Pool pool,
            Projector projector,
            Rebuilder rebuilder,
            ProgressListener listener,
            Progress progress) {
        this.topics = topics;
        this.journal = journal;
        this.offsets = offsets;
        this.models = models;
        this.pool = pool;
        this.projector = projector;
        this.rebuilder = rebuilder;
        this.listener = listener;
        this.progress = progress;
    }

    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent event) {
        topics.prepare();
        offsets.begin();
        Waiting.on(models.begin(pool), PATIENCE);
        for (int partition = 0; partition < journal.partitions(); partition++) {
            endsAtStart.put(
                    partition, journal.end(partition).toCompletableFuture().join());
        }
        listener.listen();
        projector.start();
        rebuilder.start();
        started = true;
    }

    void stop(@Observes ShutdownEvent event) {
        rebuilder.stop();
        listener.stop();
        projector.stop();
    }

    @Produces
    @Liveness
    HealthCheck live() {
        return () -> HealthCheckResponse.named("projector turns")
                .status(projector.isAlive())
                .build();
    }

    @Produces
    @Readiness
    HealthCheck ready() {
        return () -> {
            long behind = endsAtStart.entrySet().stream()
                    .mapToLong(end -> Math.max(0, end.getValue() - progress.next(end.getKey())))
                    .sum();
            return HealthCheckResponse.named("caught up with the journal as it was at start")
                    .status(started && behind == 0)
                    .withData("behind", behind)
                    .build();
        };
    }

    @Produces
    @Startup
    HealthCheck started() {
        return () -> HealthCheckResponse.named("started").status(started).build();
    }
}
