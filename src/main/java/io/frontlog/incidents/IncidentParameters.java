package io.frontlog.incidents;

import io.frontlog.http.Parameters;
import io.frontlog.incidents.Incidents.Filter;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.NullUnmarked;

/** What narrows down which incidents are asked about. */
@NullUnmarked
public class IncidentParameters {
    @QueryParam("place")
    @Parameter(description = "Only in this place or in a site of it")
    String place;

    @QueryParam("region")
    @Parameter(description = "Only in this place or in anything below it")
    String region;

    @QueryParam("actor")
    @Parameter(description = "Only what names this actor, in any role")
    String actor;

    @QueryParam("from")
    @Parameter(description = "The first civil day")
    String from;

    @QueryParam("to")
    @Parameter(description = "The last civil day, included")
    String to;

    @QueryParam("cursor")
    String cursor;

    @QueryParam("limit")
    @Parameter(schema = @Schema(type = SchemaType.INTEGER))
    String limit;

    /** Complains through {@code parameters} of what is wrong. */
    public Filter read(String theatre, Parameters parameters) {
        LocalDate first = parameters.firstDay(from);
        LocalDate last = parameters.lastDay(to, first);
        return Filter.of(theatre)
                .in(place, region)
                .actor(actor)
                .during(first, last)
                .page(parameters.cursorByDay(cursor), parameters.number("limit", limit, 1, 1000, 100));
    }
}
