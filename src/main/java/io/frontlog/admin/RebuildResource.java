package io.frontlog.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.frontlog.http.Problem;
import io.frontlog.projecting.Rebuild;
import io.frontlog.projecting.Rebuilder;
import io.frontlog.projecting.Rebuilds;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Rebuilding all read models from the journal, beside what readers see. */
@Path("/v1/admin/rebuilds")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Administration")
public class RebuildResource {
    private final Rebuilds rebuilds;
    private final Rebuilder rebuilder;

    RebuildResource(Rebuilds rebuilds, Rebuilder rebuilder) {
        this.rebuilds = rebuilds;
        this.rebuilder = rebuilder;
    }

    /** How it is to end. */
    @Schema(name = "RebuildBody")
    record Body(
            @JsonProperty("switch")
                    @Schema(
                            nullable = true,
                            description = "Whether it is to take the place of what readers see; true if absent")
                    @Nullable
                    Boolean switching,
            @Schema(
                            nullable = true,
                            description = "Whether even if a read model says something else though its version is the"
                                    + " same; false if absent")
                    @Nullable
                    Boolean acceptDifferences) {}

    /** All of them. */
    @Schema(name = "RebuildList")
    record Listed(List<Answer> rebuilds) {}

    /** One of them. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "Rebuild")
    record Answer(
            long id,
            Rebuild.State state,
            @Schema(description = "requested, or at start-up: changed, always") String reason,
            @JsonProperty("switch") boolean switching,
            boolean acceptDifferences,
            Instant requestedAt,
            @Nullable @Schema(nullable = true) Instant startedAt,
            @Nullable @Schema(nullable = true) Instant endedAt,
            @Schema(description = "Replayed so far") long events,
            @Schema(description = "In the journal") long journal,
            double eventsPerSecond,
            @Nullable @Schema(nullable = true) Double secondsLeft,
            @Schema(
                            description =
                                    "Once they are compared: as they were and as they are rebuilt, at one position, and the"
                                            + " theatres in which they differ")
                    List<Rebuild.Compared> models,
            @Nullable @Schema(nullable = true) String failure,
            @Nullable
                    @Schema(
                            nullable = true,
                            description =
                                    "The schema of the database that it made or replaced, until it is told to drop it")
                    String kept) {
        static Answer of(Rebuild rebuild) {
            return new Answer(
                    rebuild.id(),
                    rebuild.state(),
                    rebuild.reason(),
                    rebuild.switching(),
                    rebuild.acceptDifferences(),
                    rebuild.requestedAt(),
                    rebuild.startedAt(),
                    rebuild.endedAt(),
                    rebuild.events(),
                    rebuild.journal(),
                    rebuild.rate(),
                    rebuild.secondsLeft(),
                    rebuild.models(),
                    rebuild.failure(),
                    rebuild.kept());
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "rebuild",
            summary = "Rebuild all read models from the journal while the service goes on",
            description = "It replays the journal beside what readers see, compares digests, and switches in one step."
                    + " What readers saw before is kept. One runs at a time: 409")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = Answer.class)))
    public Uni<Response> rebuild(@Nullable Body body, @Context UriInfo uri) {
        boolean switching = body == null || body.switching == null || body.switching;
        boolean accepts = body != null && body.acceptDifferences != null && body.acceptDifferences;
        return rebuilds.ask("requested", switching, accepts).map(asked -> {
            Rebuild rebuild = asked.orElseThrow(() ->
                    Problem.Type.NOT_LIVE.with("a rebuild is running already").exception());
            rebuilder.wake();
            return Response.accepted(Answer.of(rebuild))
                    .location(uri.getAbsolutePathBuilder()
                            .path(String.valueOf(rebuild.id()))
                            .build())
                    .build();
        });
    }

    @GET
    @Operation(operationId = "listRebuilds", summary = "All rebuilds, the latest first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Listed.class)))
    public Uni<Response> all() {
        return rebuilds.all()
                .map(all -> Response.ok(new Listed(all.stream().map(Answer::of).toList()))
                        .build());
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getRebuild", summary = "How a rebuild stands")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Answer.class)))
    public Uni<Response> one(String id) {
        return rebuilds.one(number(id))
                .map(found -> Response.ok(answer(id, found)).build());
    }

    @DELETE
    @Path("{id}")
    @Operation(
            operationId = "discardRebuild",
            summary = "Give up a rebuild that is running, or drop the schema that it keeps",
            description = "It is done in a moment, when it keeps none any more")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = Answer.class)))
    public Uni<Response> discard(String id) {
        return rebuilds.discard(number(id)).map(found -> {
            Answer answer = answer(id, found);
            rebuilder.wake();
            return Response.accepted(answer).build();
        });
    }

    private static Answer answer(String id, Optional<Rebuild> found) {
        return Answer.of(found.orElseThrow(() -> unknown(id)));
    }

    private static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException e) {
            throw unknown(id);
        }
    }

    private static RuntimeException unknown(String id) {
        return Problem.Type.NOT_FOUND.with("rebuild/" + id).exception();
    }
}
