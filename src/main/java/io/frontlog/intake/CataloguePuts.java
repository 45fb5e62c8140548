package io.frontlog.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.frontlog.event.Event;
import io.frontlog.event.Subject;
import io.frontlog.event.Theatre;
import io.frontlog.http.Problem;
import io.frontlog.http.Problem.FieldError;
import io.frontlog.journal.Submission;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Creates or revises theatres, sources, actors and places: the full state each time. */
@Path("/v1/theatres")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Catalogue")
@APIResponse(
        responseCode = "201",
        description = "Recorded",
        content = @Content(schema = @Schema(implementation = Answer.Done.class)))
@APIResponse(
        responseCode = "200",
        description = "Revised",
        content = @Content(schema = @Schema(implementation = Answer.Done.class)))
@APIResponse(
        responseCode = "202",
        description = "Durable, not decided yet",
        content = @Content(schema = @Schema(implementation = Answer.Done.class)))
@APIResponse(
        responseCode = "412",
        description = "It has another version",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "422",
        description = "Some fields are wrong",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "503",
        description = "The journal does not answer",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
public class CataloguePuts {
    private final Bodies bodies;
    private final CatalogueIntake catalogue;
    private final Commands commands;

    CataloguePuts(Bodies bodies, CatalogueIntake catalogue, Commands commands) {
        this.bodies = bodies;
        this.catalogue = catalogue;
        this.commands = commands;
    }

    /** Checks an outline, which takes longer than an event loop may. */
    @PUT
    @Path("{theatre}")
    @Blocking
    @Operation(operationId = "putTheatre", summary = "Create or revise a theatre")
    public Uni<Response> theatre(
            String theatre,
            @BeanParam RequestHeaders headers,
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = "Theatre"))) byte[] body,
            @Context UriInfo uri) {
        ObjectNode node = bodies.read(body);
        List<FieldError> errors = new ArrayList<>(bodies.check("Theatre", node));
        CatalogueIntake.checkId(theatre, errors);
        checkZone(node, errors);
        checkDates(node, errors);
        checkOutline(node, errors);
        if (!errors.isEmpty())
            throw Problem.Type.INVALID.with(errors.size() + " wrong", errors).exception();
        var submission = new Submission(
                theatre,
                UUID.randomUUID().toString(),
                headers.expectedVersion(),
                headers.by(),
                new Event.TheatreRecorded(CatalogueIntake.bind(node.put("id", theatre), Theatre.class)));
        return commands.send(submission, headers.async()).map(answer -> answer.response(uri.getRequestUri()));
    }

    @PUT
    @Path("{theatre}/sources/{id}")
    @Operation(operationId = "putSource", summary = "Create or revise a source")
    public Uni<Response> source(
            String theatre,
            String id,
            @BeanParam RequestHeaders headers,
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = "Source"))) byte[] body,
            @Context UriInfo uri) {
        return record(theatre, new Subject(Subject.Kind.SOURCE, id), body, headers, uri);
    }

    @PUT
    @Path("{theatre}/actors/{id}")
    @Operation(operationId = "putActor", summary = "Create or revise an actor")
    public Uni<Response> actor(
            String theatre,
            String id,
            @BeanParam RequestHeaders headers,
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = "Actor"))) byte[] body,
            @Context UriInfo uri) {
        return record(theatre, new Subject(Subject.Kind.ACTOR, id), body, headers, uri);
    }

    @PUT
    @Path("{theatre}/places/{id}")
    @Operation(operationId = "putPlace", summary = "Create or revise a place")
    public Uni<Response> place(
            String theatre,
            String id,
            @BeanParam RequestHeaders headers,
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = "Place"))) byte[] body,
            @Context UriInfo uri) {
        return record(theatre, new Subject(Subject.Kind.PLACE, id), body, headers, uri);
    }

    private Uni<Response> record(String theatre, Subject subject, byte[] body, RequestHeaders headers, UriInfo uri) {
        return catalogue
                .record(
                        theatre,
                        subject,
                        bodies.read(body),
                        UUID.randomUUID().toString(),
                        headers.expectedVersion(),
                        headers.by(),
                        headers.async())
                .map(answer -> answer.response(uri.getRequestUri()));
    }

    private static void checkZone(ObjectNode theatre, List<FieldError> errors) {
        if (!theatre.path("timeZone").isTextual()) return;
        if (!ZoneId.getAvailableZoneIds().contains(theatre.path("timeZone").textValue())) {
            errors.add(new FieldError("/timeZone", "is not a zone of the IANA database, as Asia/Damascus is"));
        }
    }

    private static void checkOutline(ObjectNode theatre, List<FieldError> errors) {
        JsonNode outline = theatre.get("outline");
        boolean isSound = errors.stream().noneMatch(e -> e.pointer().startsWith("/outline"));
        if (outline != null && isSound) errors.addAll(OutlineChecks.errors(outline));
    }

    private static void checkDates(ObjectNode theatre, List<FieldError> errors) {
        for (Map.Entry<String, JsonNode> since : theatre.path("coverage").properties()) {
            try {
                LocalDate.parse(since.getValue().asText());
            } catch (DateTimeException e) {
                String pointer = "/coverage/" + since.getKey();
                if (errors.stream().noneMatch(x -> x.pointer().equals(pointer))) {
                    errors.add(new FieldError(pointer, "is no date of the calendar"));
                }
            }
        }
    }
}
