package io.frontlog.projecting;

import io.frontlog.event.Event;
import io.frontlog.event.Subject;
import io.frontlog.event.Vocabulary;
import io.frontlog.journal.EventTypes;
import io.frontlog.journal.Recorded;
import io.frontlog.projecting.Outcomes.Decided;
import io.frontlog.rule.Arbitration;
import io.frontlog.rule.Arbitration.Key;
import io.frontlog.rule.Arbitration.Standing;
import io.frontlog.rule.Decision;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tables of the arbitration: which event ids were seen, and where each subject stands. */
@ApplicationScoped
class Ledger {
    record EventKey(String theatre, String eventId) {}

    static final ReadModel EVENTS = ReadModel.of(
            "events",
            1 + EventTypes.steps(),
            """
            select json_build_array(event_id, "offset", type, subject_kind, subject, refusal, version,
                                    encode(digest, 'hex'), extract(epoch from recorded_at), submitted_by, data)::text
              from event where theatre = $1 order by event_id collate "C"
            """,
            """
            select json_build_array(kind, id, version, live)::text
              from subject where theatre = $1 order by kind collate "C", id collate "C"
            """);

    private static final String SEEN =
            """
            select theatre, event_id, %s from event
             where (theatre, event_id) in (select * from unnest($1::text[], $2::text[]))
            """
                    .formatted(Outcomes.COLUMNS);
    private static final String STANDINGS =
            """
            select theatre, kind, id, version, live from subject
             where (theatre, kind, id) in (select * from unnest($1::text[], $2::text[], $3::text[]))
            """;
    /** What the new parents lie in or are part of, up to the top. */
    private static final String ABOVE =
            """
            with recursive line as (
                select c.theatre, c.kind, c.id, c.above
                  from unnest($1::text[], $2::text[], $3::text[]) as asked (theatre, kind, id)
                  join catalogue c using (theatre, kind, id)
                 where c.known_to is null
                union
                select c.theatre, c.kind, c.id, c.above
                  from line join catalogue c
                    on c.theatre = line.theatre and c.kind = line.kind and c.id = line.above
                 where c.known_to is null)
            select theatre, kind, id, above from line where above is not null
            """;

    /** Which incidents a report has ever named. */
    private static final String NAMED =
            """
            select asked.theatre, asked.id from unnest($1::text[], $2::text[]) as asked (theatre, id)
             where exists (select from report_version r where r.theatre = asked.theatre and r.incident = asked.id)
            """;
    /** What absorbed incidents, and what absorbed that, up to the survivor. */
    private static final String ABSORBED =
            """
            with recursive line as (
                select m.theatre, m.absorbed, m.survivor
                  from unnest($1::text[], $2::text[]) as asked (theatre, id)
                  join incident_merge m on m.theatre = asked.theatre and m.absorbed = asked.id
                union
                select m.theatre, m.absorbed, m.survivor
                  from line join incident_merge m on m.theatre = line.theatre and m.absorbed = line.survivor)
            select theatre, absorbed, survivor from line
            """;

    private static final String SAVE_EVENTS =
            """
            insert into event (theatre, event_id, partition, "offset", type, subject_kind, subject, refusal, version,
                               digest, recorded_at, submitted_by, data)
            select * from unnest($1::text[], $2::text[], $3::int[], $4::bigint[], $5::text[], $6::text[], $7::text[],
                                 $8::text[], $9::int[], $10::bytea[], $11::timestamptz[], $12::text[], $13::text[])
            """;
    private static final String SAVE_STANDINGS =
            """
            insert into subject (theatre, kind, id, version, live)
            select * from unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::boolean[])
            on conflict (theatre, kind, id) do update set version = excluded.version, live = excluded.live
            """;

    /** What the records before a batch left behind, as far as the batch can touch it. */
    record Known(
            Supplier<RowSet<Row>> seen,
            Supplier<RowSet<Row>> standings,
            @Nullable Supplier<RowSet<Row>> above,
            @Nullable Supplier<RowSet<Row>> named,
            @Nullable Supplier<RowSet<Row>> absorbed) {

        /** The first record of each event id that was seen already. */
        Map<EventKey, Decided> decided() {
            var firsts = new HashMap<EventKey, Decided>();
            for (Row row : seen.get()) {
                firsts.put(new EventKey(row.getString("theatre"), row.getString("event_id")), Decided.of(row));
            }
            return firsts;
        }

        void tell(Arbitration arbitration) {
            for (Row row : standings.get()) {
                arbitration.know(key(row), new Standing(row.getInteger("version"), row.getBoolean("live")));
            }
            if (above != null) {
                for (Row row : above.get()) arbitration.knowAbove(key(row), row.getString("above"));
            }
            if (named == null || absorbed == null) return;
            for (Row row : named.get()) arbitration.knowIncident(incident(row, "id"));
            for (Row row : absorbed.get()) arbitration.knowAbove(incident(row, "absorbed"), row.getString("survivor"));
        }

        private static Key incident(Row row, String column) {
            return new Key(row.getString("theatre"), Subject.incident(row.getString(column)));
        }
    }

