package io.frontlog.feed;

import io.cloudevents.CloudEvent;
import io.frontlog.catalogue.Zones;
import io.frontlog.http.Answers;
import io.frontlog.http.Cursor;
import io.frontlog.http.Parameters;
import io.frontlog.journal.Journal;
import io.frontlog.journal.Position;
import io.frontlog.projecting.ReadModels;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The accepted events of a theatre, page by page. */
@Path("/v1/theatres/{theatre}/events")
@Tag(name = "Feed")
public class EventResource {
    private static final String NDJSON = "application/x-ndjson";

    private final ReadModels readModels;
    private final Journal journal;
    private final EventPages pages;

    EventResource(ReadModels readModels, Journal journal, EventPages pages) {
        this.readModels = readModels;
        this.journal = journal;
        this.pages = pages;
    }

    @GET
    @Produces(NDJSON)
    @Operation(
            operationId = "listEvents",
            summary = "The accepted events, in the order of their positions",
            description =
                    "A CloudEvent (1.0, structured mode) a line. A page may end before its limit if its events are"
                            + " large; while there is more, it links to what is next")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = NDJSON, schema = @Schema(implementation = CloudEvent.class)))
    public Uni<Response> events(
            String theatre,
            @QueryParam("after")
                    @Parameter(description = "The position behind which it begins; absent, the first")
                    @Nullable
                    String after,
            @QueryParam("limit") @Parameter(schema = @Schema(type = SchemaType.INTEGER)) @Nullable String limit,
            @Context UriInfo uri) {
        var parameters = new Parameters();
        Position behind = parameters.position("after", after, journal.partition(theatre));
        int most = parameters.number("limit", limit, 1, 10_000, 1000);
        parameters.check();
        return readModels
                .read(theatre, (session, snapshot) -> Zones.of(theatre, session).map(zone -> snapshot.position()))
                .chain(position -> Uni.createFrom()
                        .completionStage(() -> pages.read(
                                        theatre, behind == null ? -1 : behind.offset(), position.offset() + 1, most)
                                .toCompletionStage())
                        .map(page -> answer(position, page, uri)));
    }

    private static Response answer(Position position, EventPages.Page page, UriInfo uri) {
        var answer = Answers.at(position, page.lines());
        if (page.last() == null) return answer.build();
        return answer.links(Cursor.next(uri, "after", new Position(position.partition(), page.last()).toString()))
                .build();
    }
}
