package io.frontlog.projecting;

import io.frontlog.journal.Journal;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The table {@code progress}: the next offset to apply, of each partition. */
@ApplicationScoped
class Offsets {
    private static final String BEGIN =
            "insert into progress select unnest($1::int[]), 0 on conflict (partition) do nothing";
    private static final String READ = "select partition, next_offset from progress";

    private final Pool pool;
    private final Journal journal;
    private final Duration timeout;

    Offsets(Pool pool, Journal journal, ProjectingConfig config) {
        this.pool = pool;
        this.journal = journal;
        this.timeout = config.statementTimeout();
    }

    void begin() {
        Waiting.on(begin(pool, journal.partitions()), timeout);
    }

    Map<Integer, Long> read() {
        return Waiting.on(read(pool), timeout);
    }

    /** In any schema. */
    static Future<?> begin(SqlClient schema, int partitions) {
        Integer[] all = IntStream.range(0, partitions).boxed().toArray(Integer[]::new);
        return schema.preparedQuery(BEGIN).execute(Tuple.of(all));
    }

    /** In any schema. */
    static Future<Map<Integer, Long>> read(SqlClient schema) {
        return schema.preparedQuery(READ).execute().map(rows -> {
            var offsets = new TreeMap<Integer, Long>();
            for (Row row : rows) offsets.put(row.getInteger("partition"), row.getLong("next_offset"));
            return offsets;
        });
    }
}
