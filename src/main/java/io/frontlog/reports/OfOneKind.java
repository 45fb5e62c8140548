package io.frontlog.reports;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.frontlog.catalogue.Sides;
import io.frontlog.catalogue.Zones;
import io.frontlog.event.Claim;
import io.frontlog.event.Report;
import io.frontlog.incidents.Merges;
import io.frontlog.reports.ReportSearch.Retracted;
import io.frontlog.rule.Incident;
import io.frontlog.rule.IncidentRule;
import io.frontlog.rule.Parties;
import io.smallrye.mutiny.Uni;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Live reports of one kind and what they amount to by themselves, incident by incident: also where they were filed with
 * an incident of another kind, that they do not weigh in.
 *
 * @param byIncident by the survivor of the incident that they name
 */
public record OfOneKind(
        Map<String, List<Report>> byIncident, Map<String, String> survivors, Parties parties, ZoneId zone) {

    /** All of a kind that were filed with the incidents of those that are found. */
    public static Uni<OfOneKind> beside(
            Mutiny.StatelessSession session, String theatre, Claim.Kind kind, ReportSearch found) {
        return found.kinds(Set.of(kind))
                .retracted(Retracted.FALSE)
                .incidents(session)
                .chain(incidents -> beside(session, theatre, kind, incidents));
    }

    /** All of a kind that were filed with some incidents. */
    public static Uni<OfOneKind> beside(
            Mutiny.StatelessSession session, String theatre, Claim.Kind kind, Collection<String> incidents) {
        return Zones.of(theatre, session).chain(zone -> Sides.of(theatre, session)
                .chain(parties -> Merges.survivors(session, theatre, incidents).chain(survivors -> new ReportSearch(
                                theatre, null, 0)
                        .kinds(Set.of(kind))
                        .retracted(Retracted.FALSE)
                        .incidents(survivors.keySet())
                        .all(session)
                        .map(all -> new OfOneKind(
                                all.stream()
                                        .collect(groupingBy(
                                                report -> survivors.getOrDefault(report.incident(), report.incident()),
                                                TreeMap::new,
                                                toList())),
                                survivors,
                                parties,
                                zone)))));
    }

    /** One for each incident, by its id. */
    public List<Incident> incidents() {
        return byIncident.entrySet().stream()
                .flatMap(e -> IncidentRule.fold(e.getKey(), e.getValue(), parties, zone).stream())
                .toList();
    }

    /** What a report and those of its incident that say the same amount to. */
    public Incident together(Report report, Predicate<Report> same) {
        String incident = survivors.getOrDefault(report.incident(), report.incident());
        List<Report> alike = byIncident.getOrDefault(incident, List.of()).stream()
                .filter(same)
                .toList();
        return IncidentRule.fold(incident, alike, parties, zone).orElseThrow();
    }
}
