package io.frontlog.asof;

import io.frontlog.Body;
import io.frontlog.Syria;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Random commands of every sort: reports of most kinds, their curation, and revisions of the catalogue. */
final class History {
    /** @param method POST or PUT */
    record Command(String method, String path, Map<String, Object> body) {}

    private static final List<String> PLACES =
            List.of("aleppo", "airport", "idlib", "aleppo-governorate", "idlib-governorate", "syria");
    private static final List<String> CLAIMANTS = List.of("mint", "ap", "sohr", "statetv", "hts", "gov", "army");
    private static final List<String> PARTIES = List.of("gov", "army", "hts", "russia");

    private final Random random;
    private final List<String> reports = new ArrayList<>();
    private final List<String> incidents = new ArrayList<>(List.of("raid", "siege"));

    History(long seed) {
        random = new Random(seed);
    }

    Command next() {
        int dice = random.nextInt(100);
        if (reports.size() < 5 || dice < 55) return file();
        if (dice < 60) return revise();
        if (dice < 64) return merge();
        String report = any(reports);
        if (dice < 72) return post(report, "amendments", Body.with(said(report), "id", null));
        if (dice < 80) return post(report, "retraction", Body.of("reason", "source_withdrew", "note", "as it said"));
        if (dice < 87) return post(report, "reinstatement", Body.of());
        if (dice < 95)
            return post(
                    report, "assessments", Body.of("verdict", any(List.of("weak", "fair", "confirmed", "discounted"))));
        return post(
                report,
                "incident",
                Body.of("incident", random.nextBoolean() ? any(incidents) : "own-" + random.nextInt(9)));
    }

    private Command file() {
        String id = "r-" + reports.size();
        var report = said(id);
        reports.add(id);
        if (!report.containsKey("incident")) incidents.add(id);
        return new Command("POST", "/reports", report);
    }

    private Map<String, Object> said(String id) {
        Map<String, Object> said = any(List.<Supplier<Map<String, Object>>>of(
                        this::control, this::control, this::violence, this::violence, this::spoken))
                .get();
        var report = Body.with(said, "id", id);
        return random.nextInt(4) == 0 ? Body.with(report, "incident", any(incidents)) : report;
    }

    private Map<String, Object> control() {
        String stance = any(List.of("", "", "", "", "denies ", "expects "));
        String change = any(List.of("captured", "captured", "entered", "retained", "withdrew", "lost"));
        String extent = any(List.of("part", "large_part", "most", "all"));
        String verdict = any(List.of("", "", "", " fair", " weak"));
        return Syria.said(any(CLAIMANTS) + ": " + stance + any(PARTIES) + " " + change + " " + extent + " "
                + any(PLACES) + " @" + day() + verdict);
    }

    private Map<String, Object> violence() {
        String kind = any(List.of("strike", "clash", "attack_on_civilians"));
        var report = Body.with(
                Syria.strike(
                        "", any(PLACES), day(), random.nextBoolean() ? new String[] {any(PARTIES)} : new String[0]),
                "kind",
                kind,
                "source",
                any(List.of("mint", "ap", "sohr", "statetv")));
        if (!kind.equals("strike")) report = Body.with(report, "weapon", null);
        if (random.nextBoolean()) return report;
        int low = random.nextInt(5);
        return Body.with(
                report,
                "casualties",
                List.of(Map.of(
                        "kind", "killed", "population", "civilians", "low", low, "best", low + random.nextInt(3))));
    }

    private Map<String, Object> spoken() {
        var report =
                Body.of("place", any(PLACES), "when", Map.of("from", day()), "source", any(List.of("mint", "sohr")));
        return switch (random.nextInt(4)) {
            case 0 ->
                Body.with(
                        report,
                        "kind",
                        "statement",
                        "speaker",
                        Map.of("actor", any(PARTIES)),
                        "act",
                        any(List.of("claims", "denies", "blames")),
                        "proposition",
                        "it was so",
                        "about",
                        reports.isEmpty() ? null : any(reports));
            case 1 ->
                Body.with(
                        report,
                        "kind",
                        "measure",
                        "measure",
                        "territory_share",
                        "actor",
                        "gov",
                        "value",
                        0.7,
                        "unit",
                        "share");
            case 2 ->
                Body.with(
                        report,
                        "kind",
                        "relation",
                        "from",
                        "gov",
                        "to",
                        any(List.of("russia", "hts")),
                        "relation",
                        any(List.of("backs", "hostile_to")));
            default ->
                Body.with(
                        report,
                        "kind",
                        "displacement",
                        "movement",
                        any(List.of("flight", "return")),
                        "persons",
                        Map.of("low", random.nextInt(1000)));
        };
    }

    private Command revise() {
        return switch (random.nextInt(4)) {
            case 0 -> put("/sources/statetv", Syria.source("state_media", any(List.of("gov", "hts"))));
            case 1 -> put("/actors/army", Syria.actor("state_forces", any(List.of("gov", "russia"))));
            case 2 -> put("/sources/sohr", Syria.source(any(List.of("monitor", "social")), null));
            default -> put("/places/airport", Syria.place("site", any(List.of("aleppo", "idlib"))));
        };
    }

    private Command merge() {
        String survivor = any(incidents);
        return new Command("POST", "/incidents/" + survivor + "/merges", Body.of("absorbed", List.of(any(incidents))));
    }

    private String day() {
        return "2024-11-" + (26 + random.nextInt(5));
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static Command post(String report, String what, Map<String, Object> body) {
        return new Command("POST", "/reports/" + report + "/" + what, body);
    }

    private static Command put(String path, Map<String, Object> body) {
        return new Command("PUT", path, body);
    }
}
