package io.frontlog.catalogue;

import io.frontlog.event.Place;
import io.frontlog.http.Parameters;
import io.frontlog.journal.Json;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

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

    /** @throws io.frontlog.http.ProblemException naming the parameter, if it names a place that is not known */
    public Uni<Void> require(
            Mutiny.StatelessSession session, String theatre, String parameter, @Nullable String place) {
        if (place == null) return Uni.createFrom().voidItem();
        return of(session, theatre, Set.of(place)).map(known -> {
            var parameters = new Parameters();
            if (known.isEmpty()) parameters.refuse(parameter, "unknown place/" + place);
            parameters.check();
            return null;
        });
    }
}
