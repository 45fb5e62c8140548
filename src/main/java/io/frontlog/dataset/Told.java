package io.frontlog.dataset;

import io.frontlog.event.Actor;
import io.frontlog.event.Place;
import io.frontlog.event.Report;
import io.frontlog.event.Source;
import java.util.List;
import java.util.Map;

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
        List<Report> together) {}
