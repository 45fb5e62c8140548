package io.frontlog.feed;

import io.cloudevents.CloudEvent;
import io.frontlog.http.Answers;
import io.frontlog.http.Parameters;
import io.frontlog.journal.Journal;
import io.frontlog.journal.Position;
import io.frontlog.projecting.Cursor;
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
import org.jspecify.annotations.Nullable;

/** What a theatre has to tell, as it happens. */
@Path("/v1/theatres/{theatre}/stream")
@Tag(name = "Feed")
public class StreamResource {
    private final Journal journal;
    private final Places places;

    StreamResource(Journal journal, Places places) {
        this.journal = journal;
        this.places = places;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "followTheatre",
            summary = "Accepted events and changed rows of read models, as server-sent events",
            description =
                    """
                    The data of each is a CloudEvent (1.0, structured mode) on one line, without data for a row that is \
                    no more; its event is the title of a topic, and whoever sends its id as Last-Event-ID goes on right behind it. A \
                    row that has changed again is told of as it is then. Comments come while there is nothing to tell. \
                    A reader that is too slow gets an event cut-off, whose data is a problem, and is disconnected.""")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = CloudEvent.class)))
    public Uni<Response> follow(String theatre, @BeanParam StreamParameters asked) {
        var parameters = new Parameters();
        int partition = journal.partition(theatre);
        Filter filter = asked.filter(theatre, parameters);
        Cursor start = asked.start(partition, parameters);
        parameters.check();
        return places.look(filter).map(looked -> answer(partition, start, looked));
    }

    private static Response answer(int partition, @Nullable Cursor start, Filter filter) {
        Cursor now = Cursor.after(filter.knownAt());
        var request = new StreamWriter.Begun(partition, start == null ? now : start, filter);
        return Answers.at(new Position(partition, filter.knownAt()), request)
                .header("Cache-Control", "no-store")
                .header("X-Accel-Buffering", "no")
                .build();
    }
}
