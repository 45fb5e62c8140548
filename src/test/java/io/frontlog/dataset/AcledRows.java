package io.frontlog.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.frontlog.event.Actor;
import io.frontlog.event.Place;
import io.frontlog.event.Report;
import io.frontlog.event.Source;
import io.frontlog.event.Subject;
import io.frontlog.journal.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Invented rows in ACLED's columns, what they say, and what the service would hand back of it. */
final class AcledRows {
    static final Acled ACLED = new Acled();

    /** Actors, places and sources that do not exist. */
    private static final Map<String, String> CLASH = Map.ofEntries(
            Map.entry("event_id_cnty", "XXA101"),
            Map.entry("event_date", "2031-02-05"),
            Map.entry("year", "2031"),
            Map.entry("time_precision", "1"),
            Map.entry("disorder_type", "Political violence"),
            Map.entry("event_type", "Battles"),
            Map.entry("sub_event_type", "Armed clash"),
            Map.entry("actor1", "Military Forces of Examplia (2020-)"),
            Map.entry("assoc_actor_1", "River Guard; Police Forces of Examplia"),
            Map.entry("inter1", "State forces"),
            Map.entry("actor2", "FFE: Free Front of Examplia"),
            Map.entry("assoc_actor_2", "Hill Brigade"),
            Map.entry("inter2", "Rebel group"),
            Map.entry("interaction", "State forces-Rebel group"),
            Map.entry("civilian_targeting", ""),
            Map.entry("iso", "999"),
            Map.entry("region", "Middle East"),
            Map.entry("country", "Examplia"),
            Map.entry("admin1", "North Province"),
            Map.entry("admin2", "Upper District"),
            Map.entry("admin3", "Third"),
            Map.entry("location", "Someville"),
            Map.entry("latitude", "36.2000"),
            Map.entry("longitude", "37.1000"),
            Map.entry("geo_precision", "1"),
            Map.entry("source", "Example Observatory; The Sample Post"),
            Map.entry("source_scale", "Other-National"),
            Map.entry("notes", "On an invented day, two invented groups fought."),
            Map.entry("fatalities", "3"),
            Map.entry("tags", "crowd size=no report; second tag"),
            Map.entry("timestamp", "1930000000"));

    private AcledRows() {}

    /** A clash with all columns of today, but for these; a column without a value is not there. */
    static Row row(String... changes) {
        Map<String, String> values = new LinkedHashMap<>();
        Acled.COLUMNS.forEach(column -> values.put(column, CLASH.get(column)));
        for (int i = 0; i < changes.length; i += 2) {
            if (changes[i + 1] == null) values.remove(changes[i]);
            else values.put(changes[i], changes[i + 1]);
        }
        return new Row(2, values);
    }

    static Row event(String type, String sub, String... changes) {
        Map<String, String> values = new LinkedHashMap<>(row(changes).values());
        values.put("event_type", type);
        values.put("sub_event_type", sub);
        return new Row(2, values);
    }

    static Said.Happened said(Row row) throws WrongRow {
        return (Said.Happened) ACLED.read(row, null, ACLED.licence());
    }

    static ObjectNode first(Row row) throws WrongRow {
        return said(row).reports().get(0);
    }

    static List<String> tags(Row row) throws WrongRow {
        var tags = new ArrayList<String>();
        first(row).get("tags").forEach(tag -> tags.add(tag.asText()));
        return tags;
    }

    /** {@code actor role} of each participant, the actor without the prefix of its id. */
    static List<String> participants(ObjectNode report) {
        var participants = new ArrayList<String>();
        report.path("participants")
                .forEach(p -> participants.add(p.get("actor").asText().replace("acled-actor-", "") + " "
                        + p.get("role").asText()));
        return participants;
    }

    /** A report of what a row says, as the service would tell it. */
    static Told told(Said.Happened said, int report) {
        List<Report> reports = said.reports().stream().map(AcledRows::recorded).toList();
        List<Place> places = new ArrayList<>(entries(said, Subject.Kind.PLACE, Place.class));
        Collections.reverse(places);
        return new Told(
                reports.get(report),
                places,
                entries(said, Subject.Kind.ACTOR, Actor.class).stream().collect(Collectors.toMap(Actor::id, a -> a)),
                entries(said, Subject.Kind.SOURCE, Source.class).stream().collect(Collectors.toMap(Source::id, s -> s)),
                reports);
    }

    /** With defaults, as intake fills them in. */
    static Report recorded(ObjectNode body) {
        ObjectNode whole = body.deepCopy();
        whole.put("stance", body.path("stance").asText("affirms"));
        whole.put("verdict", "unassessed");
        if (!whole.has("incident")) whole.set("incident", body.get("id"));
        return as(whole, Report.class);
    }

    private static <T> List<T> entries(Said.Happened said, Subject.Kind kind, Class<T> type) {
        return said.entries().stream()
                .filter(entry -> entry.kind() == kind)
                .map(entry -> as(entry.body().deepCopy().put("id", entry.id()), type))
                .toList();
    }

    private static <T> T as(ObjectNode body, Class<T> type) {
        try {
            return Json.MAPPER.treeToValue(body, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
