package io.frontlog.projecting;

import io.frontlog.journal.Journal;
import io.frontlog.journal.Position;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.BiFunction;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads that see one state of the read models, and know the position that it is true at. */
@ApplicationScoped
public class ReadModels {
    private static final String ONE_STATE = "set transaction isolation level repeatable read, read only";
    private static final String NEXT = "select next_offset from progress where partition = ?1";

    private final Mutiny.SessionFactory sessions;
    private final Journal journal;

    ReadModels(Mutiny.SessionFactory sessions, Journal journal) {
        this.sessions = sessions;
        this.journal = journal;
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
}
