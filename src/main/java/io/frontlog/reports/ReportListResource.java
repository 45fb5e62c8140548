package io.frontlog.reports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.frontlog.catalogue.Known;
import io.frontlog.catalogue.Zones;
import io.frontlog.http.Answers;
import io.frontlog.http.KnownAt;
import io.frontlog.http.Parameters;
import io.frontlog.journal.Json;
import io.frontlog.projecting.AsOf;
import io.frontlog.projecting.ReadModels;
import io.frontlog.projecting.Snapshot;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Reports as they stand, by what they say. */
@Path("/v1/theatres/{theatre}/reports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reports")
public class ReportListResource {
    private final ReadModels readModels;
    private final Known known;

    ReportListResource(ReadModels readModels, Known known) {
        this.readModels = readModels;
        this.known = known;
    }

    @GET
    @Operation(
            operationId = "listReports",
            summary = "Reports, by what they say and who says it",
            description = "In the order of their first civil day, then of their ids; all filters given must hold")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "ReportList")))
    public Uni<Response> reports(
            String theatre,
            @BeanParam KnownAt knownAt,
            @BeanParam ReportFilter filter,
            @BeanParam ReportParameters asked,
            @BeanParam PageParameters page,
            @Context UriInfo uri) {
        var parameters = new Parameters();
        var search = filter.read(asked.read(page.search(theatre, parameters), parameters), parameters);
        AsOf asOf = knownAt.read(parameters);
        parameters.check();
        var named = filter.named(asked.named());
        return readModels.read(theatre, asOf, (session, snapshot) -> Zones.of(theatre, session)
                .chain(zone -> known.require(session, theatre, named))
                .chain(() -> search.page(session))
                .map(found -> Answers.page(snapshot, body(found, snapshot), found.next(), uri)
                        .build()));
    }

    private static ObjectNode body(ReportSearch.Page page, Snapshot snapshot) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        var reports = body.putArray("reports");
        page.rows().forEach(row -> reports.add(row.document()));
        return body.put("next", page.next()).put("position", snapshot.position().toString());
    }
}
