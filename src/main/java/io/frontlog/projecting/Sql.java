package io.frontlog.projecting;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
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

    /** A text column of many rows, as {@code unnest} takes it. */
    public static <T> @Nullable String[] strings(List<T> rows, Function<? super T, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    /** A column of whole numbers of many rows. */
    public static <T> @Nullable Long[] longs(List<T> rows, Function<? super T, @Nullable Long> column) {
        return rows.stream().map(column).toArray(Long[]::new);
    }

    /** A column of small whole numbers of many rows. */
    public static <T> @Nullable Integer[] ints(List<T> rows, Function<? super T, @Nullable Integer> column) {
        return rows.stream().map(column).toArray(Integer[]::new);
    }

    /** A column of instants of many rows. */
    public static <T> @Nullable OffsetDateTime[] instants(List<T> rows, Function<? super T, @Nullable Instant> column) {
        return rows.stream()
                .map(column)
                .map(instant -> instant == null ? null : instant.atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }
}
