package io.frontlog.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.frontlog.http.Answers;
import io.frontlog.http.Problem;
import io.frontlog.journal.Position;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a command comes to.
 *
 * @param position where it was decided, or where it will be
 * @param body absent for a problem
 */
public record Answer(
        int status, @Nullable Position position, boolean replayed, @Nullable Done body, @Nullable Problem problem) {

    /** The body of an answer to a command. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Done", description = "What was recorded; without a version while it is not decided yet (202)")
    public record Done(String id, @Nullable Integer version, @Nullable String incident, String position) {}

    static Answer problem(Problem problem) {
        return new Answer(problem.status(), null, false, null, problem);
    }

    Response response(@Nullable URI created) {
        if (problem != null) {
            Response response = problem.response();
            if (position != null) response.getHeaders().putSingle(Answers.POSITION, position);
            if (replayed) response.getHeaders().putSingle("Idempotency-Replayed", "true");
            return response;
        }
        var response = Response.status(status).entity(body).header(Answers.POSITION, position);
        if (body != null && body.version != null) response.tag(new EntityTag(String.valueOf(body.version)));
        if (replayed) response.header("Idempotency-Replayed", "true");
        if (status == 201 && created != null) response.location(created);
        return response.build();
    }
}
