package io.frontlog.projecting;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The projector's connection within its transaction. Statements are sent at once and take effect in the order in which
 * they were sent, so that only what must be known before going on is waited for.
 */
public final class Sql {
    private static final int PART = 2000;
    /** The tables as they stood at an offset, which is bound as text. */
    static final String SEE_AS_OF =
            """
            select set_config('frontlog.known_at', %s, true),
                   set_config('search_path', current_schema() || '_as_of, ' || current_schema() || ', public', true)
            """;

    private static final String SEE_ALL = "set local search_path = default";

    private final SqlConnection connection;
    private final Duration timeout;
    private final List<Future<RowSet<Row>>> writes = new ArrayList<>();
    /** Of the first statement that failed, be it one whose rows nobody has waited for. */
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    Sql(SqlConnection connection, Duration timeout) {
        this.connection = connection;
        this.timeout = timeout;
    }

    /** Sends a query; its rows are waited for when they are asked of the result. */
    public Supplier<RowSet<Row>> ask(String query, @Nullable Object... arguments) {
        Future<RowSet<Row>> rows = send(query, arguments);
        return () -> Waiting.on(rows, timeout);
    }

    /** Sends a statement and goes on; what goes wrong with it ends the batch before it is committed. */
    public void write(String statement, @Nullable Object... arguments) {
        writes.add(send(statement, arguments));
    }

    /** From here on the versioned tables are seen as they stood at an offset; they cannot be written meanwhile. */
    public void seeAsOf(long offset) {
        write(SEE_AS_OF.formatted("$1"), String.valueOf(offset));
    }

    /** From here on all is seen as it stands. */
    public void seeAll() {
        write(SEE_ALL);
    }

    /** What went wrong first: a statement after a failed one only says that the transaction is aborted. */
    RuntimeException cause(RuntimeException seen) {
        Throwable first = failure.get();
        if (first == null) return seen;
        return first instanceof RuntimeException known ? known : new IllegalStateException(first);
    }

    /** Waits for everything that was written. */
    void finish() {
        writes.forEach(write -> Waiting.on(write, timeout));
    }

    /** Arrays are bound as arrays: for {@code unnest} and {@code any}. */
    private Future<RowSet<Row>> send(String statement, @Nullable Object... arguments) {
        Tuple tuple = Tuple.tuple();
        for (Object argument : arguments) tuple.addValue(argument);
        return connection
                .preparedQuery(statement)
                .execute(tuple)
                .onFailure(cause -> failure.compareAndSet(null, cause));
    }

    /** Ids in parts that are worked off one after the other, so that a revision of a whole theatre does not fill the heap. */
    public static List<List<String>> parts(Collection<String> ids) {
        List<String> all = List.copyOf(ids);
        var parts = new ArrayList<List<String>>();
        for (int i = 0; i < all.size(); i += PART) parts.add(all.subList(i, Math.min(all.size(), i + PART)));
        return parts;
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

    /** A column of civil days of many rows. */
    public static <T> @Nullable LocalDate[] days(List<T> rows, Function<? super T, @Nullable LocalDate> column) {
        return rows.stream().map(column).toArray(LocalDate[]::new);
    }

    /**
     * A column of lists of many rows, for {@code unnest} to take as text and SQL's {@code string_to_array} to part at the
     * line breaks: arrays of arrays would have to be of one length.
     */
    public static <T> String[] lines(List<T> rows, Function<? super T, ? extends Collection<String>> column) {
        return rows.stream().map(row -> String.join("\n", column.apply(row))).toArray(String[]::new);
    }
}
