package io.frontlog.catalogue;

import com.fasterxml.jackson.core.type.TypeReference;
import io.frontlog.event.Claim;
import io.frontlog.event.Vocabulary;
import io.frontlog.journal.Json;
import io.frontlog.projecting.Sql;
import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/** Since when a theatre's record covers each kind. */
public final class Coverage {
    private static final String COVERAGE = "select cast(doc as json) ->> 'coverage' as coverage from catalogue"
            + " where theatre = $1 and kind = 'theatre' and id = $1 and known_to is null";
    private static final TypeReference<Map<String, LocalDate>> DAYS = new TypeReference<>() {};

    private Coverage() {}

    /** By kind; a kind that the theatre says nothing of is missing. */
    public static Supplier<Map<Claim.Kind, LocalDate>> ask(String theatre, Sql sql) {
        var rows = sql.ask(COVERAGE, theatre);
        return () -> {
            var coverage = new EnumMap<Claim.Kind, LocalDate>(Claim.Kind.class);
            for (Row row : rows.get()) {
                String stored = row.getString("coverage");
                if (stored == null) continue;
                Json.read(stored, DAYS)
                        .forEach((kind, since) -> coverage.put(Vocabulary.read(Claim.Kind.class, kind), since));
            }
            return coverage;
        };
    }
}
