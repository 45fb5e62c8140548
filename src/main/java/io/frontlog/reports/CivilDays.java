package io.frontlog.reports;

import io.frontlog.catalogue.Zones;
import io.frontlog.event.Report;
import io.frontlog.journal.Json;
import io.frontlog.projecting.Sql;
import io.vertx.sqlclient.Row;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Works out anew, after a theatre's time zone was revised, on which of its days each report's instants fall. */
final class CivilDays {
    private static final int AT_ONCE = 2000;
    private static final String NEXT =
            """
            select id, doc from report_version
             where theatre = $1 and id > $2 and known_to is null order by id limit $3
            """;
    private static final String SAVE =
            """
            update report_version r set first_day = n.first_day, last_day = n.last_day
              from unnest($2::text[], $3::date[], $4::date[]) as n (id, first_day, last_day)
             where r.theatre = $1 and r.id = n.id and r.known_to is null
            """;

    private CivilDays() {}

    static void save(String theatre, Sql sql) {
        ZoneId zone = Zones.ask(theatre, sql).get();
        List<Report> reports = next(theatre, "", sql);
        while (!reports.isEmpty()) {
            sql.write(
                    SAVE,
                    theatre,
                    Sql.strings(reports, Report::id),
                    Sql.days(reports, r -> r.when().firstDay(zone)),
                    Sql.days(reports, r -> r.when().lastDay(zone)));
            reports = next(theatre, reports.get(reports.size() - 1).id(), sql);
        }
    }

    private static List<Report> next(String theatre, String after, Sql sql) {
        var reports = new ArrayList<Report>();
        for (Row row : sql.ask(NEXT, theatre, after, AT_ONCE).get()) {
            reports.add(Json.read(row.getString("doc"), Report.class));
        }
        return reports;
    }
}
