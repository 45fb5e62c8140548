package io.frontlog.displacement;

import io.frontlog.catalogue.Zones;
import io.frontlog.event.Claim;
import io.frontlog.event.Claim.Displacement.Flow;
import io.frontlog.event.Vocabulary;
import io.frontlog.http.Answers;
import io.frontlog.http.Parameters;
import io.frontlog.incidents.IncidentAnswer;
import io.frontlog.incidents.Incidents;
import io.frontlog.incidents.Incidents.Filter;
import io.frontlog.projecting.ReadModels;
import io.frontlog.rule.DisplacementRule;
import io.frontlog.rule.DisplacementRule.Row;
import io.frontlog.rule.Incident.State;
import io.frontlog.rule.Standing;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
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
    private static final int LISTED = 1000;

    private final ReadModels readModels;
    private final Incidents incidents;

    DisplacementResource(ReadModels readModels, Incidents incidents) {
        this.readModels = readModels;
        this.incidents = incidents;
    }

    /** One that has not happened yet: announced, planned or feared. */
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
        static Anticipated of(IncidentAnswer incident) {
            return new Anticipated(
                    incident.id(),
                    incident.place(),
                    flow(incident),
                    named(incident, "from"),
                    named(incident, "to"),
                    incident.from(),
                    incident.to(),
                    incident.anticipating());
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

    @GET
    @Operation(operationId = "sumDisplacement", summary = "Displacement, by place and kind, and what is anticipated")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Answer.class)))
    public Uni<Response> sum(
            String theatre,
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
        parameters.check();
        Filter asked = Filter.of(theatre).in(null, region).during(first, last).kinds(Set.of(Claim.Kind.DISPLACEMENT));
        Filter expected = asked.states(Set.of(State.ANTICIPATED)).page(null, LISTED);
        return readModels.read(theatre, (session, position) -> Zones.of(theatre, session)
                .chain(zone -> incidents.all(session, asked.states(Set.of(State.LIVE)), "i.doc, i.id"))
                .chain(rows -> incidents.find(session, expected).map(anticipated -> Answers.at(
                                position,
                                new Answer(
                                        DisplacementRule.sum(rows.stream()
                                                .map(row -> Incidents.answer(row[0]))
                                                .filter(incident -> isAsked(incident, flows, place))
                                                .map(DisplacementResource::moved)
                                                .toList()),
                                        anticipated.items().stream()
                                                .filter(incident -> isAsked(incident, flows, place))
                                                .map(Anticipated::of)
                                                .toList(),
                                        position.toString()))
                        .build())));
    }

    private static boolean isAsked(IncidentAnswer incident, Set<Flow> flows, @Nullable String place) {
        boolean flow = flows.isEmpty() || flows.contains(flow(incident));
        return flow
                && (place == null
                        || place.equals(incident.place())
                        || place.equals(named(incident, "from"))
                        || place.equals(named(incident, "to")));
    }

    private static DisplacementRule.Moved moved(IncidentAnswer incident) {
        Standing standing = incident.standing();
        return new DisplacementRule.Moved(
                new DisplacementRule.Key(
                        flow(incident), incident.place(), named(incident, "from"), named(incident, "to")),
                incident.persons(),
                standing == null ? Standing.CLAIMED : standing,
                incident.reports());
    }

    private static Flow flow(IncidentAnswer incident) {
        return Vocabulary.read(Flow.class, incident.claim().path("movement").asText());
    }

    private static @Nullable String named(IncidentAnswer incident, String field) {
        return incident.claim().path(field).textValue();
    }
}
