package io.frontlog.projecting;

import io.frontlog.journal.Journal;
import io.frontlog.journal.Topic;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what there is to tell, in the order of {@link Cursor}: for topics, streams and whoever asks. */
@ApplicationScoped
public class Messages {
    private static final Map<String, Topic> MODELS = Arrays.stream(Topic.values())
            .filter(Topic::compacted)
            .collect(Collectors.toMap(Topic::title, Function.identity()));

    /** Accepted events, with the kind and place of the report before and after. */
    private static final String EVENTS =
            """
            select e.*, v.kind, v.place, b.kind as kind_before, b.place as place_before
              from event e
              left join report_version v on e.subject_kind = 'report' and v.theatre = e.theatre and v.id = e.subject
                   and v.version = e.version
              left join report_version b on e.subject_kind = 'report' and b.theatre = e.theatre and b.id = e.subject
                   and b.version = e.version - 1
             where %s and e.refusal is null and e."offset" >= $2 and e."offset" < $3
             order by e."offset" limit $4
            """;

    private static final String OF_PARTITION = EVENTS.formatted("e.partition = $1");
    private static final String OF_THEATRE = EVENTS.formatted("e.theatre = $1");
    /** The first condition on the offset is for the index. */
    private static final String ROWS =
            """
            select * from read_row
             where partition = $1 and "offset" >= $2 and ("offset", model, id) > ($2, $3, $4) and "offset" < $5
               and ($6::text is null or theatre = $6) and ($7::text[] is null or model = any($7))
             order by partition, "offset", model, id limit $8
            """;

    /**
     * A part of what there is to tell.
     *
     * @param next where to go on
     * @param last whether that is the end of what was asked for
     */
    public record Page(List<Message> messages, Cursor next, boolean last) {}

    private final Pool pool;
    private final Journal journal;

    Messages(Pool pool, Journal journal) {
        this.pool = pool;
        this.journal = journal;
    }

    /**
     * Everything that a partition has to tell behind a cursor and before an offset.
     *
     * @param limit messages of each sort, at most
     */
    public Future<Page> of(int partition, Cursor after, long before, int limit) {
        return LiveSchema.read(
                pool,
                c -> page(
                        c.preparedQuery(OF_PARTITION).execute(Tuple.of(partition, firstEvent(after), before, limit)),
                        rows(c, partition, null, null, after, before, limit),
                        before,
                        limit));
    }

    /** The rows of some models alone, likewise. */
    Future<Page> of(int partition, String[] models, Cursor after, long before, int limit) {
        return LiveSchema.read(pool, c -> rows(c, partition, null, models, after, before, limit)
                .map(rows -> page(null, rows, before, limit)));
    }

    /** Everything that a theatre has to tell, likewise. */
    public Future<Page> of(String theatre, Cursor after, long before, int limit) {
        return LiveSchema.read(
                pool,
                c -> page(
                        events(c, theatre, after, before, limit),
                        rows(c, journal.partition(theatre), theatre, null, after, before, limit),
                        before,
                        limit));
    }

    /** A theatre's accepted events alone. */
    public Future<Page> eventsOf(String theatre, Cursor after, long before, int limit) {
        return LiveSchema.read(
                pool, c -> page(events(c, theatre, after, before, limit), Future.succeededFuture(), before, limit));
    }

    private static Future<RowSet<Row>> events(
            SqlConnection connection, String theatre, Cursor after, long before, int limit) {
        return connection.preparedQuery(OF_THEATRE).execute(Tuple.of(theatre, firstEvent(after), before, limit));
    }

    private static Future<@Nullable RowSet<Row>> rows(
            SqlConnection connection,
            int partition,
            @Nullable String theatre,
            String @Nullable [] models,
            Cursor after,
            long before,
            int limit) {
        return connection
                .preparedQuery(ROWS)
                .execute(Tuple.of(partition, after.offset(), after.model(), after.id(), before)
                        .addValue(theatre)
                        .addValue(models)
                        .addValue(limit));
    }

    /** The offset of the first event behind a cursor. */
    private static long firstEvent(Cursor after) {
        return after.compareTo(Cursor.event(after.offset())) < 0 ? after.offset() : after.offset() + 1;
    }

    private static Future<Page> page(
            Future<RowSet<Row>> events, Future<@Nullable RowSet<Row>> rows, long before, int limit) {
        return Future.all(events, rows).map(both -> page(events.result(), rows.result(), before, limit));
    }

    private static Page page(@Nullable RowSet<Row> events, @Nullable RowSet<Row> changed, long before, int limit) {
        var messages = new ArrayList<Message>();
        if (events != null) {
            for (Row row : events) messages.add(Message.event(row));
        }
        boolean allEvents = messages.size() < limit;
        Cursor end = allEvents ? null : messages.get(messages.size() - 1).at();
        int found = 0;
        if (changed != null) {
            for (Row row : changed) {
                Topic model = MODELS.get(row.getString("model"));
                if (model == null) continue;
                messages.add(Message.row(model, row));
                if (++found < limit) continue;
                Cursor last = messages.get(messages.size() - 1).at();
                if (end == null || last.compareTo(end) < 0) end = last;
            }
        }
        messages.sort(Comparator.comparing(Message::at));
        if (end == null) return new Page(messages, Cursor.before(before), true);
        Cursor until = end;
        messages.removeIf(message -> message.at().compareTo(until) > 0);
        return new Page(messages, until, false);
    }
}
