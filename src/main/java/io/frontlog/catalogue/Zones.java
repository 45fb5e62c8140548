package io.frontlog.catalogue;

import io.frontlog.http.Problem;
import io.frontlog.projecting.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/** The zone whose civil days count in a theatre. */
public final class Zones {
    /** Without the rest of the document. */
    private static final String ZONE = "select cast(doc as json) ->> 'timeZone' as zone from catalogue"
            + " where theatre = %1$s and kind = 'theatre' and id = %1$s and known_to is null";

    private static final String ASKED = ZONE.formatted("$1");
    private static final String READ = ZONE.formatted("?1");

    private Zones() {}

    /** As a projection sees it; UTC for a theatre that nobody recorded. */
    public static Supplier<ZoneId> ask(String theatre, Sql sql) {
        var rows = sql.ask(ASKED, theatre);
        return () -> {
            for (Row row : rows.get()) return ZoneId.of(row.getString("zone"));
            return ZoneOffset.UTC;
        };
    }

    /** As a reader sees it; 404 for a theatre that is not there. */
    public static Uni<ZoneId> of(String theatre, Mutiny.StatelessSession session) {
        return session.createNativeQuery(READ, String.class)
                .setParameter(1, theatre)
                .getSingleResultOrNull()
                .map(zone -> {
                    if (zone == null)
                        throw Problem.Type.NOT_FOUND.with("theatre/" + theatre).exception();
                    return ZoneId.of(zone);
                });
    }
}
