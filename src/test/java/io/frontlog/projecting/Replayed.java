package io.frontlog.projecting;

import io.frontlog.journal.Journal;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A schema of a test's own, made of records that it is given. */
final class Replayed implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Models models;
    private final Pool pool;
    private final BatchTransaction transaction;
    private final Applier applier;

    Replayed(String schema, Schemas schemas, BatchTransactions transactions, Models models, Journal journal) {
        this.models = models;
        schemas.migrate(schema);
        pool = schemas.open(schema);
        transaction = transactions.beside(pool);
        applier = new Applier(journal, transaction, applied -> {});
        Waiting.on(Offsets.begin(pool, journal.partitions()), PATIENCE);
        Waiting.on(models.begin(pool), PATIENCE);
        for (int partition = 0; partition < journal.partitions(); partition++)
            applier.next().put(partition, 0L);
    }

    /** Applies them, so many in one transaction. */
    void apply(List<ConsumerRecord<String, byte[]>> records, int batch) {
        for (int i = 0; i < records.size(); i += batch)
            applier.apply(records.subList(i, Math.min(records.size(), i + batch)));
    }

    /** By theatre and model. */
    SortedMap<String, SortedMap<String, String>> digests() {
        var connection = Waiting.on(pool.getConnection(), PATIENCE);
        try {
            connection.query(Digests.BEGIN).execute();
            var digests = new Digests(connection, models.all()).all();
            Waiting.on(connection.query("commit").execute(), PATIENCE);
            return digests;
        } finally {
            connection.close();
        }
    }

    @Override
    public void close() {
        transaction.close();
        pool.close();
    }
}
