package io.frontlog.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.frontlog.catalogue.Catalogue;
import io.frontlog.dataset.Said.Entry;
import io.frontlog.event.Actor;
import io.frontlog.event.Names;
import io.frontlog.event.Place;
import io.frontlog.event.Subject;
import io.frontlog.journal.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a theatre's catalogue holds, to match the entries of a dataset with: of an import's thread alone.
 *
 * <p>An entry whose own id is known is that. Else a source or an actor is the one that bears its name, and a place the
 * nearest of its level that bears its name in any language, within {@value #NEAR_KM} km if both have a point, and in the same
 * region if both are in one. What several could be, or none is, is new.
 */
final class Gazetteer {
    private static final double NEAR_KM = 25;
    private static final double KM_A_DEGREE = 111.2;

    /** Words that say what an area is, and not which. */
    private static final Pattern GENERIC = Pattern.compile(
            " (governorate|province|district|subdistrict|region|state|department|oblast|county|prefecture|municipality"
                    + "|city|town|village|neighbourhood)$");

    private record Name(Subject.Kind kind, String level, String name) {}

    private final Map<String, Place> places = new HashMap<>();
    private final Set<Subject> known = new HashSet<>();
    private final Map<Name, Set<String>> named = new HashMap<>();
    /** Which of the catalogue an entry is, by its own id. */
    private final Map<Subject, String> resolved = new HashMap<>();

    /** Actors that are as they were first recorded, by id. */
    private final Map<String, Actor> unrevised = new HashMap<>();

    Gazetteer(Catalogue.Entries entries) {
        unrevised.putAll(entries.actors());
        entries.revised().forEach(subject -> {
            if (subject.kind() == Subject.Kind.ACTOR) unrevised.remove(subject.id());
        });
        entries.places().forEach(this::add);
        entries.names().forEach(this::add);
    }

    private void add(Place place) {
        places.put(place.id(), place);
        add(new Subject(Subject.Kind.PLACE, place.id()), place.names().values(), level(place.kind()));
    }

    private void add(Subject subject, Collection<String> names) {
        add(subject, names, "");
    }

    private void add(Subject subject, Collection<String> names, String level) {
        known.add(subject);
        for (String name : names) {
            for (String form : forms(name)) {
                named.computeIfAbsent(new Name(subject.kind(), level, form), key -> new LinkedHashSet<>())
                        .add(subject.id());
            }
        }
    }

    /** @return the id that it has in the catalogue; null if it is new */
    @Nullable
    String find(Entry entry) {
        var own = new Subject(entry.kind(), entry.id());
        String before = resolved.get(own);
        if (before != null) return before;
        String found = known.contains(own) ? own.id() : match(entry);
        if (found != null) resolved.put(own, found);
        return found;
    }

    /** It has been recorded, under its own id. */
    void record(Entry entry) {
        var own = new Subject(entry.kind(), entry.id());
        resolved.put(own, own.id());
        JsonNode body = entry.body();
        if (entry.kind() == Subject.Kind.PLACE) add(place(entry));
        else add(own, names(body));
        if (entry.kind() == Subject.Kind.ACTOR) unrevised.put(entry.id(), Catalogue.actor(whole(entry)));
    }

    /**
     * What is recorded of an actor if the entry says its kind: it was taken for another as long as no row did, and is as an
     * import recorded it then. Null if there is nothing to correct, or somebody has.
     */
    @Nullable
    Entry corrected(Entry entry) {
        Actor before = entry.kind() == Subject.Kind.ACTOR ? unrevised.get(entry.id()) : null;
        if (before == null || before.kind() != entry.assumed() || before.partOf() != null) return null;
        if (!Names.alike(before.names().values(), names(entry.body()))) return null;
        ObjectNode body = entry.body().deepCopy();
        body.set("names", Json.MAPPER.valueToTree(before.names()));
        return new Entry(entry.kind(), entry.id(), body, entry.assumed());
    }

    private @Nullable String match(Entry entry) {
        boolean isPlace = entry.kind() == Subject.Kind.PLACE;
        Place place = isPlace ? place(entry) : null;
        String level = place == null ? "" : level(place.kind());
        var candidates = new LinkedHashSet<String>();
        for (String name : names(entry.body())) {
            for (String form : forms(name)) {
                candidates.addAll(named.getOrDefault(new Name(entry.kind(), level, form), Set.of()));
            }
        }
        if (place != null) return nearest(place, candidates);
        return candidates.size() == 1 ? candidates.iterator().next() : null;
    }

    private @Nullable String nearest(Place place, Collection<String> candidates) {
        String region = region(place);
        var fitting = new ArrayList<Place>();
        for (String id : candidates) {
            Place candidate = Objects.requireNonNull(places.get(id));
            String other = region(candidate);
            boolean elsewhere = region != null && other != null && !region.equals(other);
            if (!elsewhere && distance(place, candidate) <= NEAR_KM) fitting.add(candidate);
        }
        if (fitting.size() <= 1)
            return fitting.isEmpty() ? null : fitting.get(0).id();
        fitting.sort(Comparator.comparingDouble(candidate -> distance(place, candidate)));
        return distance(place, fitting.get(0)) < distance(place, fitting.get(1))
                ? fitting.get(0).id()
                : null;
    }

    /** The region that it lies in; of a country or region, the country, if it lies in one. */
    private @Nullable String region(Place place) {
        Place at = place;
        for (int depth = 0; depth < 10 && at.parent() != null; depth++) {
            Place above = places.get(at.parent());
            if (above == null) return null;
            at = above;
            if (at.kind() == Place.Kind.REGION || place.kind() == Place.Kind.REGION) return at.id();
        }
        return null;
    }

    /** In km; 0 if either has no point. Areas have their points anywhere. */
    private static double distance(Place one, Place other) {
        Double lat = one.lat();
        Double lon = one.lon();
        Double otherLat = other.lat();
        Double otherLon = other.lon();
        if (lat == null || lon == null || otherLat == null || otherLon == null) return 0;
        if (!level(one.kind()).equals("locality")) return 0;
        double y = (lat - otherLat) * KM_A_DEGREE;
        double x = (lon - otherLon) * KM_A_DEGREE * Math.cos(Math.toRadians(lat));
        return Math.hypot(x, y);
    }

    /** Cities, towns, villages and sites are told apart differently by everybody. */
    private static String level(Place.Kind kind) {
        return switch (kind) {
            case COUNTRY -> "country";
            case REGION -> "region";
            case DISTRICT -> "district";
            case CITY, TOWN, VILLAGE, SITE -> "locality";
        };
    }

    /** Where it lies is resolved before it is. */
    private static Place place(Entry entry) {
        return Catalogue.place(whole(entry));
    }

    private static ObjectNode whole(Entry entry) {
        return entry.body().deepCopy().put("id", entry.id());
    }

    private static List<String> names(JsonNode body) {
        var names = new ArrayList<String>();
        if (body.path("name").isTextual()) names.add(body.path("name").asText());
        body.path("names").forEach(name -> names.add(name.asText()));
        return names;
    }

    /** As it is compared, whole and without the word for what it is. */
    private static Set<String> forms(String name) {
        String folded = Names.fold(name);
        String bare = GENERIC.matcher(folded).replaceFirst("");
        return bare.isEmpty() || bare.equals(folded) ? Set.of(folded) : Set.of(folded, bare);
    }
}
