package io.frontlog.catalogue;

import static java.util.stream.Collectors.toSet;

import io.frontlog.event.Subject;
import io.frontlog.event.Vocabulary;
import io.frontlog.http.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Refuses a filter that names what the catalogue does not hold: a misspelt id must not look like an answer. */
@ApplicationScoped
public class Known {
    private static final String KNOWN =
            """
            select c.kind || '/' || c.id from catalogue c
             where c.theatre = :theatre and c.known_to is null and c.kind in (:kinds) and c.id in (:ids)
            """;

    /** Entries of the catalogue, by the parameter that names each. */
    public static final class Named {
        private final Map<String, Subject> subjects = new LinkedHashMap<>();

        public Named place(String parameter, @Nullable String id) {
            return and(parameter, Subject.Kind.PLACE, id);
        }

        public Named actor(String parameter, @Nullable String id) {
            return and(parameter, Subject.Kind.ACTOR, id);
        }

        public Named source(String parameter, @Nullable String id) {
            return and(parameter, Subject.Kind.SOURCE, id);
        }

        private Named and(String parameter, Subject.Kind kind, @Nullable String id) {
            if (id != null) subjects.put(parameter, new Subject(kind, id));
            return this;
        }

        private Collection<Subject> all() {
            return subjects.values();
        }
    }

    /** @throws io.frontlog.http.ProblemException naming every parameter that names what is not known */
    public Uni<Void> require(Mutiny.StatelessSession session, String theatre, Named named) {
        if (named.subjects.isEmpty()) return Uni.createFrom().voidItem();
        return session.createNativeQuery(KNOWN, String.class)
                .setParameter("theatre", theatre)
                .setParameter(
                        "kinds",
                        named.all().stream()
                                .map(subject -> Vocabulary.word(subject.kind()))
                                .collect(toSet()))
                .setParameter("ids", named.all().stream().map(Subject::id).collect(toSet()))
                .getResultList()
                .map(known -> {
                    check(named, Set.copyOf(known));
                    return null;
                });
    }

    private static void check(Named named, Set<String> known) {
        var parameters = new Parameters();
        named.subjects.forEach((parameter, subject) -> {
            if (!known.contains(subject.toString())) parameters.refuse(parameter, "unknown " + subject);
        });
        parameters.check();
    }
}
