package io.frontlog.http;

import io.frontlog.journal.Position;
import io.frontlog.projecting.Snapshot;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** What every answer carries. */
public final class Answers {
    public static final String POSITION = "Frontlog-Position";
    /** RFC 8246. */
    private static final String FOR_EVER = "max-age=31536000, immutable";

    /** Another release may write the same answer otherwise. */
    private static final String RELEASE = Answers.class.getPackage().getImplementationVersion() == null
            ? "development"
            : Answers.class.getPackage().getImplementationVersion();

    private Answers() {}

    /** An answer that is true at a position. */
    public static ResponseBuilder at(Position position, Object body) {
        return Response.ok(body).header(POSITION, position);
    }

    /** An answer from a snapshot: of a final one it may be kept for ever. */
    public static ResponseBuilder at(Snapshot snapshot, Object body) {
        ResponseBuilder answer = at(snapshot.position(), body);
        if (!snapshot.isFinal()) return answer;
        return answer.tag(snapshot.position() + " " + body.getClass().getSimpleName() + " " + RELEASE)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header(HttpHeaders.CACHE_CONTROL, FOR_EVER);
    }

    /** A document of one version, which is its {@code ETag}. */
    public static Response versioned(Snapshot snapshot, int version, Object document) {
        return at(snapshot, document).tag(String.valueOf(version)).build();
    }

    /**
     * A page of a list.
     *
     * @param next the cursor of the next page, linked to (RFC 8288); null if this is the last
     */
    public static ResponseBuilder page(Snapshot snapshot, Object body, @Nullable String next, UriInfo uri) {
        ResponseBuilder answer = at(snapshot, body);
        return next == null ? answer : answer.links(Cursor.next(uri, next));
    }
}
