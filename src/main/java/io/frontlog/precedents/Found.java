package io.frontlog.precedents;

import io.frontlog.event.Claim;
import io.frontlog.event.Report;
import io.frontlog.incidents.IncidentAnswer;
import io.frontlog.incidents.Incidents;
import io.frontlog.journal.Json;
import io.frontlog.projecting.Sql;
import io.frontlog.rule.PrecedentRule;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** A live incident, and the latest earlier one. */
record Found(IncidentAnswer incident, String locality, @Nullable String earlier, @Nullable LocalDate earlierDay) {
    /**
     * The latest earlier one: in the settlement, by index; or anywhere in an area, if it is known no finer. Of those of one
     * day it is that of the least id, so that one more seldom makes a difference.
     */
    private static final String FIND =
            """
            select i.doc, i.locality, coalesce(inside.id, anywhere.id) as earlier,
                   coalesce(inside.last_day, anywhere.last_day) as earlier_day
              from incident i
              cross join lateral (
                select split_part(i.levels, ' ', 1) in ('country', 'region', 'district') as wide) area
              left join lateral (
                select p.id, p.last_day from incident p
                 where p.theatre = i.theatre and p.kind = i.kind and p.state = 'live' and p.locality = i.locality
                   and p.known_to is null
                   and p.last_day < i.first_day and not area.wide
                 order by p.last_day desc, p.id collate "C" limit 1) inside on true
              left join lateral (
                select p.id, p.last_day from incident p
                 where p.theatre = i.theatre and p.kind = i.kind and p.state = 'live' and p.last_day < i.first_day
                   and p.known_to is null
                   and area.wide and strpos(p.levels || chr(10), ' ' || i.locality || chr(10)) > 0
                 order by p.last_day desc, p.id collate "C" limit 1) anywhere on true
             where i.theatre = %1$s and i.id = any(cast(%2$s as text[])) and i.state = 'live' and i.known_to is null
            """;

    private static final String MEASURE = "first_since";

    /** What was filed with an incident, and what speaks of one. */
    private static final String SAID =
            """
            select id, doc from report_version
             where theatre = %1$s and id = any(cast(%2$s as text[])) and kind in ('measure', 'statement')
               and known_to is null and not retracted
            union
            select id, doc from report_version
             where theatre = %1$s and about = any(cast(%3$s as text[])) and kind = 'statement'
               and known_to is null and not retracted
            order by id
            """;

    private static final String ASK = FIND.formatted("$1", "$2");
    private static final String ASK_SAID = SAID.formatted("$1", "$2", "$3");
    private static final String READ = FIND.formatted(":theatre", ":incidents");
    private static final String READ_SAID = SAID.formatted(":theatre", ":attached", ":names");

    /** Those of the ids that are live, as a reader sees them. */
    static Uni<List<Found>> find(Mutiny.StatelessSession session, String theatre, Collection<String> incidents) {
        return session.createNativeQuery(READ, Object[].class)
                .setParameter("theatre", theatre)
                .setParameter("incidents", incidents.toArray(String[]::new))
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Found(
                                Incidents.answer(row[0]), (String) row[1], (String) row[2], (LocalDate) row[3]))
                        .toList());
    }

    /** What is said of them, as a reader sees it. */
    static Uni<List<Report>> said(Mutiny.StatelessSession session, String theatre, List<Found> found) {
        return session.createNativeQuery(READ_SAID, Object[].class)
                .setParameter("theatre", theatre)
                .setParameter("attached", attached(found))
                .setParameter("names", names(found))
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> Json.read((String) row[1], Report.class))
                        .toList());
    }

    /** What is said of them, as a projection sees it. */
    static List<Report> said(String theatre, List<Found> found, Sql sql) {
        if (found.isEmpty()) return List.of();
        var reports = new ArrayList<Report>();
        for (Row row : sql.ask(ASK_SAID, theatre, attached(found), names(found)).get()) {
            reports.add(Json.read(row.getString("doc"), Report.class));
        }
        return reports;
    }

    private static String[] attached(List<Found> found) {
        return found.stream().flatMap(f -> f.incident.attached().stream()).toArray(String[]::new);
    }

    private static String[] names(List<Found> found) {
        return found.stream().flatMap(Found::names).toArray(String[]::new);
    }

    /** Those of the ids that are live, as a projection sees them. */
    static List<Found> find(String theatre, Collection<String> incidents, Sql sql) {
        var found = new ArrayList<Found>();
        for (Row row : sql.ask(ASK, theatre, incidents.toArray(String[]::new)).get()) {
            found.add(new Found(
                    Incidents.answer(row.getString("doc")),
                    row.getString("locality"),
                    row.getString("earlier"),
                    row.getLocalDate("earlier_day")));
        }
        return found;
    }

    /** Everything that a statement about it may name. */
    Stream<String> names() {
        return Stream.of(List.of(incident.id()), incident.absorbed(), incident.reports(), incident.against())
                .flatMap(List::stream);
    }

    private boolean isSpokenOfBy(Report report) {
        boolean about = report.claim() instanceof Claim.Statement statement
                && statement.about() != null
                && names().anyMatch(statement.about()::equals);
        boolean measures = report.claim() instanceof Claim.Measure measure
                && measure.measure().equals(MEASURE);
        boolean states = report.claim() instanceof Claim.Statement;
        return about || incident.attached().contains(report.id()) && (measures || states);
    }

    PrecedentRow row(Map<Claim.Kind, LocalDate> coverage, List<Report> said) {
        LocalDate coverageFrom = coverage.get(incident.kind());
        var gap = PrecedentRule.gap(incident.from(), earlierDay, coverageFrom);
        return new PrecedentRow(
                incident.id(),
                incident.kind(),
                incident.place(),
                incident.from(),
                earlier,
                gap.gapDays(),
                coverageFrom,
                gap.finding(),
                said.stream()
                        .filter(this::isSpokenOfBy)
                        .map(PrecedentRow.Said::of)
                        .toList());
    }
}
