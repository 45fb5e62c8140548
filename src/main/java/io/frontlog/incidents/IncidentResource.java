package io.frontlog.incidents;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.frontlog.catalogue.Zones;
import io.frontlog.event.Claim;
import io.frontlog.http.Answers;
import io.frontlog.http.KnownAt;
import io.frontlog.http.Parameters;
import io.frontlog.http.Problem;
import io.frontlog.incidents.Incidents.Filter;
import io.frontlog.projecting.AsOf;
import io.frontlog.projecting.ReadModels;
import io.frontlog.rule.Incident;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** What happened, as its reports say together. */
@Path("/v1/theatres/{theatre}/incidents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Incidents")
public class IncidentResource {
    private static final String DOC =
            "select i.doc from incident i where i.theatre = :theatre and i.id = :id" + " and i.known_to is null";
    private static final String VERSION =
            "select version from subject where theatre = :theatre and kind = 'incident' and id = :id";

    private final ReadModels readModels;
    private final Incidents incidents;
    private final Duplicates duplicates;

    IncidentResource(ReadModels readModels, Incidents incidents, Duplicates duplicates) {
        this.readModels = readModels;
        this.incidents = incidents;
        this.duplicates = duplicates;
    }

    /** A page of incidents. */
    @Schema(name = "IncidentList")
    record Listed(List<IncidentAnswer> incidents, @Nullable @Schema(nullable = true) String next, String position) {}

    /**
     * An incident by itself.
     *
     * @param version counts the merges into it, for {@code If-Match}
     * @param suspectedDuplicates incidents of its kind that may be the same happening
     */
    @Schema(name = "IncidentState")
    record One(
            @JsonUnwrapped IncidentAnswer incident, int version, List<String> suspectedDuplicates, String position) {}

    @GET
    @Operation(operationId = "listIncidents", summary = "Incidents, in the order in which they happened")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Listed.class)))
    public Uni<Response> list(
            String theatre,
            @BeanParam KnownAt knownAt,
            @QueryParam("kind") @Parameter(description = "Any of the kinds of reports") @Nullable String kind,
            @QueryParam("state") @Parameter(description = "Any of live, anticipated, denied, discounted") @Nullable
                    String state,
            @QueryParam("standing") @Parameter(description = "Any of the standings") @Nullable String standing,
            @QueryParam("dataset") @Nullable String dataset,
            @BeanParam IncidentParameters asked,
            @Context UriInfo uri) {
        var parameters = new Parameters();
        Filter filter = asked.read(theatre, parameters)
                .kinds(parameters.words("kind", kind, Claim.Kind.class))
                .states(parameters.words("state", state, Incident.State.class))
                .standings(parameters.words("standing", standing, Standing.class))
                .dataset(dataset);
        AsOf asOf = knownAt.read(parameters);
        parameters.check();
        return readModels.read(theatre, asOf, (session, snapshot) -> Zones.of(theatre, session)
                .chain(zone -> incidents.find(session, filter))
                .map(page -> Answers.page(
                                snapshot,
                                new Listed(
                                        page.items(),
                                        page.next(),
                                        snapshot.position().toString()),
                                page.next(),
                                uri)
                        .build()));
    }

    @GET
    @Path("{id}")
    @Operation(
            operationId = "getIncident",
            summary = "An incident with everything that its reports say",
            description = "An absorbed id answers with its survivor")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = One.class)))
    public Uni<Response> one(String theatre, String id, @BeanParam KnownAt knownAt) {
        AsOf asOf = knownAt.read();
        return readModels.read(theatre, asOf, (session, snapshot) -> named(session, Merges.SURVIVOR, theatre, id)
                .chain(survivor -> named(session, DOC, theatre, String.valueOf(survivor)))
                .chain(doc -> {
                    if (doc == null)
                        throw Problem.Type.NOT_FOUND.with("incident/" + id).exception();
                    IncidentAnswer incident = Incidents.answer(doc);
                    return duplicates.of(session, theatre, incident).chain(like -> version(
                                    session, theatre, incident.id())
                            .map(version -> Answers.at(
                                            snapshot,
                                            new One(
                                                    incident,
                                                    version,
                                                    like,
                                                    snapshot.position().toString()))
                                    .build()));
                }));
    }

    private static Uni<@Nullable String> named(
            Mutiny.StatelessSession session, String query, String theatre, String id) {
        return session.createNativeQuery(query, String.class)
                .setParameter("theatre", theatre)
                .setParameter("id", id)
                .getSingleResultOrNull();
    }

    private static Uni<Integer> version(Mutiny.StatelessSession session, String theatre, String id) {
        return session.createNativeQuery(VERSION, Integer.class)
                .setParameter("theatre", theatre)
                .setParameter("id", id)
                .getSingleResultOrNull()
                .map(version -> version == null ? 0 : version);
    }
}
