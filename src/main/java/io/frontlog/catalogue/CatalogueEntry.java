package io.frontlog.catalogue;

import io.frontlog.event.Actor;
import io.frontlog.event.Event;
import io.frontlog.event.Place;
import io.frontlog.event.Source;
import io.frontlog.event.Subject;
import io.frontlog.event.Theatre;
import io.frontlog.journal.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What any event of the catalogue family says of its subject.
 *
 * @param state the full state
 * @param above a place's parent, an actor's partOf, a source's affiliation
 * @param names every name that it can be found by
 */
record CatalogueEntry(Subject subject, Object state, @Nullable String above, List<String> names) {

    /** Empty for an event of another family. */
    static Optional<CatalogueEntry> of(Event event) {
        return Optional.ofNullable(event.match(new Event.Cases<@Nullable CatalogueEntry>(
                e -> theatre(e.subject(), e.theatre()),
                e -> source(e.subject(), e.source()),
                e -> actor(e.subject(), e.actor()),
                e -> place(e.subject(), e.place()),
                e -> null,
                e -> null,
                e -> null,
                e -> null,
                e -> null,
                e -> null,
                e -> null)));
    }

    /** The state as it is kept and listed: without an outline, which may be long. */
    Object document() {
        if (!(state instanceof Theatre theatre)) return state;
        return new Theatre(theatre.id(), theatre.names(), theatre.timeZone(), theatre.coverage(), null);
    }

    /** A theatre's outline, as GeoJSON. */
    @Nullable
    String outline() {
        return state instanceof Theatre theatre && theatre.outline() != null ? Json.write(theatre.outline()) : null;
    }

    static Class<?> type(Subject.Kind kind) {
        return switch (kind) {
            case THEATRE -> Theatre.class;
            case SOURCE -> Source.class;
            case ACTOR -> Actor.class;
            case PLACE -> Place.class;
            case REPORT, INCIDENT -> throw new IllegalArgumentException(kind + " is no entry of the catalogue");
        };
    }

    private static CatalogueEntry theatre(Subject subject, Theatre theatre) {
        return new CatalogueEntry(
                subject, theatre, null, names(subject, theatre.names().values()));
    }

    private static CatalogueEntry source(Subject subject, Source source) {
        return new CatalogueEntry(subject, source, source.affiliation(), names(subject, List.of(source.name())));
    }

    private static CatalogueEntry actor(Subject subject, Actor actor) {
        return new CatalogueEntry(
                subject, actor, actor.partOf(), names(subject, actor.names().values()));
    }

    private static CatalogueEntry place(Subject subject, Place place) {
        return new CatalogueEntry(
                subject, place, place.parent(), names(subject, place.names().values()));
    }

    private static List<String> names(Subject subject, Iterable<String> names) {
        var all = new ArrayList<String>();
        all.add(subject.id());
        names.forEach(all::add);
        return all;
    }
}
