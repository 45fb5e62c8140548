package io.frontlog.incidents;

import io.frontlog.catalogue.Known;
import io.frontlog.catalogue.Levels;
import io.frontlog.catalogue.Zones;
import io.frontlog.event.Claim;
import io.frontlog.event.Estimate;
import io.frontlog.event.Place;
import io.frontlog.event.Vocabulary;
import io.frontlog.http.Answers;
import io.frontlog.http.KnownAt;
import io.frontlog.http.Parameters;
import io.frontlog.projecting.AsOf;
import io.frontlog.projecting.ReadModels;
import io.frontlog.projecting.Snapshot;
import io.frontlog.rule.CountRule;
import io.frontlog.rule.Counts;
import io.frontlog.rule.Query;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How many incidents there were. */
@Path("/v1/theatres/{theatre}/incident-counts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Incidents")
public class CountResource {
    private static final String ROWS =
            "from IncidentRow i where i.theatre = :theatre and i.knownTo is null and i.kind = :kind"
                    + " and i.state = 'live' and i.lastDay >= :from and i.firstDay <= :to";

    /** What to count by; {@code total} adds nothing, it only says so. */
    enum By {
        REGION,
        PLACE,
        PERPETRATOR,
        WEAPON,
        DATASET,
        TOTAL
    }

    private final ReadModels readModels;
    private final Known known;

    CountResource(ReadModels readModels, Known known) {
        this.readModels = readModels;
        this.known = known;
    }

    @GET
    @Operation(operationId = "countIncidents", summary = "Incidents counted, by region, time, perpetrator and weapon")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Answer.class)))
    public Uni<Response> count(
            String theatre,
            @BeanParam KnownAt knownAt,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("by")
                    @Parameter(description = "Any of region, place, perpetrator, weapon, dataset, total")
                    @Nullable
                    String by,
            @QueryParam("interval") @Parameter(description = "day, week (from Monday), month or none") @Nullable
                    String interval,
            @QueryParam("level") @Parameter(description = "The kind of place that regions are, for by=region") @Nullable
                    String level,
            @QueryParam("region") @Parameter(description = "Only incidents in this place") @Nullable String region,
            @QueryParam("from") @Parameter(description = "The first civil day") @Nullable String from,
            @QueryParam("to") @Parameter(description = "The last civil day, included") @Nullable String to) {
        var parameters = new Parameters();
        Claim.Kind counted = parameters.word("kind", kind, Claim.Kind.class, Claim.Kind.STRIKE);
        Set<By> dimensions = parameters.words("by", by, By.class);
        Query.Interval cells = parameters.word("interval", interval, Query.Interval.class, Query.Interval.NONE);
        Place.Kind regions = parameters.word("level", level, Place.Kind.class, Place.Kind.REGION);
        LocalDate first = parameters.firstDay(from);
        LocalDate last = parameters.lastDay(to, first);
        AsOf asOf = knownAt.read(parameters);
        parameters.check();
        return readModels.read(
                theatre,
                asOf,
                (session, snapshot) -> Zones.of(theatre, session)
                        .chain(zone -> known.require(session, theatre, new Known.Named().place("region", region)))
                        .chain(() -> session.createSelectionQuery(ROWS, IncidentRow.class)
                                .setParameter("theatre", theatre)
                                .setParameter("kind", Vocabulary.word(counted))
                                .setParameter("from", first)
                                .setParameter("to", last)
                                .getResultList())
                        .map(rows -> new Found(rows, snapshot)),
                found -> {
                    List<IncidentRow> inRegion = region == null
                            ? found.rows
                            : found.rows.stream()
                                    .filter(row -> lies(row, region))
                                    .toList();
                    Counts counts = CountRule.count(
                            inRegion.stream().map(IncidentRow::tally).toList(),
                            new Query(first, last, dimensions(dimensions), cells, levels(inRegion, regions)));
                    return Answers.at(
                                    found.snapshot,
                                    Answer.of(
                                            counts,
                                            dimensions,
                                            cells,
                                            found.snapshot.position().toString()))
                            .build();
                });
    }

    private record Found(List<IncidentRow> rows, Snapshot snapshot) {}

    private static boolean lies(IncidentRow row, String region) {
        return Levels.hold(row.levels, region);
    }

    private static Query.Level levels(List<IncidentRow> rows, Place.Kind level) {
        var levels = new HashMap<String, @Nullable String>();
        rows.forEach(row -> levels.computeIfAbsent(row.place, place -> Levels.at(row.levels, level)));
        return levels::get;
    }

    private static Set<Query.Dimension> dimensions(Set<By> by) {
        var dimensions = EnumSet.noneOf(Query.Dimension.class);
        by.stream().filter(b -> b != By.TOTAL).forEach(b -> dimensions.add(Query.Dimension.valueOf(b.name())));
        return dimensions;
    }

    /**
     * Counts (DOMAIN 4).
     *
     * @param nonAdditive an incident stands in several rows: their sum is more than the total
     * @param unallocated incidents that are only known above the level
     * @param undated incidents that lie across the edge of a cell
     * @param datasets that the counted incidents come from
     */
    @Schema(name = "IncidentCounts")
    record Answer(
            List<Map<String, @Nullable Object>> rows,
            boolean nonAdditive,
            int unallocated,
            int undated,
            List<String> datasets,
            String position) {

        static Answer of(Counts counts, Set<By> by, Query.Interval interval, String position) {
            return new Answer(
                    counts.rows().stream().map(row -> row(row, by, interval)).toList(),
                    counts.nonAdditive(),
                    counts.unallocated(),
                    counts.undated(),
                    counts.datasets(),
                    position);
        }
    }

    /** A row says what it was asked by, even where that is unknown: a perpetrator that nobody named is null. */
    private static Map<String, @Nullable Object> row(Counts.Row row, Set<By> by, Query.Interval interval) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        if (by.contains(By.REGION)) fields.put("region", row.key().region());
        if (by.contains(By.PLACE)) fields.put("place", row.key().place());
        if (interval != Query.Interval.NONE) {
            fields.put("from", row.key().from());
            fields.put("to", row.key().to());
        }
        if (by.contains(By.PERPETRATOR)) fields.put("perpetrator", row.key().perpetrator());
        if (by.contains(By.WEAPON)) fields.put("weapon", row.key().weapon());
        if (by.contains(By.DATASET)) fields.put("dataset", row.key().dataset());
        fields.put("low", row.low());
        fields.put("best", row.best());
        fields.put("high", row.high());
        fields.put("reports", row.reports());
        fields.put("strikes", row.strikes() == null ? new Estimate(null, null, null) : row.strikes());
        fields.put("strikesUnknown", row.strikesUnknown());
        return fields;
    }
}
