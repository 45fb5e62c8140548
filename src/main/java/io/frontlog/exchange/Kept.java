package io.frontlog.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.frontlog.journal.Json;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known already of the reports that a file speaks of. */
@ApplicationScoped
class Kept {
    /**
     * A report as it stands.
     *
     * @param reason why it is retracted; null if it is not
     */
    record Report(String id, int version, boolean retracted, @Nullable String reason, ObjectNode body) {
        JsonNode row() {
            return body.at("/external/row");
        }
    }

    /** Of a dataset, live, and of no row that was seen. */
    record Vanished(String report, String row, int version) {}

    /** @param last where the next part goes on; null behind the last */
    record Part(@Nullable String last, List<Vanished> vanished) {}

    private static final String REPORTS =
            """
            select id, version, retracted, reason, doc from report_version
             where theatre = $1 and id = any($2) and known_to is null
            """;
    /** In one pass over the theatre's reports, a part at a time. */
    private static final String VANISHED =
            """
            with part as materialized (
                select id, version, retracted, first_day, doc from report_version
                 where theatre = $1 and known_to is null and id > $6 order by id limit 5000),
            live as materialized (
                select id, version, cast(doc as json) -> 'external' ->> 'id' as row from part
                 where not retracted and first_day between $4 and $5
                   and cast(doc as json) -> 'external' ->> 'dataset' = $3),
            gone as (
                select * from live l
                 where not exists (select from frontlog_admin.import_seen s
                                    where s.theatre = $1 and s.import = $2 and s.row = l.row))
            select (select max(id) from part) as last,
                   array(select id from gone order by id) as ids,
                   array(select row from gone order by id) as rows,
                   array(select version from gone order by id) as versions
            """;

    private final Pool pool;

    Kept(Pool pool) {
        this.pool = pool;
    }

    /** By id, as far as they are known. */
    Map<String, Report> reports(String theatre, Collection<String> ids) {
        var reports = new HashMap<String, Report>();
        for (Row row : pool.preparedQuery(REPORTS).executeAndAwait(Tuple.of(theatre, ids.toArray(String[]::new)))) {
            String id = row.getString("id");
            reports.put(
                    id,
                    new Report(
                            id,
                            row.getInteger("version"),
                            row.getBoolean("retracted"),
                            row.getString("reason"),
                            Json.read(row.getString("doc"), ObjectNode.class)));
        }
        return reports;
    }

    /** @param after where the part before ended; empty for the first */
    Part vanished(String theatre, String id, String dataset, LocalDate from, LocalDate to, String after) {
        Row row = pool.preparedQuery(VANISHED)
                .executeAndAwait(Tuple.of(theatre, id, dataset, from, to, after))
                .iterator()
                .next();
        String[] ids = row.getArrayOfStrings("ids");
        String[] rows = row.getArrayOfStrings("rows");
        Integer[] versions = row.getArrayOfIntegers("versions");
        var vanished = new ArrayList<Vanished>();
        for (int i = 0; i < ids.length; i++) vanished.add(new Vanished(ids[i], rows[i], versions[i]));
        return new Part(row.getString("last"), vanished);
    }
}
