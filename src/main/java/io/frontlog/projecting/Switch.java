package io.frontlog.projecting;

import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Puts the rebuilt schema in the place of the live one, in one transaction, while nobody reads or writes either. Rows that
 * say the same stand where they stood: so whoever follows them, or publishes them, goes on as if nothing had been.
 */
final class Switch {
    /** Of many rows, a few that have come since are found by index. */
    private static final String TAIL = "begin; set local enable_seqscan = off; set local enable_hashjoin = off;"
            + " set local enable_mergejoin = off; set local jit = off";
    /** So long may others wait for a switch that itself has to wait. */
    private static final String BEGIN = TAIL + "; set local lock_timeout = '1s'; " + LiveSchema.TAKE;

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private static final String ALIGN =
            """
            update frontlog_rebuild.read_row n
               set partition = o.partition, "offset" = o."offset", recorded_at = o.recorded_at, kinds = o.kinds,
                   places = o.places
              from frontlog.read_row o, unnest($1::int[], $2::bigint[]) as tail (partition, next)
             where (n.theatre, n.model, n.id) = (o.theatre, o.model, o.id) and n.doc is not distinct from o.doc
               and (n."offset", n.kinds, n.places) is distinct from (o."offset", o.kinds, o.places)
               and %1$s.partition = tail.partition and %1$s."offset" >= tail.next
            """;
    private static final String ALIGN_OLD = ALIGN.formatted("o");
    private static final String ALIGN_NEW = ALIGN.formatted("n");
    /** What was told of and is no more has to be told of, too. */
    private static final String BURY =
            """
            insert into frontlog_rebuild.read_row (theatre, model, id, partition, "offset", recorded_at, kinds, places, doc)
            select o.theatre, o.model, o.id, o.partition, o."offset", o.recorded_at, o.kinds, o.places, null
              from frontlog.read_row o, unnest($1::int[], $2::bigint[]) as tail (partition, next)
             where o.partition = tail.partition and o."offset" >= tail.next
               and not exists (select from frontlog_rebuild.read_row n
                                where (n.theatre, n.model, n.id) = (o.theatre, o.model, o.id))
            """;

    private static final String RENAME = "alter schema %s rename to %s";

    private final Pool pool;
    private final Pool rebuilt;
    private final Replay replay;
    private final Duration timeout;
    /** From where on rows may stand elsewhere. */
    private Map<Integer, Long> aligned;

    /** @param rebuilt pool of the rebuilt schema */
    Switch(Pool pool, Pool rebuilt, Replay replay, Duration timeout) {
        this.pool = pool;
        this.rebuilt = rebuilt;
        this.replay = replay;
        this.timeout = timeout;
        this.aligned = replay.next();
        aligned.replaceAll((partition, next) -> 0L);
    }

    /** The schema that readers saw before a rebuild took its place. */
    static String before(long rebuild) {
        return Schemas.LIVE + "_before_" + rebuild;
    }

    /** What can be done while others read and write: all rows at first, and then those that have come since. */
    void prepare() {
        Map<Integer, Long> next = replay.next();
        boolean tail = aligned.values().stream().anyMatch(offset -> offset > 0);
        SqlConnection connection = Waiting.on(rebuilt.getConnection(), timeout);
        try {
            connection.query(tail ? TAIL : "begin").execute();
            align(connection);
            Waiting.on(connection.query("commit").execute(), timeout);
        } finally {
            connection.close();
        }
        aligned = next;
    }

    /**
     * Tries it.
     *
     * @param most events that may be applied while everybody waits
     * @param changed the models that are to be published anew
     * @return whether it is done; if not, it may be tried again
     * @throws NotWanted if the rebuild has been given up
     */
    boolean attempt(long rebuild, long most, List<String> changed) {
        SqlConnection connection = Waiting.on(pool.getConnection(), timeout);
        boolean done = false;
        try {
            done = taken(connection) && attempt(connection, rebuild, most, changed);
            return done;
        } finally {
            if (!done) connection.query("rollback").execute();
            connection.close();
        }
    }

    private boolean taken(SqlConnection connection) {
        try {
            Waiting.on(connection.query(BEGIN).execute(), timeout);
            return true;
        } catch (PgException e) {
            if (LOCK_NOT_AVAILABLE.equals(e.getSqlState())) return false;
            throw e;
        }
    }

    private boolean attempt(SqlConnection connection, long rebuild, long most, List<String> changed) {
        Map<Integer, Long> live = Waiting.on(Offsets.read(connection), timeout);
        if (replay.behind(live) > most) return false;
        replay.until(live);
        if (!Waiting.on(Offsets.read(rebuilt), timeout).equals(live)) return false;
        align(connection);
        String before = before(rebuild);
        rename(connection, Schemas.LIVE, before);
        rename(connection, Schemas.REBUILT, Schemas.LIVE);
        Future<Boolean> ended = Rebuilds.end(connection, rebuild, Rebuild.State.SWITCHED, null, before, changed);
        if (!Waiting.on(ended, timeout)) throw new NotWanted();
        Waiting.on(connection.query("commit").execute(), timeout);
        return true;
    }

    private void align(SqlClient client) {
        Integer[] partitions = aligned.keySet().toArray(Integer[]::new);
        Tuple tail = Tuple.of(partitions).addValue(aligned.values().toArray(Long[]::new));
        for (String statement : List.of(BURY, ALIGN_OLD, ALIGN_NEW)) {
            Waiting.on(client.preparedQuery(statement).execute(tail), Duration.ofMinutes(30));
        }
    }

    private void rename(SqlConnection connection, String schema, String name) {
        for (String sibling : List.of("", Schemas.AS_OF)) {
            String statement = RENAME.formatted(schema + sibling, name + sibling);
            Waiting.on(connection.query(statement).execute(), timeout);
        }
    }

    /** Somebody has had the rebuild given up. */
    static final class NotWanted extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
