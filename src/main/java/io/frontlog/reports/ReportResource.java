package io.frontlog.reports;

import io.frontlog.http.Answers;
import io.frontlog.http.KnownAt;
import io.frontlog.http.Problem;
import io.frontlog.projecting.AsOf;
import io.frontlog.projecting.ReadModels;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A report as it stands, and as it came to. */
@Path("/v1/theatres/{theatre}/reports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reports")
public class ReportResource {
    private static final String CURRENT =
            "from ReportRow r where r.theatre = :theatre and r.id = :id and r.knownTo is null";
    private static final String VERSIONS =
            "from ReportRow r where r.theatre = :theatre and r.id = :id order by r.version";

    private final ReadModels readModels;

    ReportResource(ReadModels readModels) {
        this.readModels = readModels;
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getReport", summary = "A report, retracted ones included")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "ReportState")))
    public Uni<Response> report(String theatre, String id, @BeanParam KnownAt knownAt) {
        AsOf asOf = knownAt.read();
        return readModels.read(theatre, asOf, (session, snapshot) -> session.createSelectionQuery(
                        CURRENT, ReportRow.class)
                .setParameter("theatre", theatre)
                .setParameter("id", id)
                .getSingleResultOrNull()
                .map(row -> {
                    if (row == null)
                        throw Problem.Type.NOT_FOUND.with("report/" + id).exception();
                    return Answers.versioned(snapshot, row.version, row.document());
                }));
    }

    @GET
    @Path("{id}/history")
    @Operation(operationId = "getReportHistory", summary = "Every version of a report: who changed what, and why")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReportHistory.class)))
    public Uni<Response> history(String theatre, String id, @BeanParam KnownAt knownAt) {
        AsOf asOf = knownAt.read();
        return readModels.read(theatre, asOf, (session, snapshot) -> session.createSelectionQuery(
                        VERSIONS, ReportRow.class)
                .setParameter("theatre", theatre)
                .setParameter("id", id)
                .getResultList()
                .map(rows -> {
                    if (rows.isEmpty())
                        throw Problem.Type.NOT_FOUND.with("report/" + id).exception();
                    return Answers.at(snapshot, ReportHistory.of(id, rows, snapshot))
                            .build();
                }));
    }
}
