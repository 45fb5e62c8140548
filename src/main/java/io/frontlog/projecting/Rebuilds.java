package io.frontlog.projecting;

import io.frontlog.event.Vocabulary;
import io.frontlog.journal.Json;
import io.frontlog.projecting.Rebuild.Compared;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rebuilds that were asked for, whichever replica works on them: the table {@code frontlog_admin.rebuild}. */
@ApplicationScoped
public class Rebuilds {
    private static final String ASK =
            """
            insert into frontlog_admin.rebuild (state, reason, switching, accept_differences)
            values ('replaying', $1, $2, $3) returning *
            """;
    private static final String ALL = "select * from frontlog_admin.rebuild order by id desc";
    private static final String ONE = "select * from frontlog_admin.rebuild where id = $1";
    /** The running one, and before it those of which something is to be dropped. */
    private static final String TO_DO =
            """
            select * from frontlog_admin.rebuild
             where state in ('replaying', 'comparing') or discarded and kept is not null
             order by state in ('replaying', 'comparing'), id limit 1
            """;

    private static final String DISCARD =
            "update frontlog_admin.rebuild set discarded = true where id = $1 returning *";
    private static final String START =
            """
            update frontlog_admin.rebuild set started_at = coalesce(started_at, now()), kept = $2
             where id = $1 and not discarded
            """;
    private static final String TELL =
            """
            update frontlog_admin.rebuild set state = $2, events = $3, journal = $4, rate = $5
             where id = $1 and state in ('replaying', 'comparing') and not discarded
            """;
    private static final String COMPARE = "update frontlog_admin.rebuild set models = $2 where id = $1";
    private static final String END =
            """
            update frontlog_admin.rebuild set state = $2, failure = $3, kept = $4, changed = $5, ended_at = now()
             where id = $1 and state in ('replaying', 'comparing') and (not discarded or $2 = 'discarded')
            """;
    private static final String DROPPED = "update frontlog_admin.rebuild set kept = null where id = $1";
    /** What a new one makes goes where an earlier one's is that nobody took. */
    private static final String TAKE_OVER =
            "update frontlog_admin.rebuild set kept = null where id <> $1 and kept = $2";

    private static final String CHANGED =
            """
            select coalesce(max(id), 0) as id,
                   array(select distinct unnest(changed) from frontlog_admin.rebuild
                          where state = 'switched' and id > $1) as changed
              from frontlog_admin.rebuild where state = 'switched' and id > $1 and changed <> '{}'
            """;

    private static final String UNIQUE_VIOLATION = "23505";

    private final Pool pool;

    Rebuilds(Pool pool) {
        this.pool = pool;
    }

    /** @return empty if one is running */
    public Uni<Optional<Rebuild>> ask(String reason, boolean switching, boolean acceptDifferences) {
        return uni(asked(reason, switching, acceptDifferences));
    }

    Future<Optional<Rebuild>> asked(String reason, boolean switching, boolean acceptDifferences) {
        return pool.preparedQuery(ASK)
                .execute(Tuple.of(reason, switching, acceptDifferences))
                .map(Rebuilds::first)
                .recover(failure -> failure instanceof PgException e && UNIQUE_VIOLATION.equals(e.getSqlState())
                        ? Future.succeededFuture(Optional.empty())
                        : Future.failedFuture(failure));
    }

    /** The latest first. */
    public Uni<List<Rebuild>> all() {
        return uni(pool.preparedQuery(ALL).execute().map(rows -> {
            var all = new ArrayList<Rebuild>();
            for (Row row : rows) all.add(Rebuild.of(row));
            return all;
        }));
    }

    public Uni<Optional<Rebuild>> one(long id) {
        return uni(pool.preparedQuery(ONE).execute(Tuple.of(id)).map(Rebuilds::first));
    }

    /** Has it given up, or what it keeps dropped, by whoever works on rebuilds. */
    public Uni<Optional<Rebuild>> discard(long id) {
        return uni(pool.preparedQuery(DISCARD).execute(Tuple.of(id)).map(Rebuilds::first));
    }

    Future<Optional<Rebuild>> toDo() {
        return pool.preparedQuery(TO_DO).execute().map(Rebuilds::first);
    }

    /** @return whether it is still wanted; likewise below */
    Future<Boolean> start(long id, String schema) {
        return pool.preparedQuery(TAKE_OVER)
                .execute(Tuple.of(id, schema))
                .compose(taken -> pool.preparedQuery(START).execute(Tuple.of(id, schema)))
                .map(Rebuilds::any);
    }

    Future<Boolean> tell(long id, Rebuild.State state, long events, long journal, double rate) {
        return pool.preparedQuery(TELL)
                .execute(Tuple.of(id, Vocabulary.word(state), events, journal, rate))
                .map(Rebuilds::any);
    }

    Future<?> compared(long id, List<Compared> models) {
        return pool.preparedQuery(COMPARE).execute(Tuple.of(id, Json.write(models)));
    }

    /**
     * Ends it, on a connection that may do more in the same transaction.
     *
     * @param kept the schema that it leaves behind
     * @param changed the models that are to be published anew
     */
    static Future<Boolean> end(
            SqlClient client,
            long id,
            Rebuild.State state,
            @Nullable String failure,
            @Nullable String kept,
            List<String> changed) {
        return client.preparedQuery(END)
                .execute(Tuple.of(id, Vocabulary.word(state), failure, kept)
                        .addArrayOfString(changed.toArray(String[]::new)))
                .map(Rebuilds::any);
    }

    /**
     * Which rebuilds changed what is published.
     *
     * @param last of them; 0 if there is none
     */
    record Changed(long last, String[] models) {}

    /** By those after another. */
    Future<Changed> changed(long after) {
        return pool.preparedQuery(CHANGED)
                .execute(Tuple.of(after))
                .map(rows -> rows.iterator().next())
                .map(row -> new Changed(row.getLong("id"), row.getArrayOfStrings("changed")));
    }

    Future<?> dropped(long id) {
        return pool.preparedQuery(DROPPED).execute(Tuple.of(id));
    }

    private static boolean any(RowSet<Row> updated) {
        return updated.rowCount() > 0;
    }

    private static Optional<Rebuild> first(RowSet<Row> rows) {
        for (Row row : rows) return Optional.of(Rebuild.of(row));
        return Optional.empty();
    }

    private static <T> Uni<T> uni(Future<T> future) {
        return Uni.createFrom().completionStage(future::toCompletionStage);
    }
}
