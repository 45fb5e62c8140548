package io.frontlog.catalogue;

import io.frontlog.event.Place;
import io.frontlog.event.Vocabulary;
import io.frontlog.journal.Json;
import io.frontlog.projecting.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;
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

    /** Begins a query: {@code inside} are the ids of {@code :region} and of every place in it. */
    public static final String INSIDE =
            """
            with recursive inside as (
                select cast(:region as text) as id
                union
                select p.id from inside join catalogue p
                    on p.theatre = :theatre and p.kind = 'place' and p.above = inside.id and p.known_to is null)
            """;

    private static final String ALL_INSIDE = INSIDE + "select id from inside";

    private Levels() {}

    /**
     * What a place lies in.
     *
     * @param levels the place itself and each above it, a line each: its kind and its id
     * @param siteOf the place that a site belongs to; null unless it is a site
     * @param place what is known of the place itself
     */
    public record Above(String levels, @Nullable String siteOf, @Nullable Place place) {}

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

    /** A place and all that lies in it, however deep. */
    public static Uni<Set<String>> inside(String theatre, String place, Mutiny.StatelessSession session) {
        return session.createNativeQuery(ALL_INSIDE, String.class)
                .setParameter("theatre", theatre)
                .setParameter("region", place)
                .getResultList()
                .map(Set::copyOf);
    }

    /** From {@link Above#levels()}, the nearest place of a kind; null if there is none. */
    public static @Nullable String at(String levels, Place.Kind kind) {
        String prefix = Vocabulary.word(kind) + " ";
        return levels.lines()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .findFirst()
                .orElse(null);
    }

    /** From {@link Above#levels()}, the place itself and each above it, with its kind. */
    public static void each(String levels, BiConsumer<Place.Kind, String> place) {
        levels.lines().forEach(line -> {
            int space = line.indexOf(' ');
            place.accept(Vocabulary.read(Place.Kind.class, line.substring(0, space)), line.substring(space + 1));
        });
    }

    /** From {@link Above#levels()}, whether a place is among them. */
    public static boolean hold(String levels, String place) {
        return levels.lines()
                .anyMatch(line -> line.substring(line.indexOf(' ') + 1).equals(place));
    }

    private static Above climb(String place, Map<String, Place> known) {
        var lines = new ArrayList<String>();
        var seen = new HashSet<String>();
        String siteOf = null;
        Place here = known.get(place);
        Place at = here;
        boolean isSite = at != null && at.kind() == Place.Kind.SITE;
        while (at != null && seen.add(at.id())) {
            lines.add(Vocabulary.word(at.kind()) + " " + at.id());
            if (isSite && siteOf == null && at.kind() != Place.Kind.SITE) siteOf = at.id();
            String parent = at.parent();
            at = parent == null ? null : known.get(parent);
        }
        return new Above(String.join("\n", lines), siteOf, here);
    }
}
