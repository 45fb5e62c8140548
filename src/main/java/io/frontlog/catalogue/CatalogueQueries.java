package io.frontlog.catalogue;

import io.frontlog.event.Names;
import io.frontlog.event.Subject;
import io.frontlog.event.Vocabulary;
import io.frontlog.projecting.AsOf;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The catalogue's current entries: one, or those that are found by a name. */
@ApplicationScoped
class CatalogueQueries {
    /** Exact names first, then those that begin so, then those that hold it: by rank and id. */
    private static final String RANK =
            "case when locate(:line, c.names) > 0 then 0 when locate(:start, c.names) > 0 then 1 else 2 end";

    private static final String CURRENT =
            "from CatalogueRow c where c.theatre = :theatre and c.kind = :kind" + " and c.knownTo is null";

    /**
     * What a list asks for.
     *
     * @param asOf null for all that is known
     * @param after the key that the page before ended with; empty for the first
     */
    record Search(
            String theatre,
            @Nullable AsOf asOf,
            Subject.Kind kind,
            @Nullable String q,
            @Nullable String above,
            String after,
            int limit) {

        String folded() {
            return q == null ? "" : Names.fold(q);
        }

        /** The key that a page goes on from: rank and id. */
        String key(CatalogueRow row) {
            String sought = folded();
            int rank = row.names.contains("\n" + sought + "\n") ? 0 : row.names.contains("\n" + sought) ? 1 : 2;
            return (sought.isEmpty() ? 0 : rank) + row.id;
        }
    }

    private final Mutiny.SessionFactory sessions;

    CatalogueQueries(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    Uni<List<CatalogueRow>> theatres() {
        return sessions.withStatelessSession(session -> session.createSelectionQuery(
                        "from CatalogueRow c where c.kind = 'theatre' and c.knownTo is null order by c.theatre",
                        CatalogueRow.class)
                .getResultList());
    }

    Uni<@Nullable CatalogueRow> one(Mutiny.StatelessSession session, String theatre, Subject.Kind kind, String id) {
        return session.createSelectionQuery(CURRENT + " and c.id = :id", CatalogueRow.class)
                .setParameter("theatre", theatre)
                .setParameter("kind", Vocabulary.word(kind))
                .setParameter("id", id)
                .getSingleResultOrNull();
    }

    /** One more than the limit, if there are more. */
    Uni<List<CatalogueRow>> list(Mutiny.StatelessSession session, Search search) {
        String last = search.after();
        String sought = search.folded();
        String where = search.above() == null ? "" : " and c.above = :above";
        String order = " order by c.id";
        if (sought.isEmpty() && search.q() != null) return Uni.createFrom().item(List.of());
        if (sought.isEmpty()) {
            where += " and c.id > :id";
        } else {
            where += " and c.names like :like and (" + RANK + " > :rank or " + RANK + " = :rank and c.id > :id)";
            order = " order by " + RANK + ", c.id";
        }
        var query = session.createSelectionQuery(CURRENT + where + order, CatalogueRow.class)
                .setParameter("theatre", search.theatre())
                .setParameter("kind", Vocabulary.word(search.kind()))
                .setParameter("id", last.isEmpty() ? "" : last.substring(1))
                .setMaxResults(search.limit() + 1);
        if (search.above() != null) query.setParameter("above", search.above());
        if (!sought.isEmpty()) {
            query.setParameter("like", "%" + sought + "%")
                    .setParameter("line", "\n" + sought + "\n")
                    .setParameter("start", "\n" + sought)
                    .setParameter("rank", last.isEmpty() ? -1 : last.charAt(0) - '0');
        }
        return query.getResultList();
    }
}
