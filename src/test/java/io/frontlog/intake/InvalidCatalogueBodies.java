package io.frontlog.intake;

import static io.frontlog.GeoJson.multiPolygon;
import static io.frontlog.GeoJson.outline;
import static io.frontlog.GeoJson.polygon;
import static io.frontlog.GeoJson.ring;

import io.frontlog.Body;
import io.frontlog.Syria;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Theatres, sources, actors and places with one thing wrong each. */
final class InvalidCatalogueBodies {
    private static final List<Object> NAMED =
            List.of(Map.of("lon", 0, "lat", 0), List.of(1, 0), List.of(1, 1), List.of(0, 0));
    private static final String SQUARE = "0 0, 9 0, 9 9, 0 9, 0 0";

    private InvalidCatalogueBodies() {}

    static Stream<Invalid> all() {
        return Stream.of(theatres(), outlines(), sources(), actors(), places()).flatMap(List::stream);
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

    private static List<Invalid> outlines() {
        var sound = Body.of("names", Map.of("en", "Syria"), "timeZone", "Asia/Damascus");
        String whole = "/outline/coordinates";
        return new Invalid.Table("PUT", "", sound)
                .with("a text", "/outline", "outline", "POLYGON ((0 0, 9 0, 9 9, 0 0))")
                .with("a point", "/outline/type", "outline", outline("Point", List.of(List.of())))
                .with("no type", "/outline/type", "outline", Map.of("coordinates", List.of(List.of())))
                .with("no coordinates", whole, "outline", Map.of("type", "Polygon"))
                .with("no ring", whole, "outline", outline("Polygon", List.of()))
                .with("a field of its own", "/outline/bbox", "outline", Body.with(polygon(SQUARE), "bbox", List.of()))
                .with("a number for a ring", whole + "/1", "outline", outline("Polygon", List.of(ring(SQUARE), 7)))
                .with("three positions", whole + "/0", "outline", polygon("0 0, 9 0, 0 0"))
                .with("an open ring", whole + "/0", "outline", polygon("0 0, 9 0, 9 9, 0 9"))
                .with("a lone number", whole + "/0/1", "outline", polygon("0 0, 9, 9 9, 0 0"))
                .with("names", whole + "/0/0", "outline", outline("Polygon", List.of(NAMED)))
                .with("a height", whole + "/0/1", "outline", polygon("0 0, 9 0 3, 9 9, 0 0"))
                .with("beyond the date line", whole + "/0/1", "outline", polygon("0 0, 181 0, 9 9, 0 0"))
                .with("beyond the pole", whole + "/0/2", "outline", polygon("0 0, 9 0, 9 -90.5, 0 0"))
                .with("a text for a number", whole + "/0/2", "outline", polygon("0 0, 9 0, 9 x, 0 0"))
                .with("a polygon's for parts", whole + "/0/0", "outline", outline("MultiPolygon", List.of(List.of(7))))
                .with("a polygon of no ring", whole + "/0", "outline", outline("MultiPolygon", List.of(List.of())))
                .with("a ring that crosses itself", whole, "outline", polygon("0 0, 9 9, 9 0, 0 9, 0 0"))
                .with("a ring of no area", whole, "outline", polygon("0 0, 9 9, 0 0, 0 0"))
                .with("a hole outside", whole, "outline", polygon(SQUARE, "20 20, 21 20, 21 21, 20 20"))
                .with("one part in another", whole, "outline", multiPolygon(SQUARE, "1 1, 2 1, 2 2, 1 1"))
                .with("more than can be divided", whole, "outline", polygon("0 0, ".repeat(20_000) + "9 9, 0 0"))
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
