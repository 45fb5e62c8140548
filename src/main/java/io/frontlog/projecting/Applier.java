package io.frontlog.projecting;

import io.frontlog.journal.Journal;
import io.frontlog.journal.Position;
import io.frontlog.journal.Recorded;
import io.frontlog.journal.UnreadableRecord;
import io.frontlog.projecting.BatchTransaction.Span;
import io.frontlog.projecting.DeadLetters.Letter;
import io.vertx.pgclient.PgException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Applies what was polled, from where it stands. What cannot be read is set aside, and so is what PostgreSQL refuses, which
 * is found by going one by one.
 */
final class Applier {
    /**
     * What one transaction applied.
     *
     * @param ends the next offset of each partition
     * @param letters what was set aside
     */
    record Applied(Map<Integer, Long> ends, List<Letter> letters, Map<Position, Outcome> outcomes) {}

    private static final Logger LOG = Logger.getLogger(Applier.class);

    private final Journal journal;
    private final BatchTransaction transaction;
    private final Consumer<Applied> applied;
    /** The next offset of each partition whose place is known. */
    private final Map<Integer, Long> next = new HashMap<>();

    /** @param applied told after each transaction */
    Applier(Journal journal, BatchTransaction transaction, Consumer<Applied> applied) {
        this.journal = journal;
        this.transaction = transaction;
        this.applied = applied;
    }

    Map<Integer, Long> next() {
        return next;
    }

    void apply(List<ConsumerRecord<String, byte[]>> polled) {
        if (polled.isEmpty()) return;
        try {
            applyAll(polled);
        } catch (PgException e) {
            if (!isAboutData(e)) throw e;
            LOG.warnf("a batch holds data that PostgreSQL refuses, going one by one: %s", e.getMessage());
            polled.forEach(this::applyAlone);
        }
    }

    private void applyAlone(ConsumerRecord<String, byte[]> kafka) {
        try {
            applyAll(List.of(kafka));
        } catch (PgException e) {
            if (!isAboutData(e)) throw e;
            commit(List.of(kafka), List.of(), List.of(new Letter(kafka, String.valueOf(e.getMessage()))));
        }
    }

    /** SQLSTATE class 22: no repetition will make PostgreSQL take it. */
    private static boolean isAboutData(PgException e) {
        return e.getSqlState() != null && e.getSqlState().startsWith("22");
    }

    private void applyAll(List<ConsumerRecord<String, byte[]>> polled) {
        var readable = new ArrayList<Recorded>(polled.size());
        var letters = new ArrayList<Letter>();
        for (ConsumerRecord<String, byte[]> kafka : polled) {
            try {
                readable.add(journal.read(kafka));
            } catch (UnreadableRecord e) {
                letters.add(new Letter(kafka, String.valueOf(e.getMessage())));
            }
        }
        commit(polled, readable, letters);
    }

    private void commit(List<ConsumerRecord<String, byte[]>> polled, List<Recorded> readable, List<Letter> letters) {
        var ends = new TreeMap<Integer, Long>();
        polled.forEach(r -> ends.put(r.partition(), r.offset() + 1));
        var spans = new TreeMap<Integer, Span>();
        ends.forEach((partition, end) -> spans.put(partition, new Span(next.getOrDefault(partition, -1L), end)));
        Map<Position, Outcome> outcomes = transaction.apply(readable, letters, spans);
        next.putAll(ends);
        applied.accept(new Applied(ends, letters, outcomes));
    }
}
