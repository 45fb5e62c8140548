package io.frontlog.catalogue;

import com.fasterxml.jackson.core.type.TypeReference;
import io.frontlog.event.Claim;
import io.frontlog.event.Vocabulary;
import io.frontlog.journal.Json;
import io.frontlog.projecting.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Since when a theatre's record covers each kind. */
public final class Coverage {
    private static final String COVERAGE = "select cast(doc as json) ->> 'coverage' as coverage from catalogue"
            + " where theatre = %1$s and kind = 'theatre' and id = %1$s and known_to is null";
    private static final String ASKED = COVERAGE.formatted("$1");
    private static final String READ = COVERAGE.formatted("?1");
    private static final TypeReference<Map<String, LocalDate>> DAYS = new TypeReference<>() {};

    private Coverage() {}

    /** By kind; a kind that the theatre says nothing of is missing. */
    public static Supplier<Map<Claim.Kind, LocalDate>> ask(String theatre, Sql sql) {
        var rows = sql.ask(ASKED, theatre);
        return () -> {
            for (Row row : rows.get()) return read(row.getString("coverage"));
            return Map.of();
        };
    }

    /** Likewise, as a reader sees it. */
    public static Uni<Map<Claim.Kind, LocalDate>> of(String theatre, Mutiny.StatelessSession session) {
        return session.createNativeQuery(READ, String.class)
                .setParameter(1, theatre)
                .getSingleResultOrNull()
                .map(Coverage::read);
    }

    private static Map<Claim.Kind, LocalDate> read(@Nullable String stored) {
        var coverage = new EnumMap<Claim.Kind, LocalDate>(Claim.Kind.class);
        if (stored != null)
            Json.read(stored, DAYS)
                    .forEach((kind, since) -> coverage.put(Vocabulary.read(Claim.Kind.class, kind), since));
        return coverage;
    }
}
