package io.frontlog.reports;

import io.frontlog.event.Report;
import io.frontlog.event.Theatre;
import io.frontlog.event.When;
import io.frontlog.journal.Json;
import io.frontlog.projecting.Batch.CatalogueChange;
import io.frontlog.projecting.Sql;
import io.vertx.sqlclient.Row;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Works out anew, after a theatre's time zone was revised, on which of its days the instants of each report fall: of those
 * that were not closed by then.
 */
final class CivilDays {
    private record Dated(String id, int version, When when) {}

    private static final int AT_ONCE = 2000;
    private static final String NEXT =
            """
            select id, version, doc from report_version
             where theatre = $1 and (id, version) > ($2, $3) and (known_to is null or known_to > $4)
             order by id, version limit $5
            """;
    private static final String SAVE =
            """
            update report_version r set first_day = n.first_day, last_day = n.last_day
              from unnest($2::text[], $3::int[], $4::date[], $5::date[]) as n (id, version, first_day, last_day)
             where r.theatre = $1 and r.id = n.id and r.version = n.version
            """;

    private CivilDays() {}

    static void save(CatalogueChange change, Sql sql) {
        if (!(change.after() instanceof Theatre theatre)) return;
        ZoneId zone = theatre.timeZone();
        List<Dated> reports = next(change, "", 0, sql);
        while (!reports.isEmpty()) {
            sql.write(
                    SAVE,
                    theatre.id(),
                    Sql.strings(reports, Dated::id),
                    Sql.ints(reports, Dated::version),
                    Sql.days(reports, r -> r.when.firstDay(zone)),
                    Sql.days(reports, r -> r.when.lastDay(zone)));
            Dated last = reports.get(reports.size() - 1);
            reports = next(change, last.id, last.version, sql);
        }
    }

    private static List<Dated> next(CatalogueChange change, String id, int version, Sql sql) {
        var reports = new ArrayList<Dated>();
        var rows = sql.ask(
                NEXT, change.theatre(), id, version, change.by().position().offset(), AT_ONCE);
        for (Row row : rows.get()) {
            Report report = Json.read(row.getString("doc"), Report.class);
            reports.add(new Dated(report.id(), row.getInteger("version"), report.when()));
        }
        return reports;
    }
}
