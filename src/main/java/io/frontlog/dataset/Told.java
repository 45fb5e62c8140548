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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A report with all that a row says of what it names.
 *
 * @param places its place, then what that lies in, and so on to the top
 * @param actors that it names, by id
 * @param sources that it names, by id
 * @param together the live reports of the same incident, itself among them
 */
public record Told(
        Report report,
        List<Place> places,
        Map<String, Actor> actors,
        Map<String, Source> sources,
        List<Report> together) {
    /** What a row says as the service keeps it, if nothing of it was known before. */
    static Told of(Said.Happened said) {
        Map<String, Place> places = entries(said, Subject.Kind.PLACE, Place.class);
        List<Report> reports =
                said.reports().stream().map(body -> as(body, Report.class)).toList();
        var upwards = new ArrayList<Place>();
        for (String id = reports.get(0).place();
                id != null;
                id = upwards.get(upwards.size() - 1).parent()) upwards.add(Objects.requireNonNull(places.get(id)));
        return new Told(
                reports.get(0),
                upwards,
                entries(said, Subject.Kind.ACTOR, Actor.class),
                entries(said, Subject.Kind.SOURCE, Source.class),
                reports);
    }

    private static <T> Map<String, T> entries(Said.Happened said, Subject.Kind kind, Class<T> type) {
        return said.entries().stream()
                .filter(entry -> entry.kind() == kind)
                .collect(Collectors.toMap(
                        Said.Entry::id, entry -> as(entry.body().deepCopy().put("id", entry.id()), type)));
    }

    private static <T> T as(ObjectNode body, Class<T> type) {
        try {
            return Json.MAPPER.treeToValue(body, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
