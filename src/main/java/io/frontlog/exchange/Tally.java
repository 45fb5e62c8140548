package io.frontlog.exchange;

import io.frontlog.exchange.Import.Outcome;
import io.frontlog.journal.Position;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an import has done so far. Of its thread alone. */
final class Tally {
    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    private long rows;
    private @Nullable Position position;

    void row() {
        rows++;
    }

    void count(Outcome outcome) {
        outcomes.merge(outcome, 1L, Long::sum);
    }

    void at(@Nullable Position decided) {
        if (decided == null) return;
        Position last = position;
        if (last == null || last.offset() < decided.offset()) position = decided;
    }

    long rows() {
        return rows;
    }

    long of(Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }

    /** Of the last event that was recorded. */
    @Nullable
    Position position() {
        return position;
    }
}
