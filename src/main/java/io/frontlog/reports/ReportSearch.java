package io.frontlog.reports;

import io.frontlog.catalogue.Levels;
import io.frontlog.event.Moment;
import io.frontlog.event.Report;
import io.frontlog.event.Vocabulary;
import io.frontlog.http.Cursor;
import io.frontlog.incidents.Merges;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
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
public final class ReportSearch {
    /** Whether to give what was retracted. */
    public enum Retracted {
        FALSE,
        TRUE,
        ANY
    }

    /** @param last where the next page goes on; null if there is none */
    public record Page(List<ReportRow> rows, Cursor.@Nullable DayAndId last) {
        /** The cursor of the next page. */
        public @Nullable String next() {
            return last == null ? null : last.encode();
        }
    }

    /** On what terms some reports may be passed on; what nobody said is null. */
    public record Terms(
            @Nullable String licence, @Nullable String dataset, @Nullable Moment embargoUntil, long reports) {
        private static Terms of(Object[] row) {
            String until = (String) row[2];
            return new Terms(
                    (String) row[0],
                    (String) row[1],
                    until == null ? null : Moment.parse(until),
                    ((Number) row[3]).longValue());
        }

        public static Terms of(Report report) {
            String dataset =
                    report.external() == null ? null : report.external().dataset();
            return new Terms(report.licence(), dataset, report.embargoUntil(), 1);
        }
    }

    /** All that the row maps, and nothing else: Hibernate Reactive stumbles over a column that it does not map. */
    private static final String COLUMNS =
            """
            r.theatre, r.id, r.version, r.retracted, r.kind, r.place, r.incident, r.doc, r.known_from, r.known_to,
            r.recorded_at, r.first_day, r.partition, r.act, r.submitted_by, r.reason, r.note""";

    private static final String FROM = " from report_version r";
    private static final String WHERE = " where r.theatre = :theatre and r.known_to is null";
    private static final String ORDER = " order by r.first_day, r.id";
    private static final String AFTER = "(r.first_day, r.id) > (:afterDay, :afterId)";
    private static final String DOC = "cast(r.doc as json)";
    private static final String REGION = "r.place in (" + Levels.INSIDE + " select id from inside)";

    /** An incident's, those of what it absorbed and of what absorbed it: they weigh as one. */
    private static final String FAMILY = "r.incident in (" + Merges.FAMILY + " select id from family)";

    /** The earliest instant at which it may have happened: a day begins with its midnight in {@code :zone}. */
    private static final String START =
            """
            case when position('T' in %1$s) > 0 then cast(%1$s as timestamptz)
                 else cast(cast(%1$s as date) as timestamp) at time zone :zone end"""
                    .formatted(DOC + " -> 'when' ->> 'from'");

    private static final String TERMS =
            """
            , json_to_record(cast(r.doc as json)) as d (licence text, "embargoUntil" text, external json)""";

    private static final String TAG =
            "exists (select 1 from json_array_elements_text(" + DOC + " -> 'tags') as t (tag) where t.tag = :tag)";

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final int limit;

    /** @param after where the page before ended; null for the first */
    public ReportSearch(String theatre, Cursor.@Nullable DayAndId after, int limit) {
        values.put("theatre", theatre);
        this.limit = limit;
        if (after != null) after(after);
    }

    /** Goes on behind another report than before. */
    public ReportSearch after(Cursor.DayAndId last) {
        values.put("afterDay", last.day());
        values.put("afterId", last.id());
        if (!conditions.contains(AFTER)) conditions.add(AFTER);
        return this;
    }

    public ReportSearch kinds(Set<? extends Enum<?>> kinds) {
        return among("r.kind", "kinds", kinds);
    }

    public ReportSearch stances(Set<? extends Enum<?>> stances) {
        return among(DOC + " ->> 'stance'", "stances", stances);
    }

    public ReportSearch verdicts(Set<? extends Enum<?>> verdicts) {
        return among(DOC + " ->> 'verdict'", "verdicts", verdicts);
    }

    public ReportSearch place(@Nullable String place) {
        return and("r.place = :place", "place", place);
    }

