package io.frontlog.intake;

import io.frontlog.Body;
import io.frontlog.Syria;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reports of control and strikes with one thing wrong each; what they share with the other kinds is here. */
final class InvalidReportBodies {
    private static final String LONG = "x".repeat(20_001);
    private static final Map<String, Object> CONTROL =
            Body.with(Syria.said("sohr: hts captured most aleppo @2024-11-30"), "id", null);
    private static final Map<String, Object> STRIKE =
            Body.with(Syria.strike("s", "aleppo", "2024-11-30", "russia"), "id", null);

    private InvalidReportBodies() {}

    static Stream<Invalid> all() {
        return Stream.of(reports(), times(), parts(), strikes()).flatMap(List::stream);
    }

    private static List<Invalid> reports() {
        return new Invalid.Table("POST", "/reports", CONTROL)
                .without("kind")
                .without("place")
                .without("when")
                .without("source")
                .without("actor")
                .without("change")
                .without("extent")
                .with("unknown kind", "/kind", "kind", "rumour")
                .with("unknown word", "/change", "change", "seized")
                .with("unknown word", "/extent", "extent", "half")
                .with("unknown word", "/stance", "stance", "doubts")
                .with("unknown word", "/verdict", "verdict", "true")
                .with("unknown word", "/interest", "interest", "none")
                .with("unknown field", "/confidence", "confidence", 0.9)
                .with("a strike's field", "/weapon", "weapon", "chemical")
                .with("no id", "/id", "id", "UPPER")
                .with("a number for an id", "/id", "id", 7)
                .with("unknown place", "/place", "place", "atlantis")
                .with("unknown source", "/source", "source", "nobody")
                .with("unknown actor", "/actor", "actor", "nobody")
                .with("no id", "/incident", "incident", "an incident")
                .with("long", "/notes", "notes", LONG)
                .with("U+0000", "/notes", "notes", "a\0b")
                .with("no language", "/lang", "lang", "x")
                .with("an empty tag", "/tags/1", "tags", List.of("a", ""))
                .rows();
    }

    private static List<Invalid> times() {
        return new Invalid.Table("POST", "/reports", CONTROL)
                .with("a text for a time", "/when", "when", "2024-11-30")
                .with("no from", "/when/from", "when", Map.of("to", "2024-11-30"))
                .with("no such day", "/when/from", "when", Map.of("from", "2024-02-30"))
                .with("no such hour", "/when/from", "when", Map.of("from", "2024-11-30T25:00:00Z"))
                .with("no offset", "/when/from", "when", Map.of("from", "2024-11-30T12:00:00"))
                .with("no such offset", "/when/from", "when", Map.of("from", "2024-11-30T12:00:00+19:00"))
                .with("another form", "/when/from", "when", Map.of("from", "30.11.2024"))
                .with("to before from", "/when/to", "when", Map.of("from", "2024-11-30", "to", "2024-11-29"))
                .with(
                        "to before from by the clock",
                        "/when/to",
                        "when",
                        Map.of("from", "2024-11-30T12:00:00Z", "to", "2024-11-30T14:00:00+03:00"))
                .with("an instant day", "/when/precision", "when", Map.of("from", "2024-11-30", "precision", "instant"))
                .with("unknown word", "/when/precision", "when", Map.of("from", "2024-11-30", "precision", "hour"))
                .with("unknown field", "/when/until", "when", Map.of("from", "2024-11-30", "until", "2024-12-01"))
                .with("no such day", "/publishedAt", "publishedAt", "2023-02-29")
                .with("no such day", "/embargoUntil", "embargoUntil", "2024-11-31")
                .rows();
    }

    private static List<Invalid> parts() {
        return new Invalid.Table("POST", "/reports", CONTROL)
                .with("nobody", "/claimant", "claimant", Map.of())
                .with("two claimants", "/claimant", "claimant", Map.of("actor", "hts", "source", "sohr"))
                .with("unknown claimant", "/claimant/actor", "claimant", Map.of("actor", "nobody"))
                .with("a place claims", "/claimant/place", "claimant", Map.of("place", "aleppo"))
                .with("no role", "/participants/0/role", "participants", List.of(Map.of("actor", "hts")))
                .with("unknown role", "/participants/0/role", "participants", List.of(part("hts", "winner")))
                .with(
                        "unknown actor",
                        "/participants/1/actor",
                        "participants",
                        List.of(part("hts", "side_a"), part("nobody", "side_b")))
                .with("an object", "/participants", "participants", part("hts", "side_a"))
                .with("no dataset", "/external/dataset", "external", Map.of("id", "17"))
                .with(
                        "U+0000",
                        "/external/row/a~1b",
                        "external",
                        Map.of("dataset", "acled", "id", "1", "row", Map.of("a/b", "\0")))
                .rows();
    }

    private static List<Invalid> strikes() {
        return new Invalid.Table("POST", "/reports", STRIKE)
                .with("a control's field", "/extent", "extent", "all")
                .with("unknown word", "/weapon", "weapon", "laser")
                .with("low over best", "/strikes/best", "strikes", Map.of("low", 3, "best", 2))
                .with("best over high", "/strikes/high", "strikes", Map.of("best", 3, "high", 2))
                .with("low over high", "/strikes/high", "strikes", Map.of("low", 3, "high", 2))
                .with("negative", "/strikes/low", "strikes", Map.of("low", -1))
                .with("half a strike", "/strikes/best", "strikes", Map.of("best", 1.5))
                .with("beyond all counting", "/strikes/high", "strikes", Map.of("high", 100_000_001L))
                .with(
                        "unknown word",
                        "/casualties/0/kind",
                        "casualties",
                        List.of(Map.of("kind", "dead", "population", "all")))
                .with("no population", "/casualties/0/population", "casualties", List.of(Map.of("kind", "killed")))
                .with(
                        "low over best",
                        "/casualties/1/best",
                        "casualties",
                        List.of(
                                Map.of("kind", "killed", "population", "all"),
                                Map.of("kind", "killed", "population", "all", "low", 2, "best", 1)))
                .rows();
    }

    private static Map<String, Object> part(String actor, String role) {
        return Map.of("actor", actor, "role", role);
    }
}
