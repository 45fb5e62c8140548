package io.frontlog.projecting;

import io.frontlog.event.Vocabulary;
import io.frontlog.journal.Appended;
import io.frontlog.journal.Position;
import io.frontlog.rule.Decision;
import io.frontlog.rule.Decision.Refused;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What became of commands: told by this replica's projector, or read back if another's decided. */
@ApplicationScoped
public class Outcomes {
    static final String COLUMNS = "partition, \"offset\", refusal, version, digest";
    private static final String FIRST = "select " + COLUMNS + " from event where theatre = $1 and event_id = $2";

    private final Progress progress;
    private final Pool pool;
    private final Map<Position, CompletableFuture<@Nullable Outcome>> waiting = new ConcurrentHashMap<>();

    Outcomes(Progress progress, Pool pool) {
        this.progress = progress;
        this.pool = pool;
    }

    /** The outcome of what was appended at a position, once it is visible to readers; null if that takes longer than the wait. */
    public Uni<@Nullable Outcome> of(Appended appended, String theatre, String eventId, Duration wait) {
        Position position = appended.position();
        var told = new CompletableFuture<@Nullable Outcome>();
        waiting.put(position, told);
        CompletableFuture<Void> visible = progress.reached(position);
        CompletableFuture<@Nullable Outcome> decided = CompletableFuture.anyOf(told, visible)
                .thenCompose(first -> told.isDone() ? told : readBack(appended, theatre, eventId))
                .completeOnTimeout(null, wait.toMillis(), TimeUnit.MILLISECONDS);
        decided.whenComplete((outcome, failure) -> {
            waiting.remove(position);
            visible.complete(null); // nobody waits any more
        });
        return Uni.createFrom()
                .<@Nullable Outcome>completionStage(decided)
                .onCancellation()
                .invoke(() -> decided.complete(null));
    }

    void tell(Position position, Outcome outcome) {
        CompletableFuture<@Nullable Outcome> told = waiting.remove(position);
        if (told != null) told.complete(outcome);
    }

    private CompletionStage<@Nullable Outcome> readBack(Appended appended, String theatre, String eventId) {
        return LiveSchema.read(pool, c -> c.preparedQuery(FIRST).execute(Tuple.of(theatre, eventId)))
                .map(RowSet::iterator)
                .<@Nullable Outcome>map(rows -> {
                    if (!rows.hasNext()) {
                        throw new IllegalStateException("the record at " + appended.position() + " is a dead letter");
                    }
                    return Decided.of(rows.next()).outcome(appended.position(), appended.digest());
                })
                .toCompletionStage();
    }

    /** A decided record, as the table {@code event} has it. */
    record Decided(Position position, Decision decision, byte[] digest) {
        static Decided of(Row row) {
            int version = row.getInteger("version");
            String refusal = row.getString("refusal");
            return new Decided(
                    new Position(row.getInteger("partition"), row.getLong("offset")),
                    refusal == null
                            ? new Decision.Accepted(version)
                            : new Refused(Vocabulary.read(Refused.Reason.class, refusal), version),
                    row.getBuffer("digest").getBytes());
        }

        /** The outcome of a record at a position, given that this is the first of its event id. */
        Outcome outcome(Position at, byte[] otherDigest) {
            return new Outcome(position, decision, !position.equals(at), Arrays.equals(digest, otherDigest));
        }

        @Nullable
        String refusal() {
            return decision instanceof Refused refused ? Vocabulary.word(refused.reason()) : null;
        }

        int version() {
            return decision instanceof Decision.Accepted accepted ? accepted.version() : ((Refused) decision).version();
        }
    }
}
