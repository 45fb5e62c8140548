package io.frontlog.catalogue;

import io.frontlog.event.Theatre;
import io.frontlog.http.Problem;
import io.frontlog.journal.Json;
import io.frontlog.projecting.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/** The zone whose civil days count in a theatre. */
public final class Zones {
    private static final String DOC =
            "select doc from catalogue where theatre = $1 and kind = 'theatre' and id = $1 and known_to is null";
    private static final String ROW = "from CatalogueRow c where c.theatre = :theatre and c.kind = 'theatre'"
            + " and c.id = :theatre and c.knownTo is null";

    private Zones() {}

    /** As a projection sees it; UTC for a theatre that nobody recorded. */
    public static Supplier<ZoneId> ask(String theatre, Sql sql) {
        var rows = sql.ask(DOC, theatre);
        return () -> {
            for (Row row : rows.get()) return zone(row.getString("doc"));
            return ZoneOffset.UTC;
        };
    }

    /** As a reader sees it; 404 for a theatre that is not there. */
    public static Uni<ZoneId> of(String theatre, Mutiny.StatelessSession session) {
        return session.createSelectionQuery(ROW, CatalogueRow.class)
                .setParameter("theatre", theatre)
                .getSingleResultOrNull()
                .map(row -> {
                    if (row == null)
                        throw Problem.Type.NOT_FOUND.with("theatre/" + theatre).exception();
                    return zone(row.doc);
                });
    }

    private static ZoneId zone(String doc) {
        return Json.read(doc, Theatre.class).timeZone();
    }
}
