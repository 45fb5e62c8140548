package io.frontlog.intake;

import io.frontlog.Body;
import io.frontlog.Syria;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What takes back, corrects, assesses, moves and merges, with one thing wrong each. */
final class InvalidCuration {
    private static final String LONG = "x".repeat(20_001);
    private static final Map<String, Object> CONTROL =
            Body.with(Syria.said("sohr: hts captured most aleppo @2024-11-30"), "id", null);

    private InvalidCuration() {}

    static Stream<Invalid> all() {
        return Stream.of(verdicts(), amendments(), moves(), merges()).flatMap(List::stream);
    }

    private static List<Invalid> verdicts() {
        var rows = new ArrayList<Invalid>();
        rows.addAll(new Invalid.Table("POST", "/reports/known/retraction", Body.of("reason", "mistaken"))
                .without("reason")
                .with("unknown word", "/reason", "reason", "regret")
                .with("empty note", "/note", "note", "")
                .with("unknown field", "/report", "report", "other")
                .rows());
        rows.addAll(new Invalid.Table("POST", "/reports/known/assessments", Body.of("verdict", "fair"))
                .without("verdict")
                .with("unknown word", "/verdict", "verdict", "good")
                .with("U+0000", "/note", "note", "\0")
                .rows());
        rows.addAll(new Invalid.Table("POST", "/reports/known/reinstatement", Body.of())
                .with("unknown field", "/reason", "reason", "mistaken")
                .rows());
        return rows;
    }

    private static List<Invalid> amendments() {
        var rows = new ArrayList<Invalid>();
        rows.addAll(new Invalid.Table("POST", "/reports/known/amendments", CONTROL)
                .with("another id", "/id", "id", "other")
                .with("unknown place", "/place", "place", "atlantis")
                .without("when")
                .rows());
        rows.addAll(new Invalid.Table("POST", "/reports/known/amendments", InvalidHappenings.report("clash"))
                .with("the fields of what it was", "/extent", "extent", "all")
                .with("unknown kind", "/kind", "kind", "skirmish")
                .rows());
        return rows;
    }

    private static List<Invalid> moves() {
        return new Invalid.Table("POST", "/reports/known/incident", Body.of("incident", "other"))
                .with("unknown incident", "/incident", "incident", "nowhere")
                .with("a place for an incident", "/incident", "incident", "aleppo")
                .with("no id", "/incident", "incident", "The Raid")
                .with("a number for an id", "/incident", "incident", 7)
                .with("a list", "/incident", "incident", List.of("other"))
                .with("U+0000", "/incident", "incident", "a\0b")
                .with("empty note", "/note", "note", "")
                .with("long note", "/note", "note", LONG)
                .with("the path's field", "/report", "report", "known")
                .with("a merge's field", "/absorbed", "absorbed", List.of("other"))
                .rows();
    }

    private static List<Invalid> merges() {
        return new Invalid.Table("POST", "/incidents/known/merges", Body.of("absorbed", List.of("other")))
                .without("absorbed")
                .with("none", "/absorbed", "absorbed", List.of())
                .with("a text for a list", "/absorbed", "absorbed", "other")
                .with("one twice", "/absorbed", "absorbed", List.of("other", "other"))
                .with("more than a hundred", "/absorbed", "absorbed", repeated(101))
                .with("unknown incident", "/absorbed/0", "absorbed", List.of("nowhere"))
                .with("one of two unknown", "/absorbed/1", "absorbed", List.of("other", "nowhere"))
                .with("a place for an incident", "/absorbed/0", "absorbed", List.of("aleppo"))
                .with("no id", "/absorbed/0", "absorbed", List.of("The Raid"))
                .with("a number for an id", "/absorbed/1", "absorbed", List.of("other", 7))
                .with("itself", "/absorbed/0", "absorbed", List.of("known"))
                .with("itself among others", "/absorbed/1", "absorbed", List.of("other", "known"))
                .with("empty note", "/note", "note", "")
                .with("long note", "/note", "note", LONG)
                .with("the path's field", "/incident", "incident", "known")
                .rows();
    }

    /** So many of one: too many, and each a known one. */
    private static List<String> repeated(int many) {
        return IntStream.range(0, many).mapToObj(i -> "other").toList();
    }
}
