package io.frontlog.catalogue;

import io.frontlog.event.Place;
import io.frontlog.journal.Json;
import io.frontlog.projecting.Sql;
import io.vertx.sqlclient.Row;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** For places, the nearest place of each kind that they are or lie in. */
public final class Levels {
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

    /**
     * What a place lies in.
     *
     * @param levels a line for each {@link Place.Kind}, in order; empty where there is none of that kind
     * @param siteOf the place that a site belongs to; null unless it is a site
     */
    public record Above(String levels, @Nullable String siteOf) {}

    /** By place. */
    public static Supplier<Map<String, Above>> ask(String theatre, Set<String> places, Sql sql) {
        var rows = sql.ask(ABOVE, theatre, places.toArray(String[]::new));
        return () -> {
            var known = new HashMap<String, Place>();
            for (Row row : rows.get()) {
                known.put(row.getString("id"), Json.read(row.getString("doc"), Place.class));
            }
            var above = new HashMap<String, Above>();
            places.forEach(place -> above.put(place, climb(place, known)));
            return above;
        };
    }

    /** From {@link Above#levels()}, the place of a kind; null if there is none. */
    public static @Nullable String at(String levels, Place.Kind kind) {
        String place = levels.split("\n", -1)[kind.ordinal()];
        return place.isEmpty() ? null : place;
    }

    private static Above climb(String place, Map<String, Place> known) {
        String[] levels = new String[Place.Kind.values().length];
        Arrays.fill(levels, "");
        String siteOf = null;
        boolean isSite = false;
        var seen = new HashSet<String>();
        for (Place at = known.get(place);
                at != null && seen.add(at.id());
                at = known.get(String.valueOf(at.parent()))) {
            if (seen.size() == 1) isSite = at.kind() == Place.Kind.SITE;
            if (isSite && siteOf == null && at.kind() != Place.Kind.SITE) siteOf = at.id();
            int level = at.kind().ordinal();
            if (levels[level].isEmpty()) levels[level] = at.id();
        }
        return new Above(String.join("\n", levels), siteOf);
    }
}
