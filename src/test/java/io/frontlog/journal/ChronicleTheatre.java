package io.frontlog.journal;

import io.frontlog.event.Event;
import io.frontlog.event.Event.IncidentsMerged;
import io.frontlog.event.Event.ReportAmended;
import io.frontlog.event.Event.ReportAssessed;
import io.frontlog.event.Event.ReportMoved;
import io.frontlog.event.Event.ReportReinstated;
import io.frontlog.event.Event.ReportRetracted;
import io.frontlog.event.Event.Reported;
import io.frontlog.event.Report;
import io.frontlog.event.Subject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A theatre as its accepted events left it, and what may come next. */
final class ChronicleTheatre {
    final String id;
    final ChronicleWorld world;
    private final ChronicleReports reports;
    private final Chance chance;

    /** In the order in which they were filed. */
    final List<String> filed = new ArrayList<>();

    final Map<String, Report> latest = new HashMap<>();
    final Set<String> retracted = new HashSet<>();
    final Map<Subject, Integer> versions = new HashMap<>();
    /** By what absorbed it. */
    final Map<String, String> survivors = new HashMap<>();

    ChronicleTheatre(String id, String zone, Chance chance) {
        this.id = id;
        this.chance = chance;
        world = new ChronicleWorld(id, zone, chance);
        reports = new ChronicleReports(world, chance);
    }

    void accepted(Event event) {
        versions.merge(event.subject(), 1, Integer::sum);
        if (event instanceof Reported e) {
            filed.add(e.report().id());
            latest.put(e.report().id(), e.report());
        } else if (event instanceof ReportAmended e) {
            latest.put(e.report().id(), e.report());
        } else if (event instanceof ReportAssessed e) {
            latest.computeIfPresent(e.report(), (id, was) -> was.assessed(e.verdict()));
        } else if (event instanceof ReportMoved e) {
            latest.computeIfPresent(e.report(), (id, was) -> was.movedTo(e.incident()));
        } else if (event instanceof ReportRetracted e) {
            retracted.add(e.report());
        } else if (event instanceof ReportReinstated e) {
            retracted.remove(e.report());
        } else if (event instanceof IncidentsMerged e) {
            e.absorbed().forEach(absorbed -> survivors.put(absorbed, e.survivor()));
        }
    }

    /** Whatever may happen next; most of it is in order, some of it comes too late. */
    Event next(LocalDate today) {
        if (filed.size() < 10 || chance.in(58)) return new Reported(report(today));
        String report = chance.recent(filed);
        Report state = latest.get(report);
        return switch (chance.between(0, 19)) {
            case 0, 1, 2, 3, 4 -> new ReportAmended(reports.amended(state, today));
            case 5, 6, 7, 8, 9 ->
                new ReportAssessed(report, chance.one(Report.Verdict.values()), chance.maybe(20, () -> "Перевірено ✓"));
            case 10, 11, 12 ->
                new ReportRetracted(
                        report, chance.one(ReportRetracted.Reason.values()), chance.maybe(20, () -> "سُحب الخبر"));
            case 13, 14 ->
                new ReportReinstated(
                        retracted.isEmpty()
                                ? report
                                : chance.one(retracted.stream().sorted().toList()),
                        chance.maybe(20, () -> "It is back"));
            case 15, 16, 17 ->
                new ReportMoved(
                        report,
                        chance.in(70) ? latest.get(chance.recent(filed)).incident() : chance.id(),
                        chance.maybe(20, () -> "The same raid"));
            case 18 -> merge(state.incident());
            default -> world.revised();
        };
    }

    /** With one or two of those filed about then. */
    private Event merge(String incident) {
        var absorbed = new ArrayList<>(List.of(latest.get(chance.recent(filed)).incident()));
        if (chance.in(40)) absorbed.add(latest.get(chance.recent(filed)).incident());
        return new IncidentsMerged(incident, absorbed, chance.maybe(30, () -> "Одна атака"));
    }

    private Report report(LocalDate today) {
        String report = "r" + (filed.size() + 1);
        if (filed.size() < 10 || chance.in(55)) return reports.of(report, today);
        return reports.relayed(latest.get(chance.recent(filed)), report, today);
    }

    int version(Event event) {
        return versions.getOrDefault(event.subject(), 0);
    }

    Chance chance() {
        return chance;
    }
}
