package io.frontlog.catalogue;

import com.fasterxml.jackson.core.type.TypeReference;
import io.frontlog.event.Claim;
import io.frontlog.event.Vocabulary;
import io.frontlog.journal.Json;
import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** Since when a theatre's record covers each kind. */
public final class Coverage {
    private static final String COVERAGE = "select cast(doc as json) ->> 'coverage' from catalogue"
            + " where theatre = ?1 and kind = 'theatre' and id = ?1 and known_to is null";
    private static final TypeReference<Map<String, LocalDate>> DAYS = new TypeReference<>() {};

    private Coverage() {}

    /** By kind; a kind that the theatre says nothing of is missing. */
    public static Uni<Map<Claim.Kind, LocalDate>> of(String theatre, Mutiny.StatelessSession session) {
        return session.createNativeQuery(COVERAGE, String.class)
                .setParameter(1, theatre)
                .getSingleResultOrNull()
                .map(stored -> {
                    var coverage = new EnumMap<Claim.Kind, LocalDate>(Claim.Kind.class);
                    if (stored == null) return coverage;
                    Json.read(stored, DAYS)
                            .forEach((kind, since) -> coverage.put(Vocabulary.read(Claim.Kind.class, kind), since));
                    return coverage;
                });
    }
}
