package io.frontlog.projecting;

import io.frontlog.journal.Topic;
import io.frontlog.projecting.Batch.Applied;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row of a read model as its topic has it: the table {@code read_row}. It is written when it says something else than
 * before, and then it carries the position of the event that made it so.
 *
 * @param model the topic
 * @param id its key within its theatre
 * @param by the last event that touched it
 * @param kinds the kinds of reports that it is of
 * @param places where it is; none if it is no more, for then it stays known where it was
 * @param doc as JSON, an object; null if it is no more
 */
public record ReadRow(Topic model, String id, Applied by, Set<String> kinds, Set<String> places, @Nullable String doc) {

    /** A row that is new keeps nothing of one that never was: a deletion of what was not there writes nothing. */
    private static final String SAVE =
            """
            insert into read_row as r (theatre, model, id, partition, "offset", recorded_at, kinds, places, doc)
            select t, m, i, p, o, a, string_to_array(k, E'\\n'), string_to_array(l, E'\\n'), d
              from unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::bigint[], $6::timestamptz[], $7::text[],
                          $8::text[], $9::text[])
                as given (t, m, i, p, o, a, k, l, d)
             where d is not null
                or exists (select from read_row known where (known.theatre, known.model, known.id) = (t, m, i))
            on conflict (theatre, model, id) do update
               set partition = excluded.partition, "offset" = excluded."offset", recorded_at = excluded.recorded_at,
                   doc = excluded.doc,
                   kinds = case when r.kinds @> excluded.kinds then r.kinds else r.kinds || excluded.kinds end,
                   places = case when r.places @> excluded.places then r.places else r.places || excluded.places end
             where r.doc is distinct from excluded.doc
            """;

    private static final Comparator<ReadRow> ORDER = Comparator.comparing((ReadRow r) -> r.by.theatre())
            .thenComparing(ReadRow::model)
            .thenComparing(ReadRow::id);

    /** One that is no more. */
    public static ReadRow gone(Topic model, String id, Applied by) {
        return new ReadRow(model, id, by, Set.of(), Set.of(), null);
    }

    /** Writes those that changed; no key may be there twice. */
    public static void save(List<ReadRow> rows, Sql sql) {
        if (rows.isEmpty()) return;
        List<ReadRow> sorted = rows.stream().sorted(ORDER).toList();
        sql.write(
                SAVE,
                Sql.strings(sorted, r -> r.by.theatre()),
                Sql.strings(sorted, r -> r.model.title()),
                Sql.strings(sorted, ReadRow::id),
                Sql.ints(sorted, r -> r.by.position().partition()),
                Sql.longs(sorted, r -> r.by.position().offset()),
                Sql.instants(sorted, r -> r.by.recordedAt()),
                Sql.lines(sorted, ReadRow::kinds),
                Sql.lines(sorted, ReadRow::places),
                Sql.strings(sorted, ReadRow::doc));
    }
}
