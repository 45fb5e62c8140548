package io.frontlog.projecting;

import io.vertx.sqlclient.Pool;
import org.jboss.logging.Logger;

/**
 * Has PostgreSQL look at its tables anew whenever they may have grown fourfold since this projector started. A plan is kept
 * until then, and one that was made while a table was empty would read all of it, however full it is by now; PostgreSQL's
 * own daemon looks only once a minute.
 */
final class Statistics {
    private static final Logger LOG = Logger.getLogger(Statistics.class);

    private static final String ANALYZE =
            """
            do $$
            declare name text;
            begin
                for name in select tablename from pg_tables where schemaname = current_schema() loop
                    execute format('analyze %I', name);
                end loop;
            end $$
            """;

    private final Pool pool;
    private long applied;
    private long due = 250;

    Statistics(Pool pool) {
        this.pool = pool;
    }

    /** After a batch is committed; nobody waits for it, and the batches go on with the plans that they have. */
    void applied(int records) {
        applied += records;
        if (applied < due) return;
        due = applied * 4;
        pool.query(ANALYZE)
                .execute()
                .onFailure(e -> LOG.warnf(
                        "projector: the tables were not analyzed, so plans stay as they are: %s", e.getMessage()));
    }
}
