package io.frontlog;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A theatre with the parties and places of the worked cases, and reports about it in a line each. */
public record Syria(Api api) {
    /** What everything starts from: the government held all of Aleppo. */
    public static final String BASELINE = "base/mint: gov retained all aleppo @2024-11-26 fair";

    private static final Set<String> ACTORS = Set.of("gov", "army", "hts", "russia");
    private static final Set<String> VERDICTS = Set.of("weak", "fair", "confirmed", "contested", "discounted");

    public static Syria theatre(String id) {
        Api api = Api.theatre(id);
        put(api, "/places/syria", place("country", null));
        put(api, "/places/aleppo-governorate", place("region", "syria"));
        put(api, "/places/idlib-governorate", place("region", "syria"));
        put(api, "/places/aleppo", Body.with(place("city", "aleppo-governorate"), "lat", 36.2021, "lon", 37.1343));
        put(api, "/places/idlib", Body.with(place("city", "idlib-governorate"), "lat", 35.9306, "lon", 36.6339));
        put(api, "/places/airport", place("site", "aleppo"));
        put(api, "/actors/gov", actor("state_forces", null));
        put(api, "/actors/army", actor("state_forces", "gov"));
        put(api, "/actors/hts", actor("rebel_group", null));
        put(api, "/actors/russia", actor("external_forces", null));
        put(api, "/sources/mint", source("media", null));
        put(api, "/sources/ap", source("media", null));
        put(api, "/sources/sohr", source("monitor", null));
        put(api, "/sources/statetv", source("state_media", "gov"));
        return new Syria(api);
    }

    public static Map<String, Object> place(String kind, String parent) {
        return Body.of("kind", kind, "names", Map.of("en", kind), "parent", parent);
    }

    public static Map<String, Object> actor(String kind, String partOf) {
        return Body.of("kind", kind, "names", Map.of("en", kind), "partOf", partOf);
    }

    public static Map<String, Object> source(String kind, String affiliation) {
        return Body.of("kind", kind, "name", kind, "affiliation", affiliation);
    }

    private static void put(Api api, String path, Object body) {
        api.put(path, body).then().statusCode(201);
    }

    /** Files reports of control, each of a line. */
    public Syria with(String... lines) {
        Stream.of(lines).forEach(line -> file(said(line)));
        return this;
    }

    public void file(Map<String, Object> report) {
        api.post("/reports", report).then().statusCode(201);
    }

    public void retract(String report) {
        curate(report, "retraction", Body.of("reason", "source_withdrew"));
    }

    public void assess(String report, String verdict) {
        curate(report, "assessments", Body.of("verdict", verdict));
    }

    public void curate(String report, String what, Map<String, Object> body) {
        api.post("/reports/" + report + "/" + what, body).then().statusCode(200);
    }

    public JsonPath control(String place) {
        return get("/places/" + place + "/control");
    }

    public JsonPath get(String path) {
        Response response = api.get(path);
        response.then().statusCode(200);
        return response.jsonPath();
    }

    /**
     * Reads {@code [id/]claimant: [denies|expects] actor change extent place @moment [verdict]}; without an id, the
     * claimant is the id. What an actor says was published by Live Mint.
     */
    public static Map<String, Object> said(String line) {
        String[] halves = line.split(": ", 2);
        String who = halves[0].substring(halves[0].indexOf('/') + 1);
        String id = halves[0].contains("/") ? halves[0].substring(0, halves[0].indexOf('/')) : who;
        boolean actor = ACTORS.contains(who);
        String[] words = halves[1].replaceFirst("^(denies|expects) ", "").split(" ");
        String stance = halves[1].startsWith("denies ")
                ? "denies"
                : halves[1].startsWith("expects ") ? "anticipates" : "affirms";
        return Body.of(
                "kind",
                "control",
                "id",
                id,
                "place",
                words[3],
                "when",
                Map.of("from", words[4].substring(1)),
                "source",
                actor ? "mint" : who,
                "claimant",
                Map.of(actor ? "actor" : "source", who),
                "stance",
                stance,
                "verdict",
                words.length > 5 && VERDICTS.contains(words[5]) ? words[5] : null,
                "actor",
                words[0],
                "change",
                words[1],
                "extent",
                words[2]);
    }

    /** A strike that Live Mint reports. */
    public static Map<String, Object> strike(String id, String place, String day, String... initiators) {
        List<Map<String, String>> participants = Stream.of(initiators)
                .map(actor -> Map.of("actor", actor, "role", "initiator"))
                .toList();
        return Body.of(
                "kind",
                "strike",
                "id",
                id,
                "place",
                place,
                "when",
                Map.of("from", day),
                "source",
                "mint",
                "weapon",
                "air_drone",
                "participants",
                participants);
    }
}
