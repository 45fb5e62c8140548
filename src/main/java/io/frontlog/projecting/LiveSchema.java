package io.frontlog.projecting;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.util.function.Function;

/**
 * Keeps readers of the live schema and its switch apart. Names are resolved anew for each statement, so that without this,
 * statements on both sides of a switch would see one schema and the other, and a statement that began before it could see
 * the new tables as they stood when it began.
 */
final class LiveSchema {
    /** First in a transaction: until its end, no other schema takes the place of this one. */
    static final String HOLD = "lock table frontlog_admin.live in access share mode";
    /** Waits for all who hold it, and keeps others waiting meanwhile. */
    static final String TAKE = "lock table frontlog_admin.live in access exclusive mode";

    private static final String BEGIN = "begin read only; " + HOLD;

    private LiveSchema() {}

    /** Sends statements that are to see one schema: all at once, without waiting for one before the next. */
    static <T> Future<T> read(Pool pool, Function<SqlConnection, Future<T>> statements) {
        return pool.getConnection().compose(connection -> {
            connection.query(BEGIN).execute();
            Future<T> read = statements.apply(connection);
            Future<?> ended = connection.query("commit").execute();
            return ended.transform(end -> read).eventually(() -> connection.close());
        });
    }
}
