package io.frontlog.casualties;

import com.fasterxml.jackson.core.type.TypeReference;
import io.frontlog.catalogue.Levels;
import io.frontlog.catalogue.Zones;
import io.frontlog.event.Claim;
import io.frontlog.event.Claimant;
import io.frontlog.event.Place;
import io.frontlog.http.Answers;
import io.frontlog.http.KnownAt;
import io.frontlog.http.Parameters;
import io.frontlog.incidents.Incidents;
import io.frontlog.incidents.Incidents.Filter;
import io.frontlog.journal.Json;
import io.frontlog.projecting.AsOf;
import io.frontlog.projecting.ReadModels;
import io.frontlog.projecting.Snapshot;
import io.frontlog.reports.OfOneKind;
import io.frontlog.reports.ReportSearch;
import io.frontlog.rule.CasualtyRule;
import io.frontlog.rule.CasualtyRule.Harmed;
import io.frontlog.rule.CasualtyRule.Totals;
import io.frontlog.rule.Incident;
import io.frontlog.rule.Incident.Figure;
import io.frontlog.rule.Incident.State;
import io.frontlog.rule.Query;
import io.frontlog.rule.Query.Dimension;
import io.frontlog.rule.Standing;
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

/** How many were hurt. */
@Path("/v1/theatres/{theatre}/casualties")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Casualties")
public class CasualtyResource {
    /** Of these, giving no figure is worth saying; of others, only a figure is. */
    private static final String VIOLENT = "i.kind in ('strike', 'clash', 'attack_on_civilians')";

    private static final String COUNTED = "i.kind <> 'casualties' and (" + VIOLENT + " or i.casualties is not null)";
    private static final String COLUMNS = "i.place, i.levels, i.first_day, i.last_day, i.casualties";
    private static final TypeReference<List<Figure>> FIGURES = new TypeReference<>() {};

    /** What to sum by; harm and population are always told apart, and {@code total} adds nothing. */
    enum By {
        REGION,
        PLACE,
        PARTY,
        HARM,
        POPULATION,
        TOTAL
    }

    private final ReadModels readModels;
    private final Incidents incidents;

    CasualtyResource(ReadModels readModels, Incidents incidents) {
        this.readModels = readModels;
        this.incidents = incidents;
    }

    /** A toll that belongs to no single incident; never added in. */
    @Schema(name = "Toll")
    record Toll(
            String incident,
            String place,
            LocalDate from,
            LocalDate to,
            List<Figure> casualties,
            @Nullable @Schema(nullable = true) Standing standing,
            List<Claimant> claimants,
            List<String> reports) {
        static Toll of(Incident toll) {
            return new Toll(
                    toll.id(),
                    toll.tally().place(),
                    toll.tally().firstDay(),
                    toll.tally().lastDay(),
                    toll.casualties(),
                    toll.tally().standing(),
                    toll.said().claimants(),
                    toll.said().affirming());
        }
    }

    /**
     * Casualties (DOMAIN 5).
     *
     * @param incidents live incidents that a cell of time holds
     * @param withoutFigure how many of them give no figure
     * @param unallocated of them, only known above the level
     * @param undated incidents that lie across the edge of a cell
     * @param tolls that belong to no single incident, beside the sums
     */
    @Schema(name = "Casualties")
    record Answer(
            List<Map<String, @Nullable Object>> rows,
            int incidents,
            int withoutFigure,
            int unallocated,
            int undated,
            List<Toll> tolls,
            String position) {}

