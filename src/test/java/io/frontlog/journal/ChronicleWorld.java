package io.frontlog.journal;

import io.frontlog.event.Actor;
import io.frontlog.event.Event;
import io.frontlog.event.Place;
import io.frontlog.event.Source;
import io.frontlog.event.Theatre;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The catalogue of a theatre that never was: who and what there is, and how it is revised. */
final class ChronicleWorld {
    private static final List<String> REGIONS = List.of("north", "south", "coast");
    private static final List<Place> OF_REGION = List.of(
            kind("harbour", Place.Kind.CITY),
            kind("mills", Place.Kind.CITY),
            kind("market", Place.Kind.TOWN),
            kind("ford", Place.Kind.VILLAGE),
            kind("airfield", Place.Kind.SITE));
    private static final List<Actor> ACTORS = List.of(
            kind("government", Actor.Kind.STATE_FORCES, null),
            kind("front", Actor.Kind.REBEL_GROUP, null),
            kind("army", Actor.Kind.STATE_FORCES, "government"),
            kind("air-force", Actor.Kind.STATE_FORCES, "army"),
            kind("brigade", Actor.Kind.REBEL_GROUP, "front"),
            kind("militia", Actor.Kind.POLITICAL_MILITIA, "government"),
            kind("clan", Actor.Kind.IDENTITY_MILITIA, null),
            kind("crowd", Actor.Kind.RIOTERS, null),
            kind("march", Actor.Kind.PROTESTERS, null),
            kind("people", Actor.Kind.CIVILIANS, null),
            kind("neighbour", Actor.Kind.EXTERNAL_FORCES, null));
    private static final List<Source> SOURCES = List.of(
            kind("times", Source.Kind.MEDIA, null),
            kind("wire", Source.Kind.MEDIA, null),
            kind("observatory", Source.Kind.MONITOR, null),
            kind("institute", Source.Kind.ACADEMIC, null),
            kind("relief", Source.Kind.NGO, null),
            kind("mission", Source.Kind.UN, null),
            kind("ministry", Source.Kind.OFFICIAL, "government"),
            kind("state-tv", Source.Kind.STATE_MEDIA, "government"),
            kind("front-press", Source.Kind.PARTY, "front"),
            kind("channel", Source.Kind.SOCIAL, null),
            kind("dataset", Source.Kind.DATASET, null));

    /** Ways to write a name: both directions, marks that join, characters of four bytes. */
    private static final List<Map<String, String>> NAMES = List.of(
            Map.of("en", "Harbour", "ar", "الميناء"),
            Map.of("en", "Mills", "ru", "Мельницы", "uk", "Млини"),
            Map.of("en", "Ford", "he", "מעברה", "fa", "گدار"),
            Map.of("en", "Market", "zh", "集市", "ja", "市場"),
            Map.of("en", "Cafe\u0301 \"Old\" Town", "vi", "Phố cổ"),
            Map.of("en", "Airfield \uD83D\uDEE9", "tr", "Iğdır hava alanı"));

    final String theatre;
    final List<Place> places = new ArrayList<>();
    final List<Actor> actors = new ArrayList<>();
    final List<Source> sources = new ArrayList<>();
    private final Chance chance;
    private Theatre stage;

    ChronicleWorld(String theatre, String zone, Chance chance) {
        this.theatre = theatre;
        this.chance = chance;
        stage = new Theatre(
                theatre,
                Map.of("en", theatre, "ar", "مسرح"),
                ZoneId.of(zone),
                Map.of("strike", LocalDate.of(2024, 11, 1), "clash", LocalDate.of(2011, 3, 15)),
                null);
    }

    /** In an order in which everything is known before it is named. */
    List<Event> recorded() {
        var events = new ArrayList<Event>(List.of(new Event.TheatreRecorded(stage)));
        for (Actor actor : ACTORS) {
            events.add(record(new Actor(actor.id(), actor.kind(), chance.one(NAMES), actor.partOf())));
        }
        for (Source source : SOURCES) events.add(record(source));
        events.add(record(new Place(theatre, Place.Kind.COUNTRY, chance.one(NAMES), null, null, null, null)));
        for (String region : REGIONS) {
            events.add(record(place(region, Place.Kind.REGION, theatre)));
            events.add(record(place(region + "-district", Place.Kind.DISTRICT, region)));
            for (Place in : OF_REGION) {
                String parent =
                        in.kind() == Place.Kind.SITE ? region + "-harbour" : chance.one(region, region + "-district");
                events.add(record(place(region + "-" + in.id(), in.kind(), parent)));
            }
        }
        return events;
    }

