package io.frontlog.reports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.frontlog.catalogue.Known;
import io.frontlog.catalogue.Zones;
import io.frontlog.event.Claim;
import io.frontlog.event.Report.Stance;
import io.frontlog.event.Report.Verdict;
import io.frontlog.http.Answers;
import io.frontlog.http.KnownAt;
import io.frontlog.http.Parameters;
import io.frontlog.journal.Json;
import io.frontlog.projecting.AsOf;
import io.frontlog.projecting.ReadModels;
import io.frontlog.projecting.Snapshot;
import io.frontlog.reports.ReportSearch.Retracted;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

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
            @QueryParam("kind") @Parameter(description = "Kinds of reports, with commas between") @Nullable String kind,
            @QueryParam("source") @Parameter(description = "Who published it") @Nullable String source,
            @QueryParam("actor") @Parameter(description = "An actor that it names, in whatever role") @Nullable
                    String actor,
            @QueryParam("incident")
                    @Parameter(description = "With the reports of the incidents that it absorbed or was absorbed by")
                    @Nullable
                    String incident,
            @QueryParam("stance") @Parameter(description = "Any of affirms, denies, anticipates") @Nullable
                    String stance,
            @QueryParam("verdict") @Parameter(description = "Verdicts, with commas between") @Nullable String verdict,
            @QueryParam("dataset") @Parameter(description = "What it was imported from") @Nullable String dataset,
            @QueryParam("tag") @Parameter(description = "A tag that it carries") @Nullable String tag,
            @QueryParam("retracted")
                    @Parameter(description = "false (as it is if absent), true for the retracted alone, or any")
                    @Nullable
                    String retracted,
            @BeanParam ReportParameters asked,
            @Context UriInfo uri) {
        var parameters = new Parameters();
        var search = asked.read(theatre, parameters)
                .kinds(parameters.words("kind", kind, Claim.Kind.class))
                .source(source)
                .actor(actor)
                .incident(incident)
                .stances(parameters.words("stance", stance, Stance.class))
                .verdicts(parameters.words("verdict", verdict, Verdict.class))
                .dataset(dataset)
                .tag(tag)
                .retracted(parameters.word("retracted", retracted, Retracted.class, Retracted.FALSE));
        AsOf asOf = knownAt.read(parameters);
        parameters.check();
        var named = asked.named().source("source", source).actor("actor", actor);
        return readModels.read(theatre, asOf, (session, snapshot) -> Zones.of(theatre, session)
                .chain(zone -> known.require(session, theatre, named))
                .chain(() -> search.page(session))
                .map(page -> Answers.page(snapshot, body(page, snapshot), page.next(), uri)
                        .build()));
    }

    private static ObjectNode body(ReportSearch.Page page, Snapshot snapshot) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        var reports = body.putArray("reports");
        page.rows().forEach(row -> reports.add(row.document()));
        return body.put("next", page.next()).put("position", snapshot.position().toString());
    }
}
