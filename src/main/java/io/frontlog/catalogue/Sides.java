package io.frontlog.catalogue;

import io.frontlog.event.Source;
import io.frontlog.journal.Json;
import io.frontlog.projecting.Sql;
import io.frontlog.rule.Parties;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Who stands on whose side. */
public final class Sides {
    /** The sources and actors that are named, and every actor above those. */
    private static final String NAMED =
            """
            with recursive line as (
                select kind, id, doc, above from catalogue
                 where theatre = $1 and known_to is null
                   and (kind = 'source' and id = any($2) or kind = 'actor' and id = any($3))
                union
                select a.kind, a.id, a.doc, a.above
                  from line join catalogue a
                    on a.theatre = $1 and a.kind = 'actor' and a.id = line.above and a.known_to is null)
            select kind, id, doc, above from line
            """;

    private static final String ALL =
            "from CatalogueRow c where c.theatre = :theatre and c.kind in ('source', 'actor') and c.knownTo is null";

    private final Map<String, String> partOf = new HashMap<>();
    private final Map<String, Source> sources = new HashMap<>();

    private Sides() {}

    /** As a projection sees them, within its transaction: those that its evidence names. */
    public static Supplier<Parties> ask(String theatre, Set<String> sources, Set<String> actors, Sql sql) {
        var rows = sql.ask(NAMED, theatre, sources.toArray(String[]::new), actors.toArray(String[]::new));
        return () -> {
            var sides = new Sides();
            for (Row row : rows.get()) {
                sides.add(row.getString("kind"), row.getString("id"), row.getString("doc"), row.getString("above"));
            }
            return sides.parties();
        };
    }

    /** As a reader sees them: the whole theatre's. */
    public static Uni<Parties> of(String theatre, Mutiny.StatelessSession session) {
        return session.createSelectionQuery(ALL, CatalogueRow.class)
                .setParameter("theatre", theatre)
                .getResultList()
                .map(Sides::of);
    }

    static Parties of(List<CatalogueRow> rows) {
        var sides = new Sides();
        rows.forEach(row -> sides.add(row.kind, row.id, row.doc, row.above));
        return sides.parties();
    }

    private void add(String kind, String id, String doc, @Nullable String above) {
        if (kind.equals("source")) sources.put(id, Json.read(doc, Source.class));
        else if (above != null) partOf.put(id, above);
    }

    private Parties parties() {
        return new Parties(partOf, sources);
    }
}
