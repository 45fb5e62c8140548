package io.frontlog.reports;

import io.frontlog.http.Answers;
import io.frontlog.http.Problem;
import io.frontlog.projecting.ReadModels;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Reports as they stand. */
@Path("/v1/theatres/{theatre}/reports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reports")
public class ReportResource {
    private static final String CURRENT =
            "from ReportRow r where r.theatre = :theatre and r.id = :id and r.knownTo is null";

    private final ReadModels readModels;

    ReportResource(ReadModels readModels) {
        this.readModels = readModels;
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getReport", summary = "A report, retracted ones included")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "ReportState")))
    public Uni<Response> report(String theatre, String id, @Context Request request) {
        return readModels.read(theatre, (session, position) -> session.createSelectionQuery(CURRENT, ReportRow.class)
                .setParameter("theatre", theatre)
                .setParameter("id", id)
                .getSingleResultOrNull()
                .map(row -> {
                    if (row == null)
                        throw Problem.Type.NOT_FOUND.with("report/" + id).exception();
                    return Answers.versioned(request, position, row.version, row.document());
                }));
    }
}