    @GET
    @Operation(
            operationId = "sumCasualties",
            summary = "Casualties, summed over incidents by harm, population, region, time and party",
            description = "Kinds of harm and populations are never added to each other. Tolls that belong to no single"
                    + " incident are listed beside the sums.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Answer.class)))
    public Uni<Response> sum(
            String theatre,
            @BeanParam KnownAt knownAt,
            @QueryParam("kind") @Parameter(description = "Only incidents of these kinds") @Nullable String kind,
            @QueryParam("by") @Parameter(description = "Any of region, place, party, harm, population, total") @Nullable
                    String by,
            @QueryParam("interval") @Parameter(description = "day, week (from Monday), month or none") @Nullable
                    String interval,
            @QueryParam("level") @Parameter(description = "The kind of place that regions are, for by=region") @Nullable
                    String level,
            @QueryParam("region") @Parameter(description = "Only incidents in this place") @Nullable String region,
            @QueryParam("from") @Parameter(description = "The first civil day") @Nullable String from,
            @QueryParam("to") @Parameter(description = "The last civil day, included") @Nullable String to) {
        var parameters = new Parameters();
        Set<Claim.Kind> kinds = parameters.words("kind", kind, Claim.Kind.class);
        Set<By> split = parameters.words("by", by, By.class);
        Query.Interval cells = parameters.word("interval", interval, Query.Interval.class, Query.Interval.NONE);
        Place.Kind regions = parameters.word("level", level, Place.Kind.class, Place.Kind.REGION);
        LocalDate first = parameters.firstDay(from);
        LocalDate last = parameters.lastDay(to, first);
        AsOf asOf = knownAt.read(parameters);
        parameters.check();
        Filter live = Filter.of(theatre).in(null, region).during(first, last).states(Set.of(State.LIVE));
        Filter counted = (kinds.isEmpty() ? live : live.kinds(kinds)).and(COUNTED);
        var tolls =
                new ReportSearch(theatre, null, 0).region(region).from(first).to(last);
        return readModels.read(
                theatre,
                asOf,
                (session, snapshot) -> Zones.of(theatre, session)
                        .chain(zone -> incidents.all(session, counted, COLUMNS))
                        .chain(rows -> OfOneKind.beside(session, theatre, Claim.Kind.CASUALTIES, tolls)
                                .map(told -> new Found(rows, told, snapshot))),
                found -> {
                    var levels = new HashMap<String, @Nullable String>();
                    List<Harmed> harmed = found.rows.stream()
                            .map(row -> harmed(row, regions, levels))
                            .toList();
                    Query query = new Query(first, last, dimensions(split), cells, levels::get);
                    Totals totals = CasualtyRule.total(harmed, query, split.contains(By.PARTY));
                    return Answers.at(found.snapshot, answer(found, totals, split, cells))
                            .build();
                });
    }

    private record Found(List<Object[]> rows, OfOneKind tolls, Snapshot snapshot) {}

    private static Harmed harmed(Object[] row, Place.Kind level, Map<String, @Nullable String> levels) {
        String place = (String) row[0];
        levels.computeIfAbsent(place, p -> Levels.at((String) row[1], level));
        return new Harmed(place, (LocalDate) row[2], (LocalDate) row[3], figures(row[4]));
    }

    private static Answer answer(Found found, Totals totals, Set<By> split, Query.Interval cells) {
        return new Answer(
                totals.rows().stream().map(row -> row(row, split, cells)).toList(),
                totals.incidents(),
                totals.withoutFigure(),
                totals.unallocated(),
                totals.undated(),
                found.tolls.incidents().stream()
                        .filter(Incident::live)
                        .map(Toll::of)
                        .toList(),
                found.snapshot.position().toString());
    }

    private static List<Figure> figures(@Nullable Object column) {
        return column == null ? List.of() : Json.read((String) column, FIGURES);
    }

    private static Set<Dimension> dimensions(Set<By> by) {
        var dimensions = EnumSet.noneOf(Dimension.class);
        if (by.contains(By.REGION)) dimensions.add(Dimension.REGION);
        if (by.contains(By.PLACE)) dimensions.add(Dimension.PLACE);
        return dimensions;
    }

    /** A row says what it was asked by, even where that is unknown: a party that nobody named is null. */
    private static Map<String, @Nullable Object> row(CasualtyRule.Row row, Set<By> by, Query.Interval interval) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        if (by.contains(By.REGION)) fields.put("region", row.key().region());
        if (by.contains(By.PLACE)) fields.put("place", row.key().place());
        if (interval != Query.Interval.NONE) {
            fields.put("from", row.key().from());
            fields.put("to", row.key().to());
        }
        fields.put("harm", row.key().harm());
        fields.put("population", row.key().population());
        if (by.contains(By.PARTY)) fields.put("party", row.key().party());
        fields.put("low", row.low());
        fields.put("best", row.best());
        fields.put("high", row.high());
        fields.put("incidents", row.incidents());
        fields.put("withoutBest", row.withoutBest());
        return fields;
    }
}
