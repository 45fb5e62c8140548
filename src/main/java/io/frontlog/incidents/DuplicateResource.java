package io.frontlog.incidents;

import io.frontlog.catalogue.Zones;
import io.frontlog.event.Claim;
import io.frontlog.http.Answers;
import io.frontlog.http.KnownAt;
import io.frontlog.http.Parameters;
import io.frontlog.incidents.Incidents.Filter;
import io.frontlog.projecting.AsOf;
import io.frontlog.projecting.ReadModels;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Incidents that may be one happening, for an analyst. */
@Path("/v1/theatres/{theatre}/suspected-duplicates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Incidents")
public class DuplicateResource {
    private final ReadModels readModels;
    private final Duplicates duplicates;

    DuplicateResource(ReadModels readModels, Duplicates duplicates) {
        this.readModels = readModels;
        this.duplicates = duplicates;
    }

    /** A page of pairs. */
    @Schema(name = "SuspectedDuplicates")
    record Listed(List<Duplicates.Pair> pairs, @Nullable @Schema(nullable = true) String next, String position) {}

    @GET
    @Operation(
            operationId = "listSuspectedDuplicates",
            summary = "Pairs of live incidents that may be one happening",
            description = "Of one kind, within a day and five kilometres, with compatible weapons and actors. Nothing"
                    + " merges by itself. The filters are of the earlier of a pair; the limit is of near pairs looked at,"
                    + " so that a page may be short.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Listed.class)))
    public Uni<Response> list(
            String theatre,
            @BeanParam KnownAt knownAt,
            @QueryParam("kind") @Nullable String kind,
            @BeanParam IncidentParameters asked,
            @Context UriInfo uri) {
        var parameters = new Parameters();
        Filter filter = asked.read(theatre, parameters).kinds(parameters.words("kind", kind, Claim.Kind.class));
        AsOf asOf = knownAt.read(parameters);
        parameters.check();
        return readModels.read(theatre, asOf, (session, snapshot) -> Zones.of(theatre, session)
                .chain(zone -> duplicates.pairs(session, filter))
                .map(page -> Answers.page(
                                snapshot,
                                new Listed(
                                        page.pairs(),
                                        page.next(),
                                        snapshot.position().toString()),
                                page.next(),
                                uri)
                        .build()));
    }
}
