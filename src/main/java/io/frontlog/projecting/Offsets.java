package io.frontlog.projecting;

import io.frontlog.journal.Journal;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
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
        Integer[] partitions = IntStream.range(0, journal.partitions()).boxed().toArray(Integer[]::new);
        pool.preparedQuery(BEGIN).execute(Tuple.of(partitions)).await().atMost(timeout);
    }

    Map<Integer, Long> read() {
        var offsets = new HashMap<Integer, Long>();
        for (Row row : pool.preparedQuery(READ).execute().await().atMost(timeout)) {
            offsets.put(row.getInteger("partition"), row.getLong("next_offset"));
        }
        return offsets;
    }
}
