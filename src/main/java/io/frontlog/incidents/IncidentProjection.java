package io.frontlog.incidents;

import io.frontlog.catalogue.Levels;
import io.frontlog.catalogue.Revisions;
import io.frontlog.catalogue.Sides;
import io.frontlog.catalogue.Zones;
import io.frontlog.event.Event.IncidentsMerged;
import io.frontlog.event.Report;
import io.frontlog.journal.Topic;
import io.frontlog.projecting.Batch;
import io.frontlog.projecting.Batch.Applied;
import io.frontlog.projecting.Batch.IncidentChange;
import io.frontlog.projecting.Batch.ReportChange;
import io.frontlog.projecting.Batch.ReportVersion;
import io.frontlog.projecting.Projection;
import io.frontlog.projecting.ReadModel;
import io.frontlog.projecting.ReadRow;
import io.frontlog.projecting.Sql;
import io.frontlog.rule.IncidentRule;
import io.frontlog.rule.Parties;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps every version of every incident that has a report: what its reports amounted to from each event on that changed
 * that. A batch is worked off in segments in which no incident is touched twice, so that none of its versions is left out.
 */
@ApplicationScoped
class IncidentProjection implements Projection {
    private static final ReadModel MERGES = ReadModel.of(
            "merges",
            1,
            """
            select json_build_array(absorbed, survivor, known_from)::text
              from incident_merge where theatre = $1 order by absorbed collate "C"
            """);
    private static final ReadModel INCIDENTS = ReadModel.published(
            Topic.INCIDENTS,
            1,
            """
            select json_build_array(id, known_from, known_to, state, levels, doc)::text
              from incident where theatre = $1 order by id collate "C", known_from
            """);
    private static final ReadModel COUNTS = ReadModel.published(
            Topic.INCIDENT_COUNTS,
            1,
            """
            select json_build_array(area, day, kind, sums)::text
              from incident_count where theatre = $1 order by area collate "C", day collate "C", kind collate "C"
            """);

    private static final String ALL = "select id from incident where theatre = $1 and known_to is null";

    /** An event, the incidents that it touches, and whether it may touch any or joins some: then nothing goes with it. */
    private record Touch(Applied by, Set<String> incidents, boolean alone) {}

    /** What became of a theatre's incidents, each as it was last; counted when all is known. */
    private static final class Moves {
        private final Map<String, ReadRow> published = new TreeMap<>();
        private final Map<String, Applied> touched = new TreeMap<>();
        private final List<Consumer<CountRows>> added = new ArrayList<>();
        private final List<Consumer<CountRows>> taken = new ArrayList<>();

        /** The areas of what was added last are of the kinds that they are now: they are told of first. */
        private CountRows counts() {
            var counts = new CountRows();
            Collections.reverse(added);
            added.forEach(add -> add.accept(counts));
            taken.forEach(take -> take.accept(counts));
            return counts;
        }
    }

    @Override
    public int order() {
        return 4;
    }

    @Override
    public List<ReadModel> models() {
        return List.of(MERGES, INCIDENTS, COUNTS);
    }

    @Override
    public void project(Batch batch, Sql sql) {
        touches(batch).forEach((theatre, touches) -> {
            var moves = new Moves();
            var rest = new ArrayDeque<>(touches.values());
            while (!rest.isEmpty()) {
                List<Touch> segment = segment(theatre, rest, sql);
                boolean last = rest.isEmpty();
                long known = segment.get(segment.size() - 1).by.position().offset();
                project(theatre, segment, last ? null : known, moves, sql);
            }
            ReadRow.save(List.copyOf(moves.published.values()), sql);
            moves.counts().save(theatre, sql);
            moves.touched.forEach((id, by) -> batch.incidentChanges().add(new IncidentChange(by, id)));
        });
    }

    /** By theatre, in the order of the events. */
    private static Map<String, SortedMap<Long, Touch>> touches(Batch batch) {
        var touches = new TreeMap<String, SortedMap<Long, Touch>>();
        var incidents = new HashMap<String, String>();
        for (ReportChange change : batch.reportChanges()) {
            change.before()
                    .ifPresent(before -> incidents.put(
                            change.theatre() + "/" + before.id(), Objects.requireNonNull(before.incident())));
        }
        for (ReportVersion version : batch.reportVersions()) {
            String now = Objects.requireNonNull(version.report().incident());
            String before = incidents.put(
                    version.by().theatre() + "/" + version.report().id(), now);
            add(
                    touches,
                    new Touch(version.by(), before == null ? Set.of(now) : new HashSet<>(List.of(now, before)), false));
        }
        for (Applied applied : batch.applied()) {
            if (!(applied.event() instanceof IncidentsMerged event)) continue;
            var joined = new TreeSet<>(event.absorbed());
            joined.add(event.survivor());
            add(touches, new Touch(applied, joined, true));
        }
        Revisions.ofSidesAndPlaces(batch).forEach(revision -> add(touches, new Touch(revision, Set.of(), true)));
        return touches;
    }

    private static void add(Map<String, SortedMap<Long, Touch>> touches, Touch touch) {
        touches.computeIfAbsent(touch.by.theatre(), theatre -> new TreeMap<>())
                .put(touch.by.position().offset(), touch);
    }

