package io.frontlog.projecting;

import io.frontlog.journal.Position;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgNotification;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Hears by PostgreSQL's {@code NOTIFY} how far the projectors of other replicas have come. */
@ApplicationScoped
class ProgressListener {
    private static final Logger LOG = Logger.getLogger(ProgressListener.class);

    private static final long CHECK = 5_000;

    private final Pool pool;
    private final Vertx vertx;
    private final Progress progress;
    private final long retryPause;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private volatile boolean running = true;

    ProgressListener(Pool pool, Vertx vertx, Progress progress, ProjectingConfig config) {
        this.pool = pool;
        this.vertx = vertx;
        this.progress = progress;
        this.retryPause = config.retryPause().toMillis();
    }

    /** Listens until stopped: on a connection of its own, and on a new one when that breaks. */
    void listen() {
        pool.getConnection().compose(this::listen).onFailure(failure -> {
            LOG.warnf("progress: not listening, trying again: %s", failure.getMessage());
            again();
        });
    }

    void stop() {
        running = false;
    }

    private Future<?> listen(SqlConnection connection) {
        long check = vertx.setPeriodic(CHECK, timer -> read(connection));
        connection.closeHandler(closed -> {
            vertx.cancelTimer(check);
            again();
        });
        PgConnection.cast(connection).notificationHandler(this::hear);
        return connection.query("listen " + BatchTransaction.CHANNEL).execute().compose(listening -> read(connection));
    }

    /** What was announced before this connection listened; and whether it still stands. */
    private Future<?> read(SqlConnection connection) {
        return connection
                .query("select partition, next_offset from progress")
                .execute()
                .timeout(CHECK, TimeUnit.MILLISECONDS)
                .onSuccess(this::catchUp)
                .onFailure(failure -> connection.close());
    }

    private void hear(PgNotification notification) {
        progress.hear(Position.parse(notification.getPayload()));
    }

    private void catchUp(RowSet<Row> rows) {
        rows.forEach(row -> progress.advance(row.getInteger("partition"), row.getLong("next_offset")));
    }

    private void again() {
        if (!running || !waiting.compareAndSet(false, true)) return;
        vertx.setTimer(retryPause, timer -> {
            waiting.set(false);
            listen();
        });
    }
}
