package io.frontlog.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.frontlog.event.Event;
import io.frontlog.event.Subject;
import io.frontlog.http.Problem;
import io.frontlog.http.Problem.FieldError;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Files reports, and takes back, corrects and assesses them. */
@Path("/v1/theatres/{theatre}/reports")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reports")
@APIResponse(
        responseCode = "202",
        description = "Durable, not decided yet",
        content = @Content(schema = @Schema(implementation = Answer.Done.class)))
@APIResponse(
        responseCode = "422",
        description = "Some fields are wrong, or the id was used for something else",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "503",
        description = "The journal does not answer; nothing was accepted",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
public class ReportCommands {
    private final Bodies bodies;
    private final Checked checked;
    private final Commands commands;
    private final ReportIntake reports;
    private final ReportStream stream;

    ReportCommands(Bodies bodies, Checked checked, Commands commands, ReportIntake reports, ReportStream stream) {
        this.bodies = bodies;
        this.checked = checked;
        this.commands = commands;
        this.reports = reports;
        this.stream = stream;
    }

    @POST
    @Operation(operationId = "fileReport", summary = "File one report")
    @APIResponse(
            responseCode = "201",
            description = "Decided and visible",
            content = @Content(schema = @Schema(implementation = Answer.Done.class)))
    public Uni<Response> file(
            String theatre,
            @BeanParam RequestHeaders headers,
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = "Report"))) byte[] body,
            @Context UriInfo uri) {
        return reports.file(theatre, body, headers.key(), headers.by(), headers.async(), Turn.first())
                .map(answer -> answer.response(
                        answer.body() == null
                                ? null
                                : uri.getRequestUriBuilder()
                                        .path(answer.body().id())
                                        .build()));
    }

    @POST
    @Blocking
    @Consumes(Lines.NDJSON)
    @Produces(Lines.NDJSON)
    @Operation(
            operationId = "fileReports",
            summary = "File many reports, a line each",
            description = "Streamed both ways: a result line for each line, in order. Read while you send.")
    @APIResponse(
            responseCode = "200",
            description = "A line for each",
            content = @Content(mediaType = Lines.NDJSON, schema = @Schema(implementation = ReportStream.Result.class)))
    public Response fileMany(
            String theatre,
            @BeanParam RequestHeaders headers,
            @RequestBody(
                            required = true,
                            content = @Content(mediaType = Lines.NDJSON, schema = @Schema(ref = "Report")))
                    InputStream body) {
        boolean async = headers.async();
        String key = headers.key();
        String by = headers.by();
        StreamingOutput results = out -> stream.file(theatre, key, by, async, body, out);
        return Response.ok(results).build();
    }

    @POST
    @Path("{id}/amendments")
    @Operation(operationId = "amendReport", summary = "Correct a report: its full new state")
    @APIResponse(
            responseCode = "200",
            description = "Decided and visible",
            content = @Content(schema = @Schema(implementation = Answer.Done.class)))
    @APIResponse(
            responseCode = "409",
            description = "The report is retracted",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    public Uni<Response> amend(
            String theatre,
            String id,
            @BeanParam RequestHeaders headers,
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = "Report"))) byte[] body) {
        return reports.amend(theatre, id, body, headers.eventId(), headers).map(answer -> answer.response(null));
    }

    @POST
    @Path("{id}/retraction")
    @Operation(operationId = "retractReport", summary = "Take a report back, with a reason")
    @APIResponse(
            responseCode = "200",
            description = "Decided and visible",
            content = @Content(schema = @Schema(implementation = Answer.Done.class)))
    @APIResponse(
            responseCode = "409",
            description = "The report is retracted already",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    public Uni<Response> retract(
            String theatre,
            String id,
            @BeanParam RequestHeaders headers,
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = "Retraction"))) byte[] body) {
        return curate(theatre, id, headers, "Retraction", body, Event.ReportRetracted.class);
    }

    @POST
    @Path("{id}/reinstatement")
    @Operation(operationId = "reinstateReport", summary = "Put a retracted report back")
    @APIResponse(
            responseCode = "200",
            description = "Decided and visible",
            content = @Content(schema = @Schema(implementation = Answer.Done.class)))
    @APIResponse(
            responseCode = "409",
            description = "The report is not retracted",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    public Uni<Response> reinstate(
            String theatre,
            String id,
            @BeanParam RequestHeaders headers,
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = "Reinstatement"))) byte[] body) {
        return curate(theatre, id, headers, "Reinstatement", body, Event.ReportReinstated.class);
    }

    @POST
    @Path("{id}/assessments")
    @Operation(operationId = "assessReport", summary = "Give a verdict on a report")
    @APIResponse(
            responseCode = "200",
            description = "Decided and visible",
            content = @Content(schema = @Schema(implementation = Answer.Done.class)))
    @APIResponse(
            responseCode = "409",
            description = "The report is retracted",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    public Uni<Response> assess(
            String theatre,
            String id,
            @BeanParam RequestHeaders headers,
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = "Assessment"))) byte[] body) {
        return curate(theatre, id, headers, "Assessment", body, Event.ReportAssessed.class);
    }

    @POST
    @Path("{id}/incident")
    @Operation(
            operationId = "moveReport",
            summary = "Move a report to another incident, or out into one of its own",
            description = "Without an incident, it gets one of its own under a new id, which the answer names")
    @APIResponse(
            responseCode = "200",
            description = "Decided and visible",
            content = @Content(schema = @Schema(implementation = Answer.Done.class)))
    @APIResponse(
            responseCode = "409",
            description = "The report is retracted",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    public Uni<Response> move(
            String theatre,
            String id,
            @BeanParam RequestHeaders headers,
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = "Moving"))) byte[] body) {
        ObjectNode node = bodies.read(body);
        List<FieldError> errors = bodies.check("Moving", node);
        List<Reference> named = Reference.of(node, "/incident", Subject.Kind.INCIDENT);
        if (!node.has("incident")) node.put("incident", ownIncident(theatre, id, headers.key()));
        return curate(theatre, id, headers, errors, named, node, Event.ReportMoved.class);
    }

    /** A new one, since the report's first may have been absorbed; the same again under the same key. */
    private static String ownIncident(String theatre, String report, @Nullable String key) {
        return key == null
                ? UUID.randomUUID().toString()
                : ReportIntake.madeId(theatre, "incident/" + report + "/" + key);
    }

    private Uni<Response> curate(
            String theatre,
            String id,
            RequestHeaders headers,
            String schema,
            byte[] body,
            Class<? extends Event> type) {
        ObjectNode node = bodies.read(body);
        return curate(theatre, id, headers, bodies.check(schema, node), List.of(), node, type);
    }

    private Uni<Response> curate(
            String theatre,
            String id,
            RequestHeaders headers,
            List<FieldError> errors,
            List<Reference> named,
            ObjectNode node,
            Class<? extends Event> type) {
        if (!CatalogueIntake.ID.matcher(id).matches())
            throw Problem.Type.NOT_FOUND.with("report/" + id).exception();
        return checked.references(theatre, named, errors)
                .chain(() -> commands.send(
                        headers.submission(theatre, CatalogueIntake.bind(node.put("report", id), type)),
                        headers.async()))
                .map(answer -> answer.response(null));
    }
}
