package io.frontlog.control;

import static java.util.stream.Collectors.toSet;

import io.frontlog.catalogue.Revisions;
import io.frontlog.catalogue.Sides;
import io.frontlog.catalogue.Zones;
import io.frontlog.event.Claim;
import io.frontlog.event.Report;
import io.frontlog.journal.Topic;
import io.frontlog.projecting.Batch;
import io.frontlog.projecting.Batch.Applied;
import io.frontlog.projecting.Batch.ReportChange;
import io.frontlog.projecting.Batch.ReportVersion;
import io.frontlog.projecting.Projection;
import io.frontlog.projecting.ReadModel;
import io.frontlog.projecting.ReadRow;
import io.frontlog.projecting.Sql;
import io.frontlog.projecting.Touched;
import io.frontlog.rule.Control;
import io.frontlog.rule.ControlEvidence;
import io.frontlog.rule.ControlRule;
import io.frontlog.rule.Parties;
import io.frontlog.rule.Policy;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Keeps the answer for now, under the policy balanced, of every place that evidence speaks of. "Now" is the log's time of
 * the last event that touched the place, so that every replay writes the same rows.
 */
@ApplicationScoped
class ControlProjection implements Projection {
    private static final ReadModel MODEL = ReadModel.published(
            Topic.CONTROL,
            1,
            """
            select json_build_array(report, version, place, actor, change, extent, happened, stance, verdict, interest,
                                    claimant_actor, claimant_source, known_from, known_to)::text
              from control_report where theatre = $1 order by report collate "C", version
            """,
            """
            select json_build_array(place, status, holder, dominant, last_holder, since, standing,
                                    extract(epoch from newest_evidence), extract(epoch from next_evidence), lists)::text
              from place_control where theatre = $1 order by place collate "C"
            """);

    private static final String EVIDENCE =
            """
            select * from control_report
             where theatre = $1 and place = any($2) and known_to is null order by place, report
            """;
    private static final String PLACES =
            "select distinct place from control_report where theatre = $1 and known_to is null";

    @Override
    public int order() {
        return 3;
    }

    @Override
    public List<ReadModel> models() {
        return List.of(MODEL);
    }

    @Override
    public void project(Batch batch, Sql sql) {
        ControlReports.save(batch, sql);
        var touched = new Touched();
        for (ReportChange change : batch.reportChanges()) {
            change.states()
                    .filter(report -> report.claim() instanceof Claim.Control)
                    .map(Report::place)
                    .forEach(place -> touched.touch(change.by(), place));
        }
        // Whatever it was in between: each event answers for the time at which it was recorded.
        for (ReportVersion version : batch.reportVersions()) {
            if (version.report().claim() instanceof Claim.Control)
                touched.touch(version.by(), version.report().place());
        }
        Revisions.ofSides(batch).forEach((theatre, by) -> {
            for (Row row : sql.ask(PLACES, theatre).get()) touched.touch(by, row.getString("place"));
        });
        touched.forEach((theatre, places) -> fold(theatre, places, sql));
    }

    private static void fold(String theatre, Map<String, Applied> places, Sql sql) {
        Supplier<ZoneId> zone = Zones.ask(theatre, sql);
        var rows = sql.ask(EVIDENCE, theatre, places.keySet().toArray(String[]::new));
        Map<String, List<ControlEvidence>> evidence = evidence(rows.get(), zone.get());
        Parties parties = parties(theatre, evidence, sql);
        var answers = new ArrayList<PlaceControl.Answer>();
        var gone = new ArrayList<String>();
        var published = new ArrayList<ReadRow>();
        places.forEach((place, by) -> {
            List<ControlEvidence> here = evidence.getOrDefault(place, List.of());
            PlaceControl.Answer answer = here.isEmpty() ? null : answer(place, here, parties, by);
            if (answer == null) gone.add(place);
            else answers.add(answer);
            published.add(ControlRow.publish(place, by, answer));
        });
        PlaceControl.save(theatre, answers, sql);
        PlaceControl.delete(theatre, gone, sql);
        ReadRow.save(published, sql);
    }

    private static PlaceControl.Answer answer(
            String place, List<ControlEvidence> evidence, Parties parties, Applied by) {
        Instant now = by.recordedAt();
        Control control = ControlRule.fold(evidence, parties, Policy.BALANCED, now);
        Instant next = evidence.stream()
                .map(ControlEvidence::start)
                .filter(start -> start.isAfter(now))
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new PlaceControl.Answer(place, control, next, by.position().offset());
    }

    private static Map<String, List<ControlEvidence>> evidence(RowSet<Row> rows, ZoneId zone) {
        var evidence = new HashMap<String, List<ControlEvidence>>();
        for (Row row : rows) {
            evidence.computeIfAbsent(row.getString("place"), p -> new ArrayList<>())
                    .add(Evidence.of(row).evidence(zone));
        }
        return evidence;
    }

    private static Parties parties(String theatre, Map<String, List<ControlEvidence>> evidence, Sql sql) {
        List<ControlEvidence> all =
                evidence.values().stream().flatMap(List::stream).toList();
        Set<String> sources = all.stream()
                .map(e -> e.claimant().source())
                .filter(Objects::nonNull)
                .collect(toSet());
        Set<String> actors = all.stream()
                .flatMap(e -> Stream.of(e.actor(), e.claimant().actor()))
                .filter(Objects::nonNull)
                .collect(toSet());
        return Sides.ask(theatre, sources, actors, sql).get();
    }
}
