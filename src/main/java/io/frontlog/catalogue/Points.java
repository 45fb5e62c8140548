package io.frontlog.catalogue;

import io.frontlog.event.Place;
import io.frontlog.journal.Json;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Places by their ids, for the answers that show them. */
@ApplicationScoped
public class Points {
    private static final String PLACES = "from CatalogueRow c where c.theatre = :theatre and c.kind = 'place'"
            + " and c.knownTo is null and c.id in :ids";

    /** Those that are known. */
    public Uni<Map<String, Place>> of(Mutiny.StatelessSession session, String theatre, Set<String> ids) {
        if (ids.isEmpty()) return Uni.createFrom().item(Map.of());
        return session.createSelectionQuery(PLACES, CatalogueRow.class)
                .setParameter("theatre", theatre)
                .setParameter("ids", ids)
                .getResultList()
                .map(rows -> {
                    var places = new HashMap<String, Place>();
                    rows.forEach(row -> places.put(row.id, Json.read(row.doc, Place.class)));
                    return places;
                });
    }
}
