package io.frontlog.catalogue;

import io.frontlog.event.Place;
import io.frontlog.event.Vocabulary;
import io.frontlog.journal.Json;
import io.frontlog.projecting.Sql;
import io.vertx.mutiny.sqlclient.Row;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** For places, the nearest place of each kind that they are or lie in. */
public final class Levels {
    /** How many kinds of place there are. */
    public static final int COUNT = Place.Kind.values().length;

    private static final String ABOVE =
            """
            with recursive line as (
                select id, doc, above from catalogue
                 where theatre = $1 and kind = 'place' and id = any($2) and known_to is null
                union
                select p.id, p.doc, p.above
                  from line join catalogue p
                    on p.theatre = $1 and p.kind = 'place' and p.id = line.above and p.known_to is null)
            select id, doc from line
            """;

    private Levels() {}

    /** By place, an array in the order of {@link Place.Kind}; null where there is none of that kind above. */
    public static Map<String, @Nullable String[]> of(String theatre, Set<String> places, Sql sql) {
        var known = new HashMap<String, Place>();
        for (Row row : sql.run(ABOVE, theatre, places.toArray(String[]::new))) {
            known.put(row.getString("id"), Json.read(row.getString("doc"), Place.class));
        }
        var levels = new HashMap<String, @Nullable String[]>();
        places.forEach(place -> levels.put(place, climb(place, known)));
        return levels;
    }

    /** The position of a kind in the arrays, by its word. */
    public static int index(String kind) {
        return Vocabulary.read(Place.Kind.class, kind).ordinal();
    }

    private static @Nullable String[] climb(String place, Map<String, Place> known) {
        @Nullable String[] levels = new String[COUNT];
        var seen = new HashSet<String>();
        Place at = known.get(place);
        while (at != null && seen.add(at.id())) {
            int level = at.kind().ordinal();
            if (levels[level] == null) levels[level] = at.id();
            at = at.parent() == null ? null : known.get(at.parent());
        }
        return levels;
    }
}