    Known ask(List<Recorded> records, Sql sql) {
        List<Key> subjects = records.stream().map(Ledger::key).distinct().toList();
        List<Key> parents = records.stream().flatMap(Ledger::parent).distinct().toList();
        List<Key> merged = records.stream().flatMap(Ledger::merged).distinct().toList();
        return new Known(
                sql.ask(
                        SEEN,
                        Sql.strings(records, r -> r.submission().theatre()),
                        Sql.strings(records, r -> r.submission().eventId())),
                ask(STANDINGS, subjects, sql),
                parents.isEmpty() ? null : ask(ABOVE, parents, sql),
                merged.isEmpty() ? null : askIncidents(NAMED, merged, sql),
                merged.isEmpty() ? null : askIncidents(ABSORBED, merged, sql));
    }

    private static Supplier<RowSet<Row>> askIncidents(String query, List<Key> incidents, Sql sql) {
        return sql.ask(query, Sql.strings(incidents, Key::theatre), Sql.strings(incidents, k -> k.subject()
                .id()));
    }

    private static Supplier<RowSet<Row>> ask(String query, List<Key> keys, Sql sql) {
        return sql.ask(
                query,
                Sql.strings(keys, Key::theatre),
                Sql.strings(keys, BatchTransaction::word),
                Sql.strings(keys, k -> k.subject().id()));
    }

    void save(Map<Recorded, Decided> decided, Map<Key, Standing> standings, Sql sql) {
        if (decided.isEmpty()) return;
        List<Recorded> records = List.copyOf(decided.keySet());
        List<Decided> decisions = List.copyOf(decided.values());
        sql.write(
                SAVE_EVENTS,
                Sql.strings(records, r -> r.submission().theatre()),
                Sql.strings(records, r -> r.submission().eventId()),
                Sql.ints(records, r -> r.position().partition()),
                Sql.longs(records, r -> r.position().offset()),
                Sql.strings(records, r -> EventTypes.name(r.submission().event())),
                Sql.strings(records, r -> BatchTransaction.word(key(r))),
                Sql.strings(records, r -> key(r).subject().id()),
                Sql.strings(decisions, Decided::refusal),
                Sql.ints(decisions, Decided::version),
                records.stream().map(r -> Buffer.buffer(r.digest())).toArray(Buffer[]::new),
                Sql.instants(records, r -> r.recordedAt()),
                Sql.strings(records, r -> r.submission().by()),
                Sql.strings(List.copyOf(decided.entrySet()), Ledger::data));
        if (standings.isEmpty()) return;
        List<Map.Entry<Key, Standing>> rows = standings.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(Key::theatre)
                        .thenComparing(k -> k.subject().kind())
                        .thenComparing(k -> k.subject().id())))
                .toList();
        sql.write(
                SAVE_STANDINGS,
                Sql.strings(rows, r -> r.getKey().theatre()),
                Sql.strings(rows, r -> BatchTransaction.word(r.getKey())),
                Sql.strings(rows, r -> r.getKey().subject().id()),
                Sql.ints(rows, r -> r.getValue().version()),
                rows.stream().map(r -> r.getValue().live()).toArray(Boolean[]::new));
    }

    private static @Nullable String data(Map.Entry<Recorded, Decided> decided) {
        boolean accepted = decided.getValue().decision() instanceof Decision.Accepted;
        return accepted ? EventTypes.json(decided.getKey().submission().event()) : null;
    }

    private static Key key(Recorded recorded) {
        return new Key(
                recorded.submission().theatre(), recorded.submission().event().subject());
    }

    private static Key key(Row row) {
        return new Key(
                row.getString("theatre"),
                new Subject(Vocabulary.read(Subject.Kind.class, row.getString("kind")), row.getString("id")));
    }

    private static Stream<Key> parent(Recorded recorded) {
        Event event = recorded.submission().event();
        String parent = event instanceof Event.PlaceRecorded e
                ? e.place().parent()
                : event instanceof Event.ActorRecorded e ? e.actor().partOf() : null;
        if (parent == null) return Stream.empty();
        return Stream.of(new Key(
                recorded.submission().theatre(), new Subject(event.subject().kind(), Objects.requireNonNull(parent))));
    }

    private static Stream<Key> merged(Recorded recorded) {
        if (!(recorded.submission().event() instanceof Event.IncidentsMerged merge)) return Stream.empty();
        return Stream.concat(Stream.of(merge.survivor()), merge.absorbed().stream())
                .map(id -> new Key(recorded.submission().theatre(), Subject.incident(id)));
    }
}
