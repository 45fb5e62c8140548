package io.frontlog.projecting;

import io.frontlog.journal.Journal;
import io.frontlog.journal.Position;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How the read models of a theatre stand: by which version, how far behind the journal, and what they say. */
@ApplicationScoped
public class Projections {
    /**
     * A read model of a theatre.
     *
     * @param position that it is true at
     * @param lag behind the journal
     * @param digest SHA-256, in hexadecimal
     */
    public record State(String model, int version, Position position, Lag lag, String digest) {}

    /**
     * @param events of the theatre's partition that are not applied
     * @param seconds since the first of them was recorded
     */
    public record Lag(long events, double seconds) {}

    private static final String NEXT = "select next_offset from progress where partition = $1";

    private final Pool pool;
    private final Journal journal;
    private final Models models;
    private final Duration timeout;
    /** One at a time: whoever asks for digests has the whole theatre read. */
    private final WorkerExecutor worker;

    Projections(Pool pool, Journal journal, Models models, ProjectingConfig config, Vertx vertx) {
        this.pool = pool;
        this.journal = journal;
        this.models = models;
        this.timeout = config.statementTimeout();
        this.worker = vertx.createSharedWorkerExecutor("frontlog-digests", 1);
    }

    public Uni<List<State>> of(String theatre) {
        return Uni.createFrom().completionStage(() -> worker.executeBlocking(() -> read(theatre), false)
                .toCompletionStage());
    }

    private List<State> read(String theatre) {
        int partition = journal.partition(theatre);
        SqlConnection connection = Waiting.on(pool.getConnection(), timeout);
        try {
            connection.query(Digests.BEGIN + "; " + LiveSchema.HOLD).execute();
            Future<RowSet<Row>> asked = connection.preparedQuery(NEXT).execute(Tuple.of(partition));
            long next = Waiting.on(asked, timeout).iterator().next().getLong(0);
            Map<String, Integer> versions = Waiting.on(models.versions(connection), timeout);
            Map<String, String> digests = new Digests(connection, models.all()).of(theatre);
            Waiting.on(connection.query("commit").execute(), timeout);
            Lag lag = lag(partition, next);
            var projections = new ArrayList<State>();
            digests.forEach((model, digest) -> projections.add(
                    new State(model, versions.getOrDefault(model, 0), new Position(partition, next - 1), lag, digest)));
            return projections;
        } catch (RuntimeException e) {
            connection.query("rollback").execute();
            throw e;
        } finally {
            connection.close();
        }
    }

    private Lag lag(int partition, long next) {
        long events = Math.max(0, journal.end(partition).toCompletableFuture().join() - next);
        if (events == 0) return new Lag(0, 0);
        Instant recorded = journal.recordedAt(new Position(partition, next));
        Duration since = recorded == null ? Duration.ZERO : Duration.between(recorded, Instant.now());
        return new Lag(events, Math.max(0, since.toMillis()) / 1000.0);
    }
}
