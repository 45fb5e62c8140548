package io.frontlog.displacement;

import io.frontlog.catalogue.Known;
import io.frontlog.catalogue.Zones;
import io.frontlog.event.Claim;
import io.frontlog.event.Claim.Displacement.Flow;
import io.frontlog.http.Answers;
import io.frontlog.http.KnownAt;
import io.frontlog.http.Parameters;
import io.frontlog.projecting.AsOf;
import io.frontlog.projecting.ReadModels;
import io.frontlog.projecting.Snapshot;
import io.frontlog.reports.OfOneKind;
import io.frontlog.reports.ReportSearch;
import io.frontlog.rule.DisplacementRule;
import io.frontlog.rule.DisplacementRule.Key;
import io.frontlog.rule.DisplacementRule.Row;
import io.frontlog.rule.Incident;
import io.frontlog.rule.Incident.State;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who left, came back or was brought away, as far as anybody said how many. */
@Path("/v1/theatres/{theatre}/displacement")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Displacement")
public class DisplacementResource {
    private final ReadModels readModels;
    private final Known known;

    DisplacementResource(ReadModels readModels, Known known) {
        this.readModels = readModels;
        this.known = known;
    }

    /**
     * One that has not happened yet: announced, planned or feared.
     *
     * @param firstDay on which it may happen
     * @param lastDay likewise
     */
    @Schema(name = "AnticipatedDisplacement")
    record Anticipated(
            String incident,
            String place,
            Flow movement,
            @Nullable @Schema(nullable = true) String from,
            @Nullable @Schema(nullable = true) String to,
            LocalDate firstDay,
            LocalDate lastDay,
            List<String> reports) {
        static Anticipated of(Incident incident) {
            Key key = key(incident);
            return new Anticipated(
                    incident.id(),
                    key.place(),
                    key.movement(),
                    key.from(),
                    key.to(),
                    incident.tally().firstDay(),
                    incident.tally().lastDay(),
                    incident.said().anticipating());
        }
    }

    /**
     * Displacement (DOMAIN 7).
     *
     * @param rows by place and kind of movement, of what happened
     * @param anticipated what did not happen yet; never added in
     */
    @Schema(name = "Displacement")
    record Answer(List<Row> rows, List<Anticipated> anticipated, String position) {}

    private record Found(OfOneKind reports, Snapshot snapshot) {}

    @GET
    @Operation(operationId = "sumDisplacement", summary = "Displacement, by place and kind, and what is anticipated")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Answer.class)))
    public Uni<Response> sum(
            String theatre,
            @BeanParam KnownAt knownAt,
            @QueryParam("movement") @Parameter(description = "Any of flight, return, evacuation") @Nullable
                    String movement,
            @QueryParam("place")
                    @Parameter(description = "Only what is reported of this place, or from or to it")
                    @Nullable
                    String place,
            @QueryParam("region") @Parameter(description = "Only what is reported of a place in this one") @Nullable
                    String region,
            @QueryParam("from") @Parameter(description = "The first civil day") @Nullable String from,
            @QueryParam("to") @Parameter(description = "The last civil day, included") @Nullable String to) {
        var parameters = new Parameters();
        Set<Flow> flows = parameters.words("movement", movement, Flow.class);
        LocalDate first = parameters.firstDay(from);
        LocalDate last = parameters.lastDay(to, first);
        AsOf asOf = knownAt.read(parameters);
        parameters.check();
        var search =
                new ReportSearch(theatre, null, 0).region(region).from(first).to(last);
        var named = new Known.Named().place("place", place).place("region", region);
        return readModels.read(
                theatre,
                asOf,
                (session, snapshot) -> Zones.of(theatre, session)
                        .chain(zone -> known.require(session, theatre, named))
                        .chain(() -> OfOneKind.beside(session, theatre, Claim.Kind.DISPLACEMENT, search))
                        .map(reports -> new Found(reports, snapshot)),
                found -> answer(found, flows, place));
    }

    private static Response answer(Found found, Set<Flow> flows, @Nullable String place) {
        List<Incident> asked = found.reports.incidents().stream()
                .filter(incident -> isAsked(key(incident), flows, place))
                .toList();
        return Answers.at(
                        found.snapshot,
                        new Answer(
                                DisplacementRule.sum(asked.stream()
                                        .filter(Incident::live)
                                        .map(DisplacementResource::moved)
                                        .toList()),
                                asked.stream()
                                        .filter(incident -> incident.state() == State.ANTICIPATED)
                                        .map(Anticipated::of)
                                        .toList(),
                                found.snapshot.position().toString()))
                .build();
    }

    private static boolean isAsked(Key key, Set<Flow> flows, @Nullable String place) {
        boolean there =
                place == null || place.equals(key.place()) || place.equals(key.from()) || place.equals(key.to());
        return there && (flows.isEmpty() || flows.contains(key.movement()));
    }

    private static DisplacementRule.Moved moved(Incident incident) {
        return new DisplacementRule.Moved(
                key(incident),
                incident.persons(),
                Objects.requireNonNull(incident.tally().standing()),
                incident.said().affirming());
    }

    private static Key key(Incident incident) {
        var claim = (Claim.Displacement) incident.claim();
        return new Key(claim.movement(), incident.tally().place(), claim.from(), claim.to());
    }
}
