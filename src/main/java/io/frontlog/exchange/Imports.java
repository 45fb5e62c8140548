package io.frontlog.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.frontlog.event.Vocabulary;
import io.frontlog.exchange.Import.Outcome;
import io.frontlog.exchange.Import.State;
import io.frontlog.http.Cursor;
import io.frontlog.journal.Json;
import io.frontlog.journal.Position;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The imports and what became of their rows: tables of {@code frontlog_admin}. */
@ApplicationScoped
class Imports {
    /** What became of a row, which line it began on, its id, and why or what changed. */
    record RowTold(@Nullable Long line, @Nullable String row, Outcome outcome, ObjectNode detail) {}

    record Page(List<ObjectNode> rows, @Nullable String next) {}

    /** An import tells of itself every second: one that has not for so long is interrupted. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    /** Another of the same id makes place for it unless it is running. */
    private static final String BEGIN =
            """
            insert into frontlog_admin.import as i (theatre, id, format, version, whole, length, state)
            values ($1, $2, $3, $4, $5, $6, 'running')
            on conflict (theatre, id) do update
               set format = excluded.format, version = excluded.version, whole = excluded.whole,
                   length = excluded.length, state = 'running', started_at = now(), told_at = now(), ended_at = null,
                   bytes = 0, rows = 0, accepted = 0, unchanged = 0, amended = 0, reinstated = 0, retracted = 0,
                   refused = 0, position = null, failure = null
             where i.state <> 'running' or i.told_at < now() - interval '30 seconds'
            """;

    private static final String FORGET = "delete from frontlog_admin.import_row where theatre = $1 and import = $2";
    private static final String FORGET_SEEN =
            "delete from frontlog_admin.import_seen where theatre = $1 and import = $2";
    private static final String TELL =
            """
            update frontlog_admin.import
               set told_at = now(), bytes = $3, rows = $4, accepted = $5, unchanged = $6, amended = $7, reinstated = $8,
                   retracted = $9, refused = $10, position = $11, state = $12, failure = $13,
                   ended_at = case when $12 = 'running' then null else now() end
             where theatre = $1 and id = $2
            """;
    private static final String TELL_ROWS =
            """
            insert into frontlog_admin.import_row (theatre, import, number, line, row, outcome, detail)
            select $1, $2, * from unnest($3::bigint[], $4::bigint[], $5::text[], $6::text[], $7::text[])
            on conflict (theatre, import, number) do nothing
            """;
    private static final String SEE =
            """
            insert into frontlog_admin.import_seen (theatre, import, row) select $1, $2, unnest($3::text[])
            on conflict do nothing
            """;
    private static final String ONE = "select * from frontlog_admin.import where theatre = $1 and id = $2";
    private static final String ALL =
            "select * from frontlog_admin.import where theatre = $1 order by started_at desc, id limit 1000";
    private static final String ROWS =
            """
            select number, line, row, outcome, detail from frontlog_admin.import_row
             where theatre = $1 and import = $2 and number > $3 and ($4::text[] is null or outcome = any($4))
             order by number limit $5
            """;

    private final Pool pool;

    Imports(Pool pool) {
        this.pool = pool;
    }

    /** @return false if one of that id is running */
    boolean begin(
            String theatre, String id, Format format, @Nullable String version, boolean whole, @Nullable Long length) {
        Tuple tuple = Tuple.tuple()
                .addValue(theatre)
                .addValue(id)
                .addValue(format.word())
                .addValue(version)
                .addValue(whole)
                .addValue(length);
        if (pool.preparedQuery(BEGIN).executeAndAwait(tuple).rowCount() == 0) return false;
        pool.preparedQuery(FORGET).executeAndAwait(Tuple.of(theatre, id));
        forgetSeen(theatre, id);
        return true;
    }

    /** Which rows the file holds is of no use once it is read. */
    void forgetSeen(String theatre, String id) {
        pool.preparedQuery(FORGET_SEEN).executeAndAwait(Tuple.of(theatre, id));
    }

    void tell(String theatre, String id, long bytes, Tally tally, State state, @Nullable String failure) {
        Tuple tuple =
                Tuple.tuple().addValue(theatre).addValue(id).addValue(bytes).addValue(tally.rows());
        for (Outcome outcome : Outcome.values()) tuple.addValue(tally.of(outcome));
        Position last = tally.position();
        tuple.addValue(last == null ? null : last.toString())
                .addValue(Vocabulary.word(state))
                .addValue(failure);
        pool.preparedQuery(TELL).executeAndAwait(tuple);
    }

