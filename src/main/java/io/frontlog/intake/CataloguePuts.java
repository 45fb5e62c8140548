package io.frontlog.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.frontlog.event.Actor;
import io.frontlog.event.Event;
import io.frontlog.event.Place;
import io.frontlog.event.Source;
import io.frontlog.event.Subject;
import io.frontlog.event.Theatre;
import io.frontlog.http.Problem;
import io.frontlog.http.Problem.FieldError;
import io.frontlog.journal.Json;
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
import java.util.function.Function;
import java.util.regex.Pattern;
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
    static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");

    private final Bodies bodies;
    private final Checked checked;
    private final Commands commands;

    CataloguePuts(Bodies bodies, Checked checked, Commands commands) {
        this.bodies = bodies;
        this.checked = checked;
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
        checkId(theatre, errors);
        checkZone(node, errors);
        checkDates(node, errors);
        checkOutline(node, errors);
        if (!errors.isEmpty())
            throw Problem.Type.INVALID.with(errors.size() + " wrong", errors).exception();
        return send(theatre, theatre, node, Theatre.class, Event.TheatreRecorded::new, headers, uri);
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
        ObjectNode node = bodies.read(body);
        var named = Reference.of(node, "/affiliation", Subject.Kind.ACTOR);
        return check("Source", theatre, id, node, named)
                .chain(() -> send(theatre, id, node, Source.class, Event.SourceRecorded::new, headers, uri));
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
        ObjectNode node = bodies.read(body);
        var named = Reference.of(node, "/partOf", Subject.Kind.ACTOR);
        return check("Actor", theatre, id, node, named)
                .chain(() -> send(theatre, id, node, Actor.class, Event.ActorRecorded::new, headers, uri));
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
        ObjectNode node = bodies.read(body);
        var named = Reference.of(node, "/parent", Subject.Kind.PLACE);
        return check("Place", theatre, id, node, named)
                .chain(() -> send(theatre, id, node, Place.class, Event.PlaceRecorded::new, headers, uri));
    }

    private Uni<Void> check(String schema, String theatre, String id, ObjectNode node, List<Reference> named) {
        List<FieldError> errors = new ArrayList<>(bodies.check(schema, node));
        checkId(id, errors);
        return checked.references(theatre, named, errors);
    }

    private <D> Uni<Response> send(
            String theatre,
            String id,
            ObjectNode node,
            Class<D> type,
            Function<D, Event> event,
            RequestHeaders headers,
            UriInfo uri) {
        Event recorded = event.apply(bind(node.put("id", id), type));
        var submission = new Submission(
                theatre, UUID.randomUUID().toString(), headers.expectedVersion(), headers.by(), recorded);
        return commands.send(submission, headers.async()).map(answer -> answer.response(uri.getRequestUri()));
    }

    static <D> D bind(ObjectNode node, Class<D> type) {
        try {
            return Json.MAPPER.treeToValue(node, type);
        } catch (JsonProcessingException e) {
            throw Problem.Type.INVALID.with(e.getOriginalMessage()).exception();
        }
    }

    private static void checkId(String id, List<FieldError> errors) {
        if (!ID.matcher(id).matches()) {
            errors.add(new FieldError("id", "in the path: lower-case letters, digits, '.', '_' and '-', at most 100"));
        }
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
