package io.frontlog.projecting;

import io.frontlog.event.Event;
import io.frontlog.event.Vocabulary;
import io.frontlog.journal.Position;
import io.frontlog.journal.Recorded;
import io.frontlog.journal.Submission;
import io.frontlog.projecting.Outcomes.Decided;
import io.frontlog.rule.Arbitration;
import io.frontlog.rule.Arbitration.Key;
import io.frontlog.rule.Decision;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One batch, one transaction: take the offsets, arbitrate, write what was decided, project, announce, commit. A second
 * owner of a partition finds its offset moved and writes nothing.
 */
final class BatchTransaction implements AutoCloseable {
    /** The next offset of a partition, before and after the batch. */
    record Span(long from, long to) {}

    static final String CHANNEL = "frontlog_progress";
    /** Rows of a later release are not for this one to go on with. */
    private static final String TAKE =
            """
            update progress set next_offset = $3
             where partition = $1 and next_offset = $2
               and not exists (select from read_model m join unnest($4::text[], $5::int[]) as ours (name, version) using (name)
                                where m.version > ours.version)
            """;
    /** Every statement goes by keys: one plan each, by index. */
    private static final String PLANS = "set local plan_cache_mode = force_generic_plan; set local jit = off;"
            + " set local enable_seqscan = off; set local enable_hashjoin = off; set local enable_mergejoin = off;"
            + " set local max_parallel_workers_per_gather = 0";

    /** Of the schema that readers see: its place is not taken meanwhile. */
    private static final String LIVE = PLANS + "; " + LiveSchema.HOLD;
    /** Of another, which is not missed if it is lost: what follows on it is written to the disk with all before it. */
    private static final String BESIDE = PLANS + "; set local synchronous_commit = off";

    private static final String ANNOUNCE = "select pg_notify('" + CHANNEL + "', $1)";

    private final Pool pool;
    private final boolean live;
    private final Ledger ledger;
    private final DeadLetters deadLetters;
    private final List<Projection> projections;
    private final Models models;
    private final Duration timeout;
    private final Statistics statistics;
    /** Of the projector's thread alone. */
    private @Nullable SqlConnection connection;

    /**
     * @param pool of the schema that it writes to
     * @param live whether that is the one that readers see: then it announces what it does
     */
    BatchTransaction(
            Pool pool,
            boolean live,
            Ledger ledger,
            DeadLetters deadLetters,
            List<Projection> projections,
            Models models,
            Duration timeout) {
        this.pool = pool;
        this.live = live;
        this.ledger = ledger;
        this.deadLetters = deadLetters;
        this.projections = projections;
        this.models = models;
        this.timeout = timeout;
        this.statistics = new Statistics(pool);
    }

    /**
     * Applies records, each partition's in order.
     *
     * @param letters of the same spans, to be set aside
     * @return what became of each
     * @throws LostPartition if another projector has applied some of them, or a later release made the rows: nothing was
     *     written
     */
    Map<Position, Outcome> apply(List<Recorded> records, List<DeadLetters.Letter> letters, Map<Integer, Span> spans) {
        SqlConnection taken = connection();
        var sql = new Sql(taken, timeout);
        try {
            Future<Transaction> transaction = taken.begin();
            Future<?> planned = taken.query(live ? LIVE : BESIDE).execute();
            Map<Position, Outcome> outcomes = apply(records, spans, sql);
            deadLetters.save(letters, sql);
            Future<Void> committed = transaction.compose(Transaction::commit);
            sql.finish();
            Waiting.on(planned, timeout);
            Waiting.on(committed, timeout);
            statistics.applied(records.size());
            return outcomes;
        } catch (RuntimeException e) {
            connection = null;
            taken.close(); // which rolls back
            throw sql.cause(e);
        }
    }

    /** One connection is kept, with its prepared statements, for as long as it serves. */
    private SqlConnection connection() {
        SqlConnection kept = connection;
        if (kept == null) {
            Future<SqlConnection> asked = pool.getConnection();
            try {
                kept = Waiting.on(asked, timeout);
            } catch (RuntimeException e) {
                asked.onSuccess(SqlConnection::close); // granted too late
                throw e;
            }
            connection = kept;
        }
        return kept;
    }

    private Map<Position, Outcome> apply(List<Recorded> records, Map<Integer, Span> spans, Sql sql) {
        var taken = new LinkedHashMap<Integer, Supplier<RowSet<Row>>>();
        spans.forEach((partition, span) ->
                taken.put(partition, sql.ask(TAKE, partition, span.from, span.to, models.names(), models.numbers())));
        var known = ledger.ask(records, sql);
        taken.forEach((partition, update) -> {
            if (update.get().rowCount() == 0) throw new LostPartition(partition);
        });
        var outcomes = new LinkedHashMap<Position, Outcome>();
        Batch batch = decide(records, known, outcomes, sql);
        for (Projection projection : projections) projection.project(batch, sql);
        if (live) spans.forEach((partition, span) -> sql.write(ANNOUNCE, new Position(partition, span.to).toString()));
        return outcomes;
    }

    private Batch decide(List<Recorded> records, Ledger.Known known, Map<Position, Outcome> outcomes, Sql sql) {
        Map<Ledger.EventKey, Decided> firsts = known.decided();
        Arbitration arbitration = new Arbitration();
        firsts.keySet().forEach(key -> arbitration.knowSeen(key.theatre(), key.eventId()));
        known.tell(arbitration);
        var applied = new ArrayList<Batch.Applied>();
        var decided = new LinkedHashMap<Recorded, Decided>();
        var standings = new HashMap<Key, Arbitration.Standing>();
        for (Recorded recorded : records) {
            Submission submission = recorded.submission();
            Event event = submission.event();
            Decision decision =
                    arbitration.decide(submission.theatre(), submission.eventId(), submission.expectedVersion(), event);
            var key = new Ledger.EventKey(submission.theatre(), submission.eventId());
            if (!(decision instanceof Decision.Duplicate)) {
                var first = new Decided(recorded.position(), decision, recorded.digest());
                firsts.put(key, first);
                decided.put(recorded, first);
            }
            if (decision instanceof Decision.Accepted accepted) {
                applied.add(new Batch.Applied(
                        submission.theatre(),
                        recorded.position(),
                        recorded.recordedAt(),
                        accepted.version(),
                        submission.by(),
                        event));
                standings.put(
                        new Key(submission.theatre(), event.subject()),
                        new Arbitration.Standing(accepted.version(), !(event instanceof Event.ReportRetracted)));
            }
            outcomes.put(
                    recorded.position(),
                    Objects.requireNonNull(firsts.get(key)).outcome(recorded.position(), recorded.digest()));
        }
        ledger.save(decided, standings, sql);
        return new Batch(applied);
    }

    /** Gives its connection back. */
    @Override
    public void close() {
        SqlConnection kept = connection;
        connection = null;
        if (kept != null) kept.close();
    }

    /** Another projector owns the partition. */
    static final class LostPartition extends RuntimeException {
        private static final long serialVersionUID = 1;

        LostPartition(int partition) {
            super("partition " + partition
                    + " has been moved on by another projector, or the read models are of a later release");
        }
    }

    /** The word that a subject's kind has in the tables. */
    static String word(Key key) {
        return Vocabulary.word(key.subject().kind());
    }
}
