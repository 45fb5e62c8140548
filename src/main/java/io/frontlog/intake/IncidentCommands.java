package io.frontlog.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.frontlog.catalogue.References;
import io.frontlog.event.Event;
import io.frontlog.event.Subject;
import io.frontlog.http.Problem;
import io.frontlog.http.Problem.FieldError;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Merges incidents that were one happening. */
@Path("/v1/theatres/{theatre}/incidents")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Incidents")
public class IncidentCommands {
    private final Bodies bodies;
    private final Checked checked;
    private final References references;
    private final Commands commands;

    IncidentCommands(Bodies bodies, Checked checked, References references, Commands commands) {
        this.bodies = bodies;
        this.checked = checked;
        this.references = references;
        this.commands = commands;
    }

    @POST
    @Path("{id}/merges")
    @Operation(
            operationId = "mergeIncidents",
            summary = "Count the reports of other incidents with this one; their ids resolve to it from then on")
    @APIResponse(
            responseCode = "200",
            description = "Decided and visible",
            content = @Content(schema = @Schema(implementation = Answer.Done.class)))
    @APIResponse(
            responseCode = "202",
            description = "Durable, not decided yet",
            content = @Content(schema = @Schema(implementation = Answer.Done.class)))
    @APIResponse(
            responseCode = "409",
            description = "One of them has been absorbed already",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "Some fields are wrong, or it would absorb itself",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "503",
            description = "The journal does not answer; nothing was accepted",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    public Uni<Response> merge(
            String theatre,
            String id,
            @BeanParam RequestHeaders headers,
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = "Merging"))) byte[] body) {
        ObjectNode node = bodies.read(body);
        List<FieldError> errors = new ArrayList<>(bodies.check("Merging", node));
        var named = new ArrayList<Reference>();
        for (int i = 0; i < node.path("absorbed").size(); i++) {
            named.addAll(Reference.of(node, "/absorbed/" + i, Subject.Kind.INCIDENT));
        }
        for (Reference absorbed : named) {
            if (absorbed.subject().id().equals(id)) {
                errors.add(new FieldError(absorbed.pointer(), "is the incident that should absorb it"));
            }
        }
        return known(theatre, id)
                .chain(() -> checked.references(theatre, named, errors))
                .chain(() -> commands.send(
                        headers.submission(
                                theatre, CatalogueIntake.bind(node.put("survivor", id), Event.IncidentsMerged.class)),
                        headers.async()))
                .map(answer -> answer.response(null));
    }

    private Uni<Void> known(String theatre, String id) {
        return references.unknown(theatre, List.of(Subject.incident(id))).map(unknown -> {
            if (!unknown.isEmpty())
                throw Problem.Type.NOT_FOUND.with(unknown.get(0).toString()).exception();
            return null;
        });
    }
}
