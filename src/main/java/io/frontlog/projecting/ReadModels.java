package io.frontlog.projecting;

import io.frontlog.journal.Journal;
import io.frontlog.journal.Position;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads that see one state of the read models, and know the position that it is true at. */
@ApplicationScoped
public class ReadModels {
    private static final String ONE_STATE = "set transaction isolation level repeatable read, read only";
    private static final String NEXT = "select next_offset from progress where partition = ?1";

    private final Mutiny.SessionFactory sessions;
    private final Journal journal;
    private final Vertx vertx;

    ReadModels(Mutiny.SessionFactory sessions, Journal journal, Vertx vertx) {
        this.sessions = sessions;
        this.journal = journal;
        this.vertx = vertx;
    }

    /** Runs a read of one theatre. */
    public <T> Uni<T> read(String theatre, BiFunction<Mutiny.StatelessSession, Position, Uni<T>> read) {
        int partition = journal.partition(theatre);
        return sessions.withStatelessTransaction((session, transaction) -> session.createNativeQuery(ONE_STATE)
                .executeUpdate()
                .chain(set -> session.createNativeQuery(NEXT, Long.class)
                        .setParameter(1, partition)
                        .getSingleResultOrNull())
                .chain(next -> read.apply(session, new Position(partition, next == null ? -1 : next - 1))));
    }

    /** Likewise, and works the answer out of what was read on a worker's thread: for folds of many rows. */
    public <R, T> Uni<T> read(
            String theatre, BiFunction<Mutiny.StatelessSession, Position, Uni<R>> read, Function<R, T> fold) {
        return this.read(theatre, read).chain(found -> Uni.createFrom()
                .completionStage(() ->
                        vertx.executeBlocking(() -> fold.apply(found), false).toCompletionStage()));
    }
}
