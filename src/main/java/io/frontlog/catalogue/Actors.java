package io.frontlog.catalogue;

import io.frontlog.event.Actor;
import io.frontlog.journal.Json;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.reactive.mutiny.Mutiny;

/** A theatre's actors, for the answers that show how they stand to each other. */
public final class Actors {
    private static final String ALL =
            "from CatalogueRow c where c.theatre = :theatre and c.kind = 'actor' and c.knownTo is null";

    private Actors() {}

    /** By id, in the order of their ids. */
    public static Uni<Map<String, Actor>> of(String theatre, Mutiny.StatelessSession session) {
        return session.createSelectionQuery(ALL, CatalogueRow.class)
                .setParameter("theatre", theatre)
                .getResultList()
                .map(rows -> {
                    var actors = new TreeMap<String, Actor>();
                    rows.forEach(row -> actors.put(row.id, Json.read(row.doc, Actor.class)));
                    return actors;
                });
    }
}
