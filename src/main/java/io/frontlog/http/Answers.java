package io.frontlog.http;

import io.frontlog.journal.Position;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** What every answer carries. */
public final class Answers {
    public static final String POSITION = "Frontlog-Position";

    private Answers() {}

    /** An answer that is true at a position. */
    public static ResponseBuilder at(Position position, Object body) {
        return Response.ok(body).header(POSITION, position);
    }

    /** A document of one version, which is its {@code ETag}: not sent again to whoever has it (304). */
    public static Response versioned(Request request, Position position, int version, Object document) {
        EntityTag tag = new EntityTag(String.valueOf(version));
        ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) return unchanged.header(POSITION, position).build();
        return at(position, document).tag(tag).build();
    }

    /**
     * A page of a list.
     *
     * @param next the cursor of the next page, linked to (RFC 8288); null if this is the last
     */
    public static ResponseBuilder page(Position position, Object body, @Nullable String next, UriInfo uri) {
        ResponseBuilder answer = at(position, body);
        return next == null ? answer : answer.links(Cursor.next(uri, next));
    }
}
