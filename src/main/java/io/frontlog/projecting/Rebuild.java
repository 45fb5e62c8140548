package io.frontlog.projecting;

import io.frontlog.event.Vocabulary;
import io.frontlog.journal.Json;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rebuild of the read models: a row of {@code frontlog_admin.rebuild}.
 *
 * @param reason why: requested, changed (a version, at start-up), always (by configuration)
 * @param switching whether it is to take the place of what readers see
 * @param acceptDifferences whether even if it says something else under the same version
 * @param events applied so far
 * @param journal events in all
 * @param rate events a second, lately
 * @param models once they are compared
 * @param kept the schema that it left behind: what readers saw before, or what it made for nobody
 * @param discarded whether that is to be dropped, or the rebuild to be given up
 */
public record Rebuild(
        long id,
        State state,
        String reason,
        boolean switching,
        boolean acceptDifferences,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        long events,
        long journal,
        double rate,
        List<Compared> models,
        @Nullable String failure,
        @Nullable String kept,
        boolean discarded) {

    /** How far it has come. */
    public enum State {
        REPLAYING,
        COMPARING,
        /** It is what readers see, or was until the next one. */
        SWITCHED,
        /** It was not to switch. */
        COMPARED,
        /** It says something else under the same version. */
        REFUSED,
        DISCARDED,
        FAILED;

        /** Whether there is something left to do. */
        public boolean runs() {
            return this == REPLAYING || this == COMPARING;
        }
    }

    /**
     * A read model as it was and as it was rebuilt, at one position.
     *
     * @param theatres in which it says something else
     */
    public record Compared(
            String model, int oldVersion, int newVersion, String oldDigest, String newDigest, List<String> theatres) {
        public Compared {
            theatres = theatres == null ? List.of() : List.copyOf(theatres); // an empty list is not written
        }

        /** Whether it may be published anew. */
        public boolean differs() {
            return oldVersion != newVersion || !theatres.isEmpty();
        }

        boolean differsWithoutCause() {
            return oldVersion == newVersion && !theatres.isEmpty();
        }
    }

    /** Seconds until it has caught up, if it goes on like this. */
    public @Nullable Double secondsLeft() {
        if (!state.runs() || rate <= 0) return null;
        return Math.max(0, journal - events) / rate;
    }

    static Rebuild of(Row row) {
        return new Rebuild(
                row.getLong("id"),
                Vocabulary.read(State.class, row.getString("state")),
                row.getString("reason"),
                row.getBoolean("switching"),
                row.getBoolean("accept_differences"),
                row.getOffsetDateTime("requested_at").toInstant(),
                instant(row, "started_at"),
                instant(row, "ended_at"),
                row.getLong("events"),
                row.getLong("journal"),
                row.getDouble("rate"),
                List.of(Json.read(row.getString("models"), Compared[].class)),
                row.getString("failure"),
                row.getString("kept"),
                row.getBoolean("discarded"));
    }

    private static @Nullable Instant instant(Row row, String column) {
        var time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