    /** Most change nothing that an answer follows from; some change all of them. */
    Event revised() {
        return switch (chance.between(0, 11)) {
            case 0 -> revised(affiliated(chance.one(sources)));
            case 1 -> revised(moved(chance.one(actors.subList(2, actors.size()))));
            case 2 -> revised(moved(chance.one(places.subList(4, places.size()))));
            case 3 -> new Event.TheatreRecorded(stage = covered(stage));
            case 4, 5 -> {
                Source was = chance.one(sources);
                yield revised(new Source(was.id(), was.kind(), was.name() + "!", was.affiliation(), was.url()));
            }
            case 6, 7 -> {
                Actor was = chance.one(actors);
                yield revised(new Actor(was.id(), was.kind(), chance.one(NAMES), was.partOf()));
            }
            default -> {
                Place was = chance.one(places);
                yield revised(
                        new Place(was.id(), was.kind(), chance.one(NAMES), was.parent(), was.lat(), was.lon(), (long)
                                chance.between(1000, 2_000_000)));
            }
        };
    }

    Event inZone(String zone) {
        stage = new Theatre(stage.id(), stage.names(), ZoneId.of(zone), stage.coverage(), outline());
        return new Event.TheatreRecorded(stage);
    }

    private static Map<String, Object> outline() {
        var ring = List.of(
                List.of(30.0, 30.0),
                List.of(40.0, 30.0),
                List.of(40.0, 40.0),
                List.of(30.0, 40.0),
                List.of(30.0, 30.0));
        return Map.of("type", "Polygon", "coordinates", List.of(ring));
    }

    private Theatre covered(Theatre was) {
        var coverage = new LinkedHashMap<>(was.coverage());
        coverage.put(
                chance.one("strike", "clash", "attack_on_civilians"), LocalDate.of(chance.between(2010, 2024), 5, 1));
        return new Theatre(was.id(), was.names(), was.timeZone(), coverage, was.outline());
    }

    private Source affiliated(Source was) {
        return new Source(
                was.id(),
                chance.one(Source.Kind.values()),
                was.name(),
                chance.maybe(50, () -> chance.one(actors).id()),
                was.url());
    }

    /** Above it is one that came before it, so that there is no circle. */
    private Actor moved(Actor was) {
        List<Actor> before = actors.subList(0, actors.indexOf(was));
        return new Actor(was.id(), was.kind(), was.names(), chance.maybe(70, () -> chance.one(before)
                .id()));
    }

    private Place moved(Place was) {
        return place(was.id(), was.kind(), chance.one(theatre, chance.one(REGIONS)));
    }

    private Place place(String id, Place.Kind kind, String parent) {
        boolean hasPoint = chance.in(85);
        return new Place(
                id,
                kind,
                chance.one(NAMES),
                id.equals(parent) ? theatre : parent,
                hasPoint ? 30 + chance.between(0, 10_000) / 1000.0 : null,
                hasPoint ? 30 + chance.between(0, 10_000) / 1000.0 : null,
                chance.maybe(50, () -> (long) chance.between(100, 2_000_000)));
    }

    private Event record(Actor actor) {
        actors.add(actor);
        return new Event.ActorRecorded(actor);
    }

    private Event record(Source source) {
        sources.add(source);
        return new Event.SourceRecorded(source);
    }

    private Event record(Place place) {
        places.add(place);
        return new Event.PlaceRecorded(place);
    }

    private Event revised(Actor actor) {
        actors.replaceAll(was -> was.id().equals(actor.id()) ? actor : was);
        return new Event.ActorRecorded(actor);
    }

    private Event revised(Source source) {
        sources.replaceAll(was -> was.id().equals(source.id()) ? source : was);
        return new Event.SourceRecorded(source);
    }

    private Event revised(Place place) {
        places.replaceAll(was -> was.id().equals(place.id()) ? place : was);
        return new Event.PlaceRecorded(place);
    }

    private static Place kind(String id, Place.Kind kind) {
        return new Place(id, kind, Map.of(), null, null, null, null);
    }

    private static Actor kind(String id, Actor.Kind kind, String partOf) {
        return new Actor(id, kind, Map.of(), partOf);
    }

    private static Source kind(String id, Source.Kind kind, String affiliation) {
        return new Source(id, kind, "The " + id, affiliation, "https://" + id + ".example/ü");
    }
}
