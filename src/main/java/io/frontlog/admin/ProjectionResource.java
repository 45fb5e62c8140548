package io.frontlog.admin;

import io.frontlog.catalogue.Zones;
import io.frontlog.http.Answers;
import io.frontlog.journal.Position;
import io.frontlog.projecting.Projections;
import io.frontlog.projecting.ReadModels;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How the read models of a theatre stand. */
@Path("/v1/theatres/{theatre}/projections")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Administration")
public class ProjectionResource {
    private final ReadModels readModels;
    private final Projections projections;

    ProjectionResource(ReadModels readModels, Projections projections) {
        this.readModels = readModels;
        this.projections = projections;
    }

    /** All of them. */
    @Schema(name = "ProjectionList")
    record Listed(List<Row> projections, String position) {}

    /** One of them. */
    @Schema(name = "Projection")
    record Row(
            String model,
            @Schema(description = "Of what made its rows") int version,
            String position,
            Projections.Lag lag,
            @Schema(description = "SHA-256 of its rows in their canonical form, in the order of keys") String digest) {
        static Row of(Projections.State state) {
            return new Row(state.model(), state.version(), state.position().toString(), state.lag(), state.digest());
        }
    }

    @GET
    @Operation(
            operationId = "listProjections",
            summary = "How each read model of the theatre stands, with a digest of all that it says",
            description = "The whole theatre is read for it. The same events give the same digest, wherever and however"
                    + " often they are replayed")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Listed.class)))
    public Uni<Response> list(String theatre) {
        return readModels
                .read(theatre, (session, position) -> Zones.of(theatre, session))
                .chain(known -> projections.of(theatre))
                .map(states -> {
                    Position position = states.get(0).position();
                    return Answers.at(
                                    position,
                                    new Listed(states.stream().map(Row::of).toList(), position.toString()))
                            .build();
                });
    }
}