    public ReportSearch region(@Nullable String region) {
        return and(REGION, "region", region);
    }

    public ReportSearch actor(@Nullable String actor) {
        return and("r.actors @> array[cast(:actor as text)]", "actor", actor);
    }

    public ReportSearch source(@Nullable String source) {
        return and("r.source = :source", "source", source);
    }

    public ReportSearch incident(@Nullable String incident) {
        return incident == null ? this : incidents(List.of(incident));
    }

    public ReportSearch incidents(Collection<String> incidents) {
        return and(FAMILY, "incidents", incidents.toArray(String[]::new));
    }

    /** Statements that speak of a report or an incident. */
    public ReportSearch about(@Nullable String about) {
        return and("r.about = :about", "about", about);
    }

    /** Those whose claim has a value in a field. */
    public ReportSearch claim(String field, @Nullable String value) {
        return and(DOC + " ->> '" + field + "' = :" + field, field, value);
    }

    public ReportSearch dataset(@Nullable String dataset) {
        return and(DOC + " -> 'external' ->> 'dataset' = :dataset", "dataset", dataset);
    }

    public ReportSearch tag(@Nullable String tag) {
        return and(TAG, "tag", tag);
    }

    /** Those that may have happened on or after a day. */
    public ReportSearch from(@Nullable LocalDate day) {
        return and("r.last_day >= :from", "from", day);
    }

    /** Those that may have happened on or before a day. */
    public ReportSearch to(@Nullable LocalDate day) {
        return and("r.first_day <= :to", "to", day);
    }

    /** Those that happened, or began to, by an instant: {@code when.from} at most T. */
    public ReportSearch begunBy(Instant instant, ZoneId zone) {
        values.put("zone", zone.getId());
        return and(START + " <= :begunBy", "begunBy", instant.atOffset(ZoneOffset.UTC));
    }

    public ReportSearch retracted(Retracted retracted) {
        if (retracted != Retracted.ANY) conditions.add(retracted == Retracted.TRUE ? "r.retracted" : "not r.retracted");
        return this;
    }

    /** Asks for one more than the limit, which shows whether there are more. */
    public Uni<Page> page(Mutiny.StatelessSession session) {
        return query(session).setMaxResults(limit + 1).getResultList().map(this::page);
    }

    /** All of them, whatever the limit. */
    public Uni<List<Report>> all(Mutiny.StatelessSession session) {
        return query(session)
                .getResultList()
                .map(rows -> rows.stream().map(ReportRow::report).toList());
    }

    /** How many of them there are of each licence, dataset and embargo. */
    public Uni<List<Terms>> terms(Mutiny.StatelessSession session) {
        String columns = "d.licence, d.external ->> 'dataset', d.\"embargoUntil\", count(*)";
        return query(session, columns, FROM + TERMS, " group by 1, 2, 3 order by 1, 2, 3", Object[].class)
                .getResultList()
                .map(rows -> rows.stream().map(Terms::of).toList());
    }

    /** The incidents that they name. */
    Uni<List<String>> incidents(Mutiny.StatelessSession session) {
        return query(session, "distinct r.incident", FROM, "", String.class).getResultList();
    }

    private Mutiny.SelectionQuery<ReportRow> query(Mutiny.StatelessSession session) {
        return query(session, COLUMNS, FROM, ORDER, ReportRow.class);
    }

    private <T> Mutiny.SelectionQuery<T> query(
            Mutiny.StatelessSession session, String columns, String from, String order, Class<T> type) {
        var sql = new StringBuilder("select ").append(columns).append(from).append(WHERE);
        conditions.forEach(condition -> sql.append(" and ").append(condition));
        Mutiny.SelectionQuery<T> query =
                session.createNativeQuery(sql.append(order).toString(), type);
        values.forEach(query::setParameter);
        return query;
    }

    private Page page(List<ReportRow> found) {
        if (found.size() <= limit) return new Page(found, null);
        ReportRow last = found.get(limit - 1);
        return new Page(found.subList(0, limit), new Cursor.DayAndId(last.firstDay, last.id));
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
