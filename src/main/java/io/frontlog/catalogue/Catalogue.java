package io.frontlog.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.frontlog.event.Actor;
import io.frontlog.event.Place;
import io.frontlog.event.Source;
import io.frontlog.event.Subject;
import io.frontlog.event.Vocabulary;
import io.frontlog.http.Problem;
import io.frontlog.journal.Json;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The whole catalogue of a theatre, for those who match names with it or show what reports name. For worker threads. */
@ApplicationScoped
public class Catalogue {
    private static final String AT =
            """
            select kind, id, version, doc from catalogue
             where theatre = $1 and known_from <= $2 and (known_to is null or known_to > $2)
            """;

    /**
     * By id.
     *
     * @param revised those that are not as they were first recorded
     */
    public record Entries(
            Map<String, Place> byPlace, Map<String, Actor> actors, Map<String, Source> sources, Set<Subject> revised) {
        public Collection<Place> places() {
            return byPlace.values();
        }

        /** The names of all actors and sources. */
        public Map<Subject, Collection<String>> names() {
            var names = new HashMap<Subject, Collection<String>>();
            actors.values()
                    .forEach(actor -> names.put(
                            new Subject(Subject.Kind.ACTOR, actor.id()),
                            actor.names().values()));
            sources.values()
                    .forEach(
                            source -> names.put(new Subject(Subject.Kind.SOURCE, source.id()), List.of(source.name())));
            return names;
        }
    }

    private final Pool pool;

    Catalogue(Pool pool) {
        this.pool = pool;
    }

    /**
     * @param offset that it is asked for as of
     * @throws io.frontlog.http.ProblemException if there is no such theatre
     */
    public Entries at(String theatre, long offset) {
        var entries = new Entries(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashSet<>());
        boolean isThere = false;
        for (Row row : pool.preparedQuery(AT).executeAndAwait(Tuple.of(theatre, offset))) {
            String id = row.getString("id");
            String doc = row.getString("doc");
            String kind = row.getString("kind");
            if (row.getInteger("version") > 1)
                entries.revised.add(new Subject(Vocabulary.read(Subject.Kind.class, kind), id));
            switch (kind) {
                case "place" -> entries.byPlace.put(id, Json.read(doc, Place.class));
                case "actor" -> entries.actors.put(id, Json.read(doc, Actor.class));
                case "source" -> entries.sources.put(id, Json.read(doc, Source.class));
                default -> isThere = true;
            }
        }
        if (!isThere) throw Problem.Type.NOT_FOUND.with("theatre/" + theatre).exception();
        return entries;
    }

    /** A place from its body, with its id. */
    public static Place place(ObjectNode body) {
        return read(body, Place.class);
    }

    /** Likewise an actor. */
    public static Actor actor(ObjectNode body) {
        return read(body, Actor.class);
    }

    private static <T> T read(ObjectNode body, Class<T> type) {
        try {
            return Json.MAPPER.treeToValue(body, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
