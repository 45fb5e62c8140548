package io.frontlog.reports;

import io.frontlog.catalogue.Revisions;
import io.frontlog.catalogue.Zones;
import io.frontlog.event.Claim;
import io.frontlog.event.Event;
import io.frontlog.event.Report;
import io.frontlog.event.Subject;
import io.frontlog.event.Theatre;
import io.frontlog.event.Vocabulary;
import io.frontlog.journal.Json;
import io.frontlog.projecting.Batch;
import io.frontlog.projecting.Batch.Applied;
import io.frontlog.projecting.Batch.CatalogueChange;
import io.frontlog.projecting.Batch.ReportChange;
import io.frontlog.projecting.Batch.ReportVersion;
import io.frontlog.projecting.Projection;
import io.frontlog.projecting.ReadModel;
import io.frontlog.projecting.Sql;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes a version for every event about a report, and tells the projections behind it what a batch changed. */
@ApplicationScoped
class ReportProjection implements Projection {
    private record Key(String theatre, String id) {}

    private record State(Report report, boolean retracted) {
        Optional<Report> live() {
            return retracted ? Optional.empty() : Optional.of(report);
        }
    }

    private static final ReadModel MODEL = ReadModel.of(
            "reports",
            1,
            """
            select json_build_array(id, version, retracted, incident, doc, act, submitted_by, reason, note, first_day,
                                    last_day, known_from, known_to, extract(epoch from recorded_at))::text
              from report_version where theatre = $1 order by id collate "C", version
            """);

    private static final String BEFORE =
            """
            select theatre, id, doc, retracted from report_version
             where known_to is null and (theatre, id) in (select * from unnest($1::text[], $2::text[]))
            """;
    private static final String CLOSE =
            """
            update report_version r set known_to = n.known_from
              from unnest($1::text[], $2::text[], $3::bigint[]) as n (theatre, id, known_from)
             where r.theatre = n.theatre and r.id = n.id and r.known_to is null
            """;
    private static final String SAVE =
            """
            insert into report_version (theatre, id, version, retracted, kind, place, incident, doc, known_from,
                                        known_to, recorded_at, partition, act, submitted_by, reason, note, first_day,
                                        last_day, actors, about, source)
            select t, i, v, r, k, p, n, d, f, u, a, q, c, b, e, o, x, y, string_to_array(s, E'\\n'), m, h
              from unnest($1::text[], $2::text[], $3::int[], $4::boolean[], $5::text[], $6::text[], $7::text[],
                          $8::text[], $9::bigint[], $10::bigint[], $11::timestamptz[], $12::int[], $13::text[],
                          $14::text[], $15::text[], $16::text[], $17::date[], $18::date[], $19::text[], $20::text[],
                          $21::text[])
                as given (t, i, v, r, k, p, n, d, f, u, a, q, c, b, e, o, x, y, s, m, h)
            """;

    @Override
    public int order() {
        return 2;
    }

    @Override
    public List<ReadModel> models() {
        return List.of(MODEL);
    }

    @Override
    public void project(Batch batch, Sql sql) {
        List<CatalogueChange> zones = Revisions.ofZones(batch);
        saveVersions(batch, zones, sql);
        zones.forEach(change -> CivilDays.save(change, sql));
    }

    private static void saveVersions(Batch batch, List<CatalogueChange> zones, Sql sql) {
        List<Applied> events = batch.applied().stream()
                .filter(a -> a.event().subject().kind() == Subject.Kind.REPORT)
                .toList();
        if (events.isEmpty()) return;
        var first = new LinkedHashMap<Key, Applied>();
        var last = new HashMap<Key, Applied>();
        events.forEach(a -> {
            first.putIfAbsent(key(a), a);
            last.put(key(a), a);
        });
        Map<Key, State> before = before(first, sql);
        var states = new HashMap<>(before);
        for (Applied applied : events) {
            State state = apply(states.get(key(applied)), applied.event());
            states.put(key(applied), state);
            batch.reportVersions().add(new ReportVersion(applied, state.report, state.retracted));
        }
        close(before, first, sql);
        save(batch.reportVersions(), zones, sql);
        last.forEach((key, by) -> batch.reportChanges()
                .add(new ReportChange(
                        by,
                        Optional.ofNullable(before.get(key)).flatMap(State::live),
                        Objects.requireNonNull(states.get(key)).live())));
    }

