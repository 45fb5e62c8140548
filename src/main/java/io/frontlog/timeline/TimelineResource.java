package io.frontlog.timeline;

import com.fasterxml.jackson.databind.JsonNode;
import io.frontlog.catalogue.Zones;
import io.frontlog.event.Claim;
import io.frontlog.event.Claimant;
import io.frontlog.event.Report.Participant;
import io.frontlog.event.When;
import io.frontlog.http.Answers;
import io.frontlog.http.KnownAt;
import io.frontlog.http.Parameters;
import io.frontlog.incidents.IncidentAnswer;
import io.frontlog.incidents.IncidentParameters;
import io.frontlog.incidents.Incidents;
import io.frontlog.incidents.Incidents.Filter;
import io.frontlog.projecting.AsOf;
import io.frontlog.projecting.ReadModels;
import io.frontlog.rule.Incident.State;
import io.frontlog.rule.Standing;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What happened to a place, to an actor or in a region, one thing after another. */
@Path("/v1/theatres/{theatre}/timeline")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Timeline")
public class TimelineResource {
    private final ReadModels readModels;
    private final Incidents incidents;

    TimelineResource(ReadModels readModels, Incidents incidents) {
        this.readModels = readModels;
        this.incidents = incidents;
    }

    /**
     * One thing that happened or was said.
     *
     * @param from the first civil day on which it may have happened
     * @param to the last
     * @param what the kind of report adds
     * @param reports those that it rests on
     */
    @Schema(name = "TimelineEntry")
    record Entry(
            LocalDate from,
            LocalDate to,
            When when,
            String incident,
            Claim.Kind kind,
            State state,
            String place,
            @Nullable @Schema(nullable = true) Standing standing,
            @Schema(type = SchemaType.OBJECT) JsonNode what,
            List<Participant> participants,
            List<Claimant> claimants,
            List<String> reports,
            List<String> against) {
        static Entry of(IncidentAnswer incident) {
            return new Entry(
                    incident.from(),
                    incident.to(),
                    incident.when(),
                    incident.id(),
                    incident.kind(),
                    incident.state(),
                    incident.place(),
                    incident.standing(),
                    incident.claim(),
                    incident.participants(),
                    incident.claimants(),
                    incident.state() == State.ANTICIPATED ? incident.anticipating() : incident.reports(),
                    incident.against());
        }
    }

    /** A page of them. */
    @Schema(name = "Timeline")
    record Listed(List<Entry> entries, @Nullable @Schema(nullable = true) String next, String position) {}

    @GET
    @Operation(
            operationId = "getTimeline",
            summary = "What happened to a place, to an actor or in a region, in the order of valid time",
            description = "Live and anticipated incidents of every kind; without a filter, of the whole theatre")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Listed.class)))
    public Uni<Response> timeline(
            String theatre,
            @BeanParam KnownAt knownAt,
            @QueryParam("kind") @Parameter(description = "Any of the kinds of reports") @Nullable String kind,
            @BeanParam IncidentParameters asked,
            @Context UriInfo uri) {
        var parameters = new Parameters();
        Filter filter = asked.read(theatre, parameters)
                .kinds(parameters.words("kind", kind, Claim.Kind.class))
                .states(Set.of(State.LIVE, State.ANTICIPATED));
        AsOf asOf = knownAt.read(parameters);
        parameters.check();
        return readModels.read(theatre, asOf, (session, snapshot) -> Zones.of(theatre, session)
                .chain(zone -> incidents.find(session, filter))
                .map(page -> Answers.page(
                                snapshot,
                                new Listed(
                                        page.items().stream().map(Entry::of).toList(),
                                        page.next(),
                                        snapshot.position().toString()),
                                page.next(),
                                uri)
                        .build()));
    }
}