    /** Takes the longest run of events that touch no incident twice, be it by itself or by what it was absorbed by. */
    private static List<Touch> segment(String theatre, Deque<Touch> rest, Sql sql) {
        var segment = new ArrayList<>(List.of(rest.removeFirst()));
        if (segment.get(0).alone || rest.isEmpty()) return segment;
        List<String> asked = Stream.concat(segment.stream(), rest.stream())
                .flatMap(touch -> touch.incidents.stream())
                .distinct()
                .toList();
        Map<String, String> survivors = Merges.survivorOf(theatre, asked, sql);
        var seen = new HashSet<>(survivors(segment.get(0), survivors));
        while (!rest.isEmpty() && !rest.getFirst().alone) {
            Set<String> next = survivors(rest.getFirst(), survivors);
            if (!Collections.disjoint(seen, next)) break;
            seen.addAll(next);
            segment.add(rest.removeFirst());
        }
        return segment;
    }

    private static Set<String> survivors(Touch touch, Map<String, String> survivors) {
        return touch.incidents.stream()
                .map(id -> survivors.getOrDefault(id, id))
                .collect(Collectors.toSet());
    }

    /** @param known the offset up to which the tables are to be seen; null for all that the batch brought */
    private static void project(String theatre, List<Touch> segment, @Nullable Long known, Moves moves, Sql sql) {
        var touched = new TreeMap<String, Applied>();
        for (Touch touch : segment) {
            touch.incidents.forEach(id -> touched.merge(id, touch.by, Applied::later));
            if (touch.by.event() instanceof IncidentsMerged event) Merges.save(touch.by, event, sql);
            else if (touch.alone) {
                for (Row row : sql.ask(ALL, theatre).get()) touched.put(row.getString("id"), touch.by);
            }
        }
        for (List<String> part : Sql.parts(touched.keySet())) fold(theatre, part, touched, known, moves, sql);
    }

    /** @param touched by which event, each of the ids among others */
    private static void fold(
            String theatre,
            List<String> ids,
            Map<String, Applied> touched,
            @Nullable Long known,
            Moves moves,
            Sql sql) {
        if (known != null) sql.seeAsOf(known);
        Supplier<ZoneId> askedZone = Zones.ask(theatre, sql);
        Map<String, Merges.Family> families = Merges.families(theatre, ids, sql);
        List<Report> reports = families.values().stream()
                .flatMap(family -> family.reports().stream())
                .toList();
        Supplier<Parties> askedParties = parties(theatre, reports, sql);
        Supplier<Map<String, Levels.Above>> askedLevels =
                Levels.ask(theatre, reports.stream().map(Report::place).collect(Collectors.toSet()), sql);
        ZoneId zone = askedZone.get();
        Parties parties = askedParties.get();
        Map<String, Levels.Above> levels = askedLevels.get();
        if (known != null) sql.seeAll();
        var rows = new ArrayList<IncidentRow.Placed>();
        var by = new TreeMap<String, Applied>();
        ids.forEach(id -> by.put(id, Objects.requireNonNull(touched.get(id))));
        families.forEach((survivor, family) -> {
            Stream.concat(Stream.of(survivor), family.absorbed().stream())
                    .flatMap(id -> Stream.ofNullable(touched.get(id)))
                    .forEach(event -> by.merge(survivor, event, Applied::later));
            IncidentRule.fold(survivor, family.reports(), parties, zone).ifPresent(incident -> {
                Levels.Above above =
                        Objects.requireNonNull(levels.get(incident.tally().place()));
                rows.add(IncidentRow.Placed.of(incident, above, family.absorbed()));
            });
        });
        save(theatre, rows, by, moves, sql);
        by.forEach((id, event) -> moves.touched.merge(id, event, Applied::later));
    }

    /** @param by which event made each of them what it is, and each that is no more */
    private static void save(
            String theatre, List<IncidentRow.Placed> rows, Map<String, Applied> by, Moves moves, Sql sql) {
        var gone = new TreeSet<>(by.keySet());
        rows.forEach(row -> gone.remove(row.incident().id()));
        var saved = IncidentRow.save(theatre, rows, by, sql);
        var ended = IncidentRow.end(theatre, gone, by, sql);
        for (String id : gone) {
            moves.published.put(id, ReadRow.gone(Topic.INCIDENTS, id, Objects.requireNonNull(by.get(id))));
        }
        IncidentRow.Written written = saved.get();
        for (IncidentRow.Placed row : rows) {
            Applied event = Objects.requireNonNull(by.get(row.incident().id()));
            moves.published.put(row.incident().id(), row.publish(event));
            if (written.changed().contains(row.incident().id()))
                moves.added.add(counts -> counts.add(row.tally(), row.above().levels(), event));
        }
        Stream.of(written, ended.get())
                .flatMap(what -> what.before().stream())
                .forEach(row -> moves.taken.add(
                        counts -> counts.take(row.tally(), row.levels, Objects.requireNonNull(by.get(row.id)))));
    }

    private static Supplier<Parties> parties(String theatre, Collection<Report> reports, Sql sql) {
        Set<String> sources = reports.stream()
                .flatMap(r -> Stream.ofNullable(r.claimant().source()))
                .collect(Collectors.toSet());
        Set<String> actors = reports.stream().flatMap(r -> r.actors().stream()).collect(Collectors.toSet());
        return Sides.ask(theatre, sources, actors, sql);
    }
}