    /** Arbitration let the event pass, so what it speaks of is there. */
    private static State apply(@Nullable State before, Event event) {
        return event.match(new Event.Cases<>(
                e -> unexpected(event),
                e -> unexpected(event),
                e -> unexpected(event),
                e -> unexpected(event),
                e -> new State(e.report(), false),
                e -> new State(e.report(), false),
                e -> new State(Objects.requireNonNull(before).report, true),
                e -> new State(Objects.requireNonNull(before).report, false),
                e -> new State(Objects.requireNonNull(before).report.assessed(e.verdict()), false),
                e -> new State(Objects.requireNonNull(before).report.movedTo(e.incident()), false),
                e -> unexpected(event)));
    }

    private static State unexpected(Event event) {
        throw new IllegalArgumentException(event + " is not about a report");
    }

    private static Map<Key, State> before(Map<Key, Applied> first, Sql sql) {
        List<Key> keys = first.entrySet().stream()
                .filter(e -> e.getValue().version() > 1)
                .map(Map.Entry::getKey)
                .toList();
        if (keys.isEmpty()) return Map.of();
        var before = new HashMap<Key, State>();
        for (Row row : sql.ask(BEFORE, Sql.strings(keys, Key::theatre), Sql.strings(keys, Key::id))
                .get()) {
            before.put(
                    new Key(row.getString("theatre"), row.getString("id")),
                    new State(Json.read(row.getString("doc"), Report.class), row.getBoolean("retracted")));
        }
        return before;
    }

    private static void close(Map<Key, State> before, Map<Key, Applied> first, Sql sql) {
        List<Key> keys = List.copyOf(before.keySet());
        if (keys.isEmpty()) return;
        sql.write(
                CLOSE,
                Sql.strings(keys, Key::theatre),
                Sql.strings(keys, Key::id),
                Sql.longs(
                        keys,
                        k -> Objects.requireNonNull(first.get(k)).position().offset()));
    }

    private static void save(List<ReportVersion> versions, List<CatalogueChange> changes, Sql sql) {
        var closedAt = new ArrayList<@Nullable Long>();
        var later = new HashMap<Key, Long>();
        for (int i = versions.size() - 1; i >= 0; i--) {
            Applied by = versions.get(i).by();
            closedAt.add(0, later.put(key(by), by.position().offset()));
        }
        Map<String, ZoneId> zones = zones(versions, changes, sql);
        sql.write(
                SAVE,
                Sql.strings(versions, v -> v.by().theatre()),
                Sql.strings(versions, v -> v.report().id()),
                Sql.ints(versions, v -> v.by().version()),
                versions.stream().map(ReportVersion::retracted).toArray(Boolean[]::new),
                Sql.strings(versions, v -> Vocabulary.word(v.report().claim().kind())),
                Sql.strings(versions, v -> v.report().place()),
                Sql.strings(versions, v -> v.report().incident()),
                Sql.strings(versions, v -> Json.write(v.report())),
                Sql.longs(versions, v -> v.by().position().offset()),
                closedAt.toArray(Long[]::new),
                Sql.instants(versions, v -> v.by().recordedAt()),
                Sql.ints(versions, v -> v.by().position().partition()),
                Sql.strings(versions, v -> Act.of(v.by().event()).word()),
                Sql.strings(versions, v -> v.by().submittedBy()),
                Sql.strings(versions, v -> Act.of(v.by().event()).reason()),
                Sql.strings(versions, v -> Act.of(v.by().event()).note()),
                Sql.days(versions, v -> v.report().when().firstDay(zone(v, zones))),
                Sql.days(versions, v -> v.report().when().lastDay(zone(v, zones))),
                Sql.lines(versions, v -> v.report().actors()),
                Sql.strings(versions, v -> v.report().claim() instanceof Claim.Statement s ? s.about() : null),
                Sql.strings(versions, v -> v.report().source()));
    }

    /** As they were before the batch changed them. */
    private static Map<String, ZoneId> zones(List<ReportVersion> versions, List<CatalogueChange> changes, Sql sql) {
        var asked = new HashMap<String, Supplier<ZoneId>>();
        versions.forEach(v -> asked.computeIfAbsent(v.by().theatre(), theatre -> Zones.ask(theatre, sql)));
        var zones = new HashMap<String, ZoneId>();
        asked.forEach((theatre, zone) -> zones.put(theatre, zone.get()));
        for (int i = changes.size() - 1; i >= 0; i--) {
            if (changes.get(i).before() instanceof Theatre before) zones.put(before.id(), before.timeZone());
        }
        return zones;
    }

    private static ZoneId zone(ReportVersion version, Map<String, ZoneId> zones) {
        return Objects.requireNonNull(zones.get(version.by().theatre()));
    }

    private static Key key(Applied applied) {
        return new Key(applied.theatre(), applied.event().subject().id());
    }
}
