package io.frontlog.projecting;

import io.frontlog.journal.Journal;
import io.frontlog.journal.Position;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Reads that see one state of the read models, as it is or as it was known at a K, and know its position. */
@ApplicationScoped
public class ReadModels {
    private static final String ONE_STATE = "set transaction isolation level repeatable read, read only";
    private static final String NEXT = "select next_offset from progress where partition = ?1";
    private static final String SEE_AS_OF = Sql.SEE_AS_OF.formatted("?1");
    /** Of the theatre's last event up to an offset. */
    private static final String TIME =
            """
            select recorded_at from event
             where theatre = ?1 and refusal is null and "offset" <= ?2 order by "offset" desc limit 1
            """;
    /** Of the theatre's last record up to an instant, and whether there is one behind it. */
    private static final String OFFSET =
            """
            select (select e."offset" from event e where e.theatre = ?1 and e.recorded_at <= ?2
                     order by e.recorded_at desc, e."offset" desc limit 1) as known,
                   exists (select from event e where e.theatre = ?1 and e.recorded_at > ?2) as isfinal
            """;

    private final Mutiny.SessionFactory sessions;
    private final Journal journal;
    private final Vertx vertx;

    ReadModels(Mutiny.SessionFactory sessions, Journal journal, Vertx vertx) {
        this.sessions = sessions;
        this.journal = journal;
        this.vertx = vertx;
    }

    /**
     * Runs a read of one theatre.
     *
     * @param asOf null for all that is known
     * @throws AsOf.NotKnown if that is of another theatre's partition, or not reached
     */
    public <T> Uni<T> read(
            String theatre, @Nullable AsOf asOf, BiFunction<Mutiny.StatelessSession, Snapshot, Uni<T>> read) {
        int partition = journal.partition(theatre);
        return toItsEnd(sessions.withStatelessTransaction((session, transaction) -> session.createNativeQuery(ONE_STATE)
                .executeUpdate()
                .chain(set -> session.createNativeQuery(LiveSchema.HOLD).executeUpdate())
                .chain(held -> session.createNativeQuery(NEXT, Long.class)
                        .setParameter(1, partition)
                        .getSingleResultOrNull())
                .map(next -> new Position(partition, next == null ? -1 : next - 1))
                .chain(applied -> asOf == null
                        ? Uni.createFrom().item(new Snapshot(applied, Instant.now(), false))
                        : look(session, theatre, asOf, applied))
                .chain(snapshot -> read.apply(session, snapshot))));
    }

    /** Whoever asked may go away meanwhile: a transaction that is left in its midst cannot be ended well. */
    private static <T> Uni<T> toItsEnd(Uni<T> transaction) {
        return Uni.createFrom()
                .completionStage(() -> transaction.subscribeAsCompletionStage().thenApply(Function.identity()));
    }

    /** Likewise, of all that is known. */
    public <T> Uni<T> read(String theatre, BiFunction<Mutiny.StatelessSession, Snapshot, Uni<T>> read) {
        return this.read(theatre, null, read);
    }

    /** Likewise, and works the answer out of what was read on a worker's thread: for folds of many rows. */
    public <R, T> Uni<T> read(
            String theatre,
            @Nullable AsOf asOf,
            BiFunction<Mutiny.StatelessSession, Snapshot, Uni<R>> read,
            Function<R, T> fold) {
        return this.read(theatre, asOf, read).chain(found -> Uni.createFrom()
                .completionStage(() ->
                        vertx.executeBlocking(() -> fold.apply(found), false).toCompletionStage()));
    }

    private static Uni<Snapshot> look(Mutiny.StatelessSession session, String theatre, AsOf asOf, Position applied) {
        return snapshot(session, theatre, asOf, applied)
                .chain(snapshot -> session.createNativeQuery(SEE_AS_OF, Object[].class)
                        .setParameter(1, String.valueOf(snapshot.position().offset()))
                        .getSingleResult()
                        .replaceWith(snapshot));
    }

    /** What another K is, within a read; what it reads stays what it was. */
    public static Uni<Snapshot> snapshot(Mutiny.StatelessSession session, String theatre, AsOf asOf, Position applied) {
        Instant instant = asOf.instant();
        if (instant != null) return at(session, theatre, asOf, instant, applied);
        Position position = asOf.position();
        if (position == null) throw new IllegalArgumentException("neither a position nor an instant");
        if (position.partition() != applied.partition())
            throw new AsOf.NotKnown(
                    asOf,
                    "is of another partition: the positions of this theatre begin with " + applied.partition() + ":");
        if (position.offset() > applied.offset())
            throw new AsOf.NotKnown(asOf, "is after " + applied + ", the last that is known");
        return session.createNativeQuery(TIME, OffsetDateTime.class)
                .setParameter(1, theatre)
                .setParameter(2, position.offset())
                .getSingleResultOrNull()
                .map(time -> new Snapshot(position, time == null ? Instant.EPOCH : time.toInstant(), true));
    }

    /** The log's clock does not go back, so that no record of before an instant comes behind one of after it. */
    private static Uni<Snapshot> at(
            Mutiny.StatelessSession session, String theatre, AsOf asOf, Instant instant, Position applied) {
        if (instant.isAfter(Instant.now())) throw new AsOf.NotKnown(asOf, "lies ahead");
        return session.createNativeQuery(OFFSET, Object[].class)
                .setParameter(1, theatre)
                .setParameter(2, instant.atOffset(ZoneOffset.UTC))
                .getSingleResult()
                .map(row -> {
                    long offset = row[0] == null ? -1 : (Long) row[0];
                    if (offset > applied.offset())
                        throw new AsOf.NotKnown(asOf, "is after " + applied + ", the last that is known");
                    return new Snapshot(new Position(applied.partition(), offset), instant, (Boolean) row[1]);
                });
    }
}
