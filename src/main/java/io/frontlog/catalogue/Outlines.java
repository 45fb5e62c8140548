package io.frontlog.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.frontlog.journal.Json;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.locationtech.jts.geom.MultiPolygon;

/** The outlines of theatres, each version read once. */
@ApplicationScoped
public class Outlines {
    private record Key(String theatre, int version) {}

    private static final String COLUMN =
            "select %s from catalogue" + " where theatre = ?1 and kind = 'theatre' and id = ?1 and known_to is null";
    private static final String VERSION = COLUMN.formatted("version");
    private static final String OUTLINE = COLUMN.formatted("outline");

    private final Cache<Key, Optional<MultiPolygon>> known = Caffeine.newBuilder()
            .maximumWeight(500_000)
            .weigher((Key key, Optional<MultiPolygon> outline) ->
                    1 + outline.map(MultiPolygon::getNumPoints).orElse(0))
            .build();

    /** As a geometry; empty if the theatre has none. */
    public Uni<Optional<MultiPolygon>> of(Mutiny.StatelessSession session, String theatre) {
        return session.createNativeQuery(VERSION, Integer.class)
                .setParameter(1, theatre)
                .getSingleResultOrNull()
                .chain(version -> {
                    if (version == null) return Uni.createFrom().item(Optional.empty());
                    Key key = new Key(theatre, version);
                    Optional<MultiPolygon> read = known.getIfPresent(key);
                    return read != null
                            ? Uni.createFrom().item(read)
                            : geoJson(session, theatre)
                                    .map(json -> json.map(Outline::of))
                                    .invoke(outline -> known.put(key, outline));
                });
    }

    /** As GeoJSON; empty if the theatre has none. */
    Uni<Optional<JsonNode>> geoJson(Mutiny.StatelessSession session, String theatre) {
        return session.createNativeQuery(OUTLINE, String.class)
                .setParameter(1, theatre)
                .getSingleResultOrNull()
                .map(outline -> Optional.ofNullable(outline).map(json -> Json.read(json, JsonNode.class)));
    }
}
