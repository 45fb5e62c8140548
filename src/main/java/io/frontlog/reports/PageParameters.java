package io.frontlog.reports;

import io.frontlog.http.Parameters;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.NullUnmarked;

/** Which page of a list of reports. */
@NullUnmarked
public class PageParameters {
    @QueryParam("cursor")
    String cursor;

    @QueryParam("limit")
    @Parameter(schema = @Schema(type = SchemaType.INTEGER))
    String limit;

    /** Complains through {@code parameters} of what is wrong. */
    public ReportSearch search(String theatre, Parameters parameters) {
        return new ReportSearch(
                theatre, parameters.cursorByDay(cursor), parameters.number("limit", limit, 1, 1000, 100));
    }
}
