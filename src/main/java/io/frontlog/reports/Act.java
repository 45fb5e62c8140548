package io.frontlog.reports;

import io.frontlog.event.Event;
import io.frontlog.event.Event.ReportRetracted;
import io.frontlog.event.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * What made a version of a report, as its history has it.
 *
 * @param word {@code reported}, {@code amended}, {@code retracted}, {@code reinstated}, {@code assessed}, {@code moved}
 */
record Act(String word, @Nullable String reason, @Nullable String note) {

    static Act of(Event event) {
        return event.match(new Event.Cases<>(
                Act::unexpected,
                Act::unexpected,
                Act::unexpected,
                Act::unexpected,
                e -> new Act("reported", null, null),
                e -> new Act("amended", null, null),
                Act::retracted,
                e -> new Act("reinstated", null, e.note()),
                e -> new Act("assessed", null, e.note()),
                e -> new Act("moved", null, e.note()),
                Act::unexpected));
    }

    private static Act retracted(ReportRetracted event) {
        return new Act("retracted", Vocabulary.word(event.reason()), event.note());
    }

    private static Act unexpected(Event event) {
        throw new IllegalArgumentException(event + " is not about a report");
    }
}
