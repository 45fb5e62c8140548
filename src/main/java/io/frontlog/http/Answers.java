package io.frontlog.http;

import io.frontlog.journal.Position;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;

/** What every answer carries. */
public final class Answers {
    public static final String POSITION = "Frontlog-Position";

    private Answers() {}

    /** An answer that is true at a position. */
    public static ResponseBuilder at(Position position, Object body) {
        return Response.ok(body).header(POSITION, position);
    }
}
