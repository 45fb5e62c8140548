package io.frontlog.projecting;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The projector's connection within its transaction: one statement after the other, on the projector's own thread. */
public final class Sql {
    private final SqlConnection connection;
    private final Duration timeout;

    Sql(SqlConnection connection, Duration timeout) {
        this.connection = connection;
        this.timeout = timeout;
    }

    /** Arrays are bound as arrays: for {@code unnest} and {@code any}. */
    public RowSet<Row> run(String statement, @Nullable Object... arguments) {
        Tuple tuple = Tuple.tuple();
        for (Object argument : arguments) tuple.addValue(argument);
        return connection.preparedQuery(statement).execute(tuple).await().atMost(timeout);
    }
}
