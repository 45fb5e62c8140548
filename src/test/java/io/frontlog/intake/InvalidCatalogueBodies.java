package io.frontlog.intake;

import io.frontlog.Body;
import io.frontlog.Syria;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Theatres, sources, actors and places with one thing wrong each. */
final class InvalidCatalogueBodies {
    private InvalidCatalogueBodies() {}

    static Stream<Invalid> all() {
        return Stream.of(theatres(), sources(), actors(), places()).flatMap(List::stream);
    }

    private static List<Invalid> theatres() {
        var sound = Body.of("names", Map.of("en", "Syria"), "timeZone", "Asia/Damascus");
        var at = new Invalid.Table("PUT", "", sound);
        return at.with("unknown zone", "/timeZone", "timeZone", "Asia/Aleppo")
                .with("an offset for a zone", "/timeZone", "timeZone", "+03:00")
                .with("a number for a zone", "/timeZone", "timeZone", 3)
                .without("timeZone")
                .without("names")
                .with("no such day", "/coverage/strike", "coverage", Map.of("strike", "2024-02-30"))
                .with("no text", "/coverage/strike", "coverage", Map.of("strike", 2024))
                .with("unknown kind", "/coverage/war", "coverage", Map.of("war", "2024-11-30"))
                .with("a kind by its class", "/coverage/toll", "coverage", Map.of("toll", "2024-11-30"))
                .with("no such day", "/coverage/displacement", "coverage", Map.of("displacement", "2024-11-31"))
                .with("an instant", "/coverage/clash", "coverage", Map.of("clash", "2024-11-30T00:00:00Z"))
                .with("a list of kinds", "/coverage", "coverage", List.of("movement"))
                .with("unknown field", "/flag", "flag", "red")
                .rows();
    }

    private static List<Invalid> sources() {
        return new Invalid.Table("PUT", "/sources/new", Syria.source("media", null))
                .with("unknown word", "/kind", "kind", "blog")
                .without("kind")
                .with("empty name", "/name", "name", "")
                .with("long name", "/name", "name", "x".repeat(201))
                .with("a name of U+0000", "/name", "name", "a\0b")
                .with("no id", "/affiliation", "affiliation", "Not An Id")
                .with("unknown actor", "/affiliation", "affiliation", "nobody")
                .with("no link", "/url", "url", "ftp://example.org")
                .with("link with a space", "/url", "url", "https://example.org/a b")
                .rows();
    }

    private static List<Invalid> actors() {
        return new Invalid.Table("PUT", "/actors/new", Syria.actor("rebel_group", null))
                .with("wrong case", "/kind", "kind", "Rebel_Group")
                .with("unknown actor", "/partOf", "partOf", "nobody")
                .with("no names", "/names", "names", Map.of())
                .with("no language", "/names/e", "names", Map.of("e", "x"))
                .with("no text", "/names/en", "names", Map.of("en", 5))
                .with("an array", "/names", "names", List.of("x"))
                .at("PUT", "/actors/Not-An-Id", "id in the path", "id")
                .at("PUT", "/actors/" + "x".repeat(101), "long id in the path", "id")
                .rows();
    }

    private static List<Invalid> places() {
        return new Invalid.Table("PUT", "/places/new", Syria.place("city", "syria"))
                .with("unknown word", "/kind", "kind", "metropolis")
                .with("unknown place", "/parent", "parent", "atlantis")
                .with("lat without lon", "/lat", "lat", 36)
                .with("lon without lat", "/lon", "lon", 36)
                .with("beyond the pole", "/lat", "lat", 90.1, "lon", 0)
                .with("beyond the date line", "/lon", "lat", 0, "lon", -180.5)
                .with("no number", "/lat", "lat", "36", "lon", 37)
                .with("negative", "/population", "population", -1)
                .with("half a person", "/population", "population", 0.5)
                .rows();
    }
}
