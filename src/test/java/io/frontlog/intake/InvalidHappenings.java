package io.frontlog.intake;

import io.frontlog.Body;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Clashes, attacks, movements, displacement and tolls with one thing wrong each. */
final class InvalidHappenings {
    private static final List<Map<String, Object>> KILLED =
            List.of(Map.of("kind", "killed", "population", "combatants", "best", 300));

    private InvalidHappenings() {}

    static Stream<Invalid> all() {
        return Stream.of(clashes(), attacks(), movements(), displacement(), tolls())
                .flatMap(List::stream);
    }

    /** A sound report of a kind, by SOHR, of Aleppo. */
    static Map<String, Object> report(String kind, Object... fields) {
        return Body.with(
                Body.of("kind", kind, "place", "aleppo", "when", Map.of("from", "2024-11-30"), "source", "sohr"),
                fields);
    }

    private static List<Invalid> clashes() {
        return new Invalid.Table("POST", "/reports", report("clash"))
                .without("place")
                .without("when")
                .without("source")
                .with("a strike's field", "/weapon", "weapon", "air_drone")
                .with("a strike's field", "/strikes", "strikes", Map.of("best", 2))
                .with("a strike's field", "/target", "target", "a depot")
                .with("a control's field", "/actor", "actor", "hts")
                .with("another case", "/kind", "kind", "Clash")
                .with("the plural", "/kind", "kind", "clashes")
                .with("unknown side", "/participants/0/role", "participants", List.of(part("hts", "side_c")))
                .with("unknown actor", "/participants/0/actor", "participants", List.of(part("nobody", "side_a")))
                .rows();
    }

    private static List<Invalid> attacks() {
        return new Invalid.Table("POST", "/reports", report("attack_on_civilians"))
                .without("place")
                .without("when")
                .with("another spelling", "/kind", "kind", "attack-on-civilians")
                .with("a strike's field", "/weapon", "weapon", "grenade")
                .with("unknown victim", "/participants/0/actor", "participants", List.of(part("nobody", "victim")))
                .with(
                        "unknown word",
                        "/casualties/0/population",
                        "casualties",
                        List.of(Map.of("kind", "killed", "population", "civilian")))
                .with(
                        "unknown actor",
                        "/casualties/0/actor",
                        "casualties",
                        List.of(Map.of("kind", "killed", "population", "civilians", "actor", "nobody")))
                .rows();
    }

    private static List<Invalid> movements() {
        var sound = report("movement", "actor", "hts", "movement", "advance", "from", "aleppo", "toward", "idlib");
        return new Invalid.Table("POST", "/reports", sound)
                .without("actor")
                .without("movement")
                .with("unknown word", "/movement", "movement", "retreat")
                .with("a displacement's word", "/movement", "movement", "evacuation")
                .with("no word", "/movement", "movement", List.of("advance"))
                .with("unknown actor", "/actor", "actor", "nobody")
                .with("a place for an actor", "/actor", "actor", "aleppo")
                .with("unknown place", "/from", "from", "atlantis")
                .with("an actor for a place", "/from", "from", "gov")
                .with("unknown place", "/toward", "toward", "atlantis")
                .with("an actor for a place", "/toward", "toward", "hts")
                .with("no id", "/toward", "toward", "The South")
                .with("toward where it comes from", "/toward", "toward", "aleppo")
                .with("a displacement's field", "/to", "to", "idlib")
                .with("a displacement's field", "/persons", "persons", Map.of("best", 10))
                .rows();
    }

    private static List<Invalid> displacement() {
        var sound = report("displacement", "movement", "flight", "from", "aleppo", "to", "idlib");
        return new Invalid.Table("POST", "/reports", sound)
                .without("movement")
                .with("unknown word", "/movement", "movement", "exodus")
                .with("a movement's word", "/movement", "movement", "withdrawal")
                .with("unknown place", "/from", "from", "atlantis")
                .with("an actor for a place", "/from", "from", "hts")
                .with("unknown place", "/to", "to", "atlantis")
                .with("an actor for a place", "/to", "to", "russia")
                .with("a number for an id", "/to", "to", 7)
                .with("a movement's field", "/toward", "toward", "idlib")
                .with("a movement's field", "/actor", "actor", "hts")
                .with("a number", "/persons", "persons", 14_000)
                .with("low over best", "/persons/best", "persons", Map.of("low", 3, "best", 2))
                .with("best over high", "/persons/high", "persons", Map.of("best", 3, "high", 2))
                .with("low over high", "/persons/high", "persons", Map.of("low", 3, "high", 2))
                .with("negative", "/persons/low", "persons", Map.of("low", -1))
                .with("half a person", "/persons/best", "persons", Map.of("best", 0.5))
                .with("a text for a number", "/persons/best", "persons", Map.of("best", "many"))
                .with("beyond all counting", "/persons/high", "persons", Map.of("high", 100_000_001L))
                .with("unknown field", "/persons/exactly", "persons", Map.of("exactly", 5))
                .rows();
    }

    private static List<Invalid> tolls() {
        var rows = new ArrayList<>(new Invalid.Table("POST", "/reports", report("casualties", "casualties", KILLED))
                .without("casualties")
                .with("nobody", "/casualties", "casualties", List.of())
                .with("an object", "/casualties", "casualties", KILLED.get(0))
                .with("more than a hundred", "/casualties", "casualties", many(101))
                .with("an incident of its own", "/incident", "incident", "known")
                .with("an incident that is no id", "/incident", "incident", "An Incident")
                .with("unknown word", "/casualties/0/kind", "casualties", harmed("kind", "wounded"))
                .with("unknown word", "/casualties/0/population", "casualties", harmed("population", "rebels"))
                .with("unknown actor", "/casualties/0/actor", "casualties", harmed("actor", "nobody"))
                .with("low over best", "/casualties/0/best", "casualties", harmed("low", 301))
                .with("best over high", "/casualties/0/high", "casualties", harmed("high", 299))
                .with("unknown field", "/casualties/0/wounded", "casualties", harmed("wounded", 1))
                .with("a displacement's field", "/persons", "persons", Map.of("best", 300))
                .rows());
        rows.addAll(new Invalid.Table("POST", "/reports/known/amendments", report("casualties", "casualties", KILLED))
                .with("an incident by amendment", "/incident", "incident", "other")
                .rows());
        return rows;
    }

    private static List<Map<String, Object>> harmed(String field, Object value) {
        return List.of(Body.with(KILLED.get(0), field, value));
    }

    private static List<Map<String, Object>> many(int entries) {
        return Stream.generate(() -> KILLED.get(0)).limit(entries).toList();
    }

    private static Map<String, Object> part(String actor, String role) {
        return Map.of("actor", actor, "role", role);
    }
}
