package io.frontlog.http;

import io.frontlog.journal.JournalUnavailable;
import io.frontlog.projecting.AsOf;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Whatever ends a request, ends it with a problem. */
public class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    Response problem(ProblemException e) {
        return e.problem().response();
    }

    @ServerExceptionMapper
    Response web(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        for (Problem.Type type : Problem.Type.values()) {
            Problem problem = type.with(null);
            if (problem.status() == status) return problem.response();
        }
        return e.getResponse();
    }

    @ServerExceptionMapper
    Response any(Throwable e) {
        return of(e).response();
    }

    /** The problem that a failure amounts to; what is not expected is logged. */
    public static Problem of(Throwable failure) {
        for (Throwable e = failure; e != null; e = e.getCause()) {
            if (e instanceof ProblemException expected) return expected.problem();
            if (e instanceof AsOf.NotKnown unknown)
                return Problem.Type.MALFORMED.with(
                        "1 wrong",
                        List.of(new Problem.FieldError(unknown.parameter(), String.valueOf(e.getMessage()))));
            if (e instanceof JournalUnavailable) return Problem.Type.UNAVAILABLE.with(e.getMessage());
            if (Databases.isAway(e)) return Problem.Type.UNAVAILABLE.with("the read models do not answer");
        }
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        LOG.errorf(cause, "a request failed: %s", cause.getMessage());
        return Problem.Type.INTERNAL.with(null);
    }
}
