package io.frontlog.intake;

import io.frontlog.http.Problem;
import io.frontlog.journal.Json;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/** Refuses bodies that are too large before they are read. NDJSON and imports are streamed, so only their lines are limited. */
@ApplicationScoped
class BodyLimit {
    private final long limit;

    BodyLimit(IntakeConfig config) {
        limit = config.maxBody().asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, 1000);
    }

    private void check(RoutingContext request) {
        String type = request.request().getHeader(HttpHeaders.CONTENT_TYPE);
        boolean streamed = type != null && type.startsWith(Lines.NDJSON)
                || request.normalizedPath().endsWith("/imports");
        Problem refusal = streamed ? null : refusal(request);
        if (refusal == null) {
            request.next();
            return;
        }
        request.response()
                .setStatusCode(refusal.status())
                .putHeader(HttpHeaders.CONNECTION, "close")
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .end(Json.write(refusal));
    }

    private @Nullable Problem refusal(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null) {
            return Long.parseLong(length) > limit ? Problem.Type.TOO_LARGE.with("at most " + limit + " bytes") : null;
        }
        boolean chunked = request.request().getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        return chunked
                ? Problem.Type.LENGTH_REQUIRED.with("a body needs its Content-Length, unless it is NDJSON")
                : null;
    }
}
