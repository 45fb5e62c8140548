package io.frontlog.control;

import io.frontlog.event.Claim;
import io.frontlog.event.Report;
import io.frontlog.event.Vocabulary;
import io.frontlog.projecting.Batch;
import io.frontlog.projecting.Batch.Applied;
import io.frontlog.projecting.Batch.ReportVersion;
import io.frontlog.projecting.Sql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The table {@code control_report}: the evidence, a row for each version of a control report that is not retracted. */
final class ControlReports {
    private record Key(String theatre, String report) {}

    private record NewRow(ReportVersion version, @Nullable Long knownTo) {}

    private static final String CLOSE =
            """
            update control_report r set known_to = n.known_from
              from unnest($1::text[], $2::text[], $3::bigint[]) as n (theatre, report, known_from)
             where r.theatre = n.theatre and r.report = n.report and r.known_to is null
            """;
    private static final String SAVE =
            """
            insert into control_report (theatre, report, version, place, actor, change, extent, happened, stance,
                                        verdict, interest, claimant_actor, claimant_source, known_from, known_to)
            select * from unnest($1::text[], $2::text[], $3::int[], $4::text[], $5::text[], $6::text[], $7::text[],
                                 $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[],
                                 $14::bigint[], $15::bigint[])
            """;

    private ControlReports() {}

    static void save(Batch batch, Sql sql) {
        var revised = new LinkedHashMap<Key, Applied>();
        for (ReportVersion version : batch.reportVersions()) {
            if (version.by().version() > 1) revised.putIfAbsent(key(version), version.by());
        }
        batch.reportVersions().stream().filter(v -> v.by().version() == 1).forEach(v -> revised.remove(key(v)));
        close(revised, sql);
        List<NewRow> rows = rows(batch.reportVersions());
        if (!rows.isEmpty()) save(rows, sql);
    }

    private static void close(Map<Key, Applied> revised, Sql sql) {
        if (revised.isEmpty()) return;
        List<Key> keys = List.copyOf(revised.keySet());
        sql.write(
                CLOSE,
                Sql.strings(keys, Key::theatre),
                Sql.strings(keys, Key::report),
                Sql.longs(
                        keys,
                        k -> Objects.requireNonNull(revised.get(k)).position().offset()));
    }

    /** Each version that is evidence, closed where the batch itself holds the next one. */
    private static List<NewRow> rows(List<ReportVersion> versions) {
        var rows = new ArrayList<NewRow>();
        var later = new HashMap<Key, Long>();
        for (int i = versions.size() - 1; i >= 0; i--) {
            ReportVersion version = versions.get(i);
            Long knownTo = later.put(key(version), version.by().position().offset());
            if (!version.retracted() && version.report().claim() instanceof Claim.Control) {
                rows.add(new NewRow(version, knownTo));
            }
        }
        return rows;
    }

    private static void save(List<NewRow> rows, Sql sql) {
        sql.write(
                SAVE,
                Sql.strings(rows, r -> r.version.by().theatre()),
                report(rows, Report::id),
                Sql.ints(rows, r -> r.version.by().version()),
                report(rows, Report::place),
                report(rows, r -> claim(r).actor()),
                report(rows, r -> Vocabulary.word(claim(r).change())),
                report(rows, r -> Vocabulary.word(claim(r).extent())),
                report(rows, r -> r.when().from().toString()),
                report(rows, r -> Vocabulary.word(r.stance())),
                report(rows, r -> Vocabulary.word(r.verdict())),
                report(rows, r -> r.interest() == null ? null : Vocabulary.word(r.interest())),
                report(rows, r -> r.claimant().actor()),
                report(rows, r -> r.claimant().source()),
                Sql.longs(rows, r -> r.version.by().position().offset()),
                Sql.longs(rows, NewRow::knownTo));
    }

    private static @Nullable String[] report(List<NewRow> rows, Function<Report, @Nullable String> column) {
        return Sql.strings(rows, r -> column.apply(r.version.report()));
    }

    private static Claim.Control claim(Report report) {
        return (Claim.Control) report.claim();
    }

    private static Key key(ReportVersion version) {
        return new Key(version.by().theatre(), version.report().id());
    }
}
