package io.frontlog.reports;

import io.frontlog.catalogue.Levels;
import io.frontlog.event.Vocabulary;
import io.frontlog.http.Cursor;
import io.frontlog.http.Parameters;
import io.smallrye.mutiny.Uni;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Which reports are asked for: conditions that all hold, of the version that now stands. They come by their first day,
 * then by id; a page goes on behind the last of the page before, so that what is recorded meanwhile moves nothing.
 */
final class ReportSearch {
    /** Whether to give what was retracted. */
    enum Retracted {
        FALSE,
        TRUE,
        ANY
    }

    /** One more than the limit shows that there are more. */
    record Page(List<ReportRow> rows, @Nullable String next) {}

    /** All that the row maps, and nothing else: Hibernate Reactive stumbles over a column that it does not map. */
    private static final String ROWS =
            """
            select r.theatre, r.id, r.version, r.retracted, r.kind, r.place, r.incident, r.doc, r.known_from, r.known_to,
                   r.recorded_at, r.first_day, r.partition, r.act, r.submitted_by, r.reason, r.note
              from report_version r where r.theatre = :theatre and r.known_to is null
            """;

    private static final String ORDER = " order by r.first_day, r.id";
    private static final String DOC = "cast(r.doc as json)";
    private static final String REGION = "r.place in (" + Levels.INSIDE + " select id from inside)";

    /** An incident's, those of what it absorbed and of what absorbed it: they weigh as one. */
    private static final String FAMILY =
            """
            r.incident in (
                with recursive up as (
                    select cast(:incident as text) as id
                    union
                    select m.survivor from up join incident_merge m on m.theatre = :theatre and m.absorbed = up.id),
                family as (
                    select up.id from up
                     where not exists (select 1 from incident_merge m where m.theatre = :theatre and m.absorbed = up.id)
                    union
                    select m.absorbed
                      from family join incident_merge m on m.theatre = :theatre and m.survivor = family.id)
                select id from family)
            """;

    private static final String TAG =
            "exists (select 1 from json_array_elements_text(" + DOC + " -> 'tags') as t (tag) where t.tag = :tag)";

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final int limit;

    /** @param after the key that the page before ended with; empty for the first */
    ReportSearch(String theatre, Parameters parameters, String after, int limit) {
        values.put("theatre", theatre);
        this.limit = limit;
        if (!after.isEmpty()) after(after, parameters);
    }

    ReportSearch kinds(Set<? extends Enum<?>> kinds) {
        return among("r.kind", "kinds", kinds);
    }

    ReportSearch stances(Set<? extends Enum<?>> stances) {
        return among(DOC + " ->> 'stance'", "stances", stances);
    }

    ReportSearch verdicts(Set<? extends Enum<?>> verdicts) {
        return among(DOC + " ->> 'verdict'", "verdicts", verdicts);
    }

    ReportSearch place(@Nullable String place) {
        return and("r.place = :place", "place", place);
    }

    ReportSearch region(@Nullable String region) {
        return and(REGION, "region", region);
    }

    ReportSearch actor(@Nullable String actor) {
        return and("r.actors @> array[cast(:actor as text)]", "actor", actor);
    }

    ReportSearch source(@Nullable String source) {
        return and(DOC + " ->> 'source' = :source", "source", source);
    }

    ReportSearch incident(@Nullable String incident) {
        return and(FAMILY, "incident", incident);
    }

    ReportSearch dataset(@Nullable String dataset) {
        return and(DOC + " -> 'external' ->> 'dataset' = :dataset", "dataset", dataset);
    }

    ReportSearch tag(@Nullable String tag) {
        return and(TAG, "tag", tag);
    }

    /** Those that may have happened on or after a day. */
    ReportSearch from(@Nullable LocalDate day) {
        return and("r.last_day >= :from", "from", day);
    }

    /** Those that may have happened on or before a day. */
    ReportSearch to(@Nullable LocalDate day) {
        return and("r.first_day <= :to", "to", day);
    }

    ReportSearch retracted(Retracted retracted) {
        if (retracted != Retracted.ANY) conditions.add(retracted == Retracted.TRUE ? "r.retracted" : "not r.retracted");
        return this;
    }

    Uni<Page> page(Mutiny.StatelessSession session) {
        var sql = new StringBuilder(ROWS);
        conditions.forEach(condition -> sql.append(" and ").append(condition));
        var query = session.createNativeQuery(sql.append(ORDER).toString(), ReportRow.class);
        values.forEach(query::setParameter);
        return query.setMaxResults(limit + 1).getResultList().map(this::page);
    }

    private Page page(List<ReportRow> found) {
        if (found.size() <= limit) return new Page(found, null);
        ReportRow last = found.get(limit - 1);
        return new Page(found.subList(0, limit), Cursor.encode(last.firstDay + " " + last.id));
    }

    private void after(String key, Parameters parameters) {
        int space = key.indexOf(' ');
        try {
            LocalDate day = LocalDate.parse(key.substring(0, Math.max(space, 0)));
            if (Math.abs(day.getYear()) > 10_000) throw new DateTimeException("a day that no report is of");
            values.put("afterDay", day);
            values.put("afterId", key.substring(space + 1));
            conditions.add("(r.first_day, r.id) > (cast(:afterDay as date), cast(:afterId as text))");
        } catch (DateTimeException e) {
            parameters.refuse("cursor", "is not a cursor that was given here");
        }
    }

    private ReportSearch among(String expression, String name, Set<? extends Enum<?>> words) {
        return and(
                expression + " in (:" + name + ")",
                name,
                words.isEmpty() ? null : words.stream().map(Vocabulary::word).toList());
    }

    private ReportSearch and(String condition, String name, @Nullable Object value) {
        if (value == null) return this;
        conditions.add(condition);
        values.put(name, value);
        return this;
    }
}