    /** @param first the number of the first; they are numbered on */
    void tell(String theatre, String id, long first, List<RowTold> rows) {
        if (rows.isEmpty()) return;
        Long[] numbers = new Long[rows.size()];
        for (int i = 0; i < numbers.length; i++) numbers[i] = first + i;
        pool.preparedQuery(TELL_ROWS)
                .executeAndAwait(Tuple.tuple()
                        .addValue(theatre)
                        .addValue(id)
                        .addValue(numbers)
                        .addValue(rows.stream().map(RowTold::line).toArray(Long[]::new))
                        .addValue(rows.stream().map(RowTold::row).toArray(String[]::new))
                        .addValue(rows.stream()
                                .map(row -> Vocabulary.word(row.outcome))
                                .toArray(String[]::new))
                        .addValue(
                                rows.stream().map(row -> row.detail.toString()).toArray(String[]::new)));
    }

    /** Rows that the file holds. */
    void see(String theatre, String id, Collection<String> rows) {
        pool.preparedQuery(SEE).executeAndAwait(Tuple.of(theatre, id, rows.toArray(String[]::new)));
    }

    Uni<Optional<Import>> one(String theatre, String id) {
        return pool.preparedQuery(ONE)
                .execute(Tuple.of(theatre, id))
                .map(rows -> rows.rowCount() == 0
                        ? Optional.empty()
                        : Optional.of(read(rows.iterator().next())));
    }

    /** The latest first. */
    Uni<List<Import>> all(String theatre) {
        return pool.preparedQuery(ALL).execute(Tuple.of(theatre)).map(rows -> {
            var all = new ArrayList<Import>();
            for (Row row : rows) all.add(read(row));
            return all;
        });
    }

    /** @param outcomes null for all */
    Uni<Page> rows(String theatre, String id, Collection<Outcome> outcomes, long after, int limit) {
        String[] words = outcomes.isEmpty()
                ? null
                : outcomes.stream().map(Vocabulary::word).toArray(String[]::new);
        return pool.preparedQuery(ROWS)
                .execute(Tuple.tuple()
                        .addValue(theatre)
                        .addValue(id)
                        .addValue(after)
                        .addValue(words)
                        .addValue(limit + 1))
                .map(rows -> page(rows, limit));
    }

    private static Page page(RowSet<Row> rows, int limit) {
        var told = new ArrayList<ObjectNode>();
        long last = 0;
        String next = null;
        for (Row row : rows) {
            if (told.size() == limit) {
                next = Cursor.encode(String.valueOf(last));
                break;
            }
            last = row.getLong("number");
            ObjectNode one = Json.MAPPER.createObjectNode();
            one.put("line", row.getLong("line"))
                    .put("row", row.getString("row"))
                    .put("outcome", row.getString("outcome"));
            one.setAll(Json.read(row.getString("detail"), ObjectNode.class));
            told.add(one);
        }
        return new Page(told, next);
    }

    private static Import read(Row row) {
        Instant started = row.getOffsetDateTime("started_at").toInstant();
        Instant told = row.getOffsetDateTime("told_at").toInstant();
        OffsetDateTime ended = row.getOffsetDateTime("ended_at");
        State state = Vocabulary.read(State.class, row.getString("state"));
        if (state == State.RUNNING && told.isBefore(Instant.now().minus(SILENCE))) state = State.INTERRUPTED;
        double seconds = Math.max(0.001, Duration.between(started, told).toMillis() / 1000.0);
        long bytes = row.getLong("bytes");
        Long length = row.getLong("length");
        boolean foreseeable = state == State.RUNNING && length != null && bytes > 0;
        return new Import(
                row.getString("id"),
                row.getString("format"),
                row.getString("version"),
                row.getBoolean("whole"),
                state,
                started,
                ended == null ? null : ended.toInstant(),
                bytes,
                length,
                row.getLong("rows"),
                row.getLong("accepted"),
                row.getLong("unchanged"),
                row.getLong("amended"),
                row.getLong("reinstated"),
                row.getLong("retracted"),
                row.getLong("refused"),
                row.getLong("rows") / seconds,
                foreseeable ? Math.max(0, length - bytes) * seconds / bytes : null,
                row.getString("position"),
                row.getString("failure"));
    }
}
