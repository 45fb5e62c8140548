package io.frontlog.statements;

import static java.util.stream.Collectors.groupingBy;

import io.frontlog.catalogue.Levels;
import io.frontlog.catalogue.Points;
import io.frontlog.catalogue.Sides;
import io.frontlog.catalogue.Zones;
import io.frontlog.event.Claim;
import io.frontlog.event.Report;
import io.frontlog.event.Vocabulary;
import io.frontlog.http.Cursor.DayAndId;
import io.frontlog.http.Parameters;
import io.frontlog.journal.Json;
import io.frontlog.rule.Incident;
import io.frontlog.rule.IncidentRule;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Reports of statements or measures, each with how well it stands beside those that say the same in its incident. */
@ApplicationScoped
class SaidReports {
    private static final String ROWS =
            "select r.doc from report_version r where r.theatre = :theatre and r.kind = :kind"
                    + " and r.known_to is null and not r.retracted and r.last_day >= :from and r.first_day <= :to";
    private static final String ORDER = " order by r.first_day, r.id limit :limit";
    private static final String BESIDE = "select r.doc from report_version r where r.theatre = :theatre"
            + " and r.kind = :kind and r.known_to is null and not r.retracted and r.incident in (:incidents)";

    private final Points points;

    SaidReports(Points points) {
        this.points = points;
    }

    /**
     * What is asked.
     *
     * @param fields of the claim that must have a value, by name
     */
    record Asked(
            String theatre,
            Claim.Kind kind,
            Map<String, String> fields,
            @Nullable String place,
            @Nullable String region,
            LocalDate from,
            LocalDate to,
            @Nullable DayAndId after,
            int limit) {}

    /** A report, and what it and those that say the same amount to. */
    record Stands(Report report, LocalDate firstDay, Incident together) {}

    record Page(List<Stands> said, @Nullable String next) {}

    /** @param same what reports of one incident must have in common to say the same */
    Uni<Page> find(Mutiny.StatelessSession session, Asked asked, Function<Report, Object> same) {
        return points.require(session, asked.theatre, "place", asked.place)
                .chain(() -> points.require(session, asked.theatre, "region", asked.region))
                .chain(() -> page(session, asked))
                .chain(reports -> Zones.of(asked.theatre, session).chain(zone -> Sides.of(asked.theatre, session)
                        .chain(parties -> beside(session, asked, reports).map(groups -> {
                            List<Report> shown = reports.subList(0, Math.min(asked.limit, reports.size()));
                            List<Stands> said = shown.stream()
                                    .map(report -> new Stands(
                                            report,
                                            report.when().firstDay(zone),
                                            IncidentRule.fold(
                                                            report.incident(),
                                                            groups.getOrDefault(report.incident(), List.of()).stream()
                                                                    .filter(other -> same.apply(other)
                                                                            .equals(same.apply(report)))
                                                                    .toList(),
                                                            parties,
                                                            zone)
                                                    .orElseThrow()))
                                    .toList();
                            return new Page(said, shown.size() == reports.size() ? null : next(said));
                        }))));
    }

    private static String next(List<Stands> said) {
        Stands last = said.get(said.size() - 1);
        return new DayAndId(last.firstDay, last.report.id()).encode();
    }

    private static Uni<List<Report>> page(Mutiny.StatelessSession session, Asked asked) {
        var query = new StringBuilder(asked.region == null ? ROWS : Levels.INSIDE + ROWS);
        if (asked.place != null) query.append(" and r.place = :place");
        if (asked.region != null) query.append(" and r.place in (select inside.id from inside)");
        asked.fields.keySet().forEach(field -> query.append(" and cast(r.doc as json) ->> '")
                .append(field)
                .append("' = :")
                .append(field));
        if (asked.after != null) query.append(" and (r.first_day, r.id) > (:day, :after)");
        var bound = session.createNativeQuery(query + ORDER, String.class)
                .setParameter("theatre", asked.theatre)
                .setParameter("kind", Vocabulary.word(asked.kind))
                .setParameter("from", asked.from)
                .setParameter("to", asked.to)
                .setParameter("limit", asked.limit + 1);
        asked.fields.forEach(bound::setParameter);
        if (asked.place != null) bound.setParameter("place", asked.place);
        if (asked.region != null) bound.setParameter("region", asked.region);
        if (asked.after != null) {
            bound.setParameter("day", asked.after.day()).setParameter("after", asked.after.id());
        }
        return bound.getResultList()
                .map(docs ->
                        docs.stream().map(doc -> Json.read(doc, Report.class)).toList());
    }

    /** All that was said in the incidents of some reports, by incident. */
    private static Uni<Map<String, List<Report>>> beside(
            Mutiny.StatelessSession session, Asked asked, List<Report> reports) {
        if (reports.isEmpty()) return Uni.createFrom().item(new HashMap<>());
        return session.createNativeQuery(BESIDE, String.class)
                .setParameter("theatre", asked.theatre)
                .setParameter("kind", Vocabulary.word(asked.kind))
                .setParameter(
                        "incidents",
                        reports.stream().map(Report::incident).distinct().toList())
                .getResultList()
                .map(docs ->
                        docs.stream().map(doc -> Json.read(doc, Report.class)).collect(groupingBy(Report::incident)));
    }

    /** Fields that were asked for, by name. */
    static Map<String, String> fields(@Nullable String... namesAndValues) {
        var fields = new HashMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            String value = namesAndValues[i + 1];
            if (value != null) fields.put(String.valueOf(namesAndValues[i]), value);
        }
        return fields;
    }

    /** Complains of a range that ends before it begins. */
    static LocalDate last(Parameters parameters, @Nullable String to, LocalDate first, LocalDate otherwise) {
        LocalDate last = parameters.day("to", to, otherwise);
        if (last.isBefore(first)) parameters.refuse("to", "is before from");
        return last;
    }
}
