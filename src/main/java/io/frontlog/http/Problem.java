package io.frontlog.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What went wrong (RFC 9457). */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(description = "What went wrong (RFC 9457); the type is stable")
public record Problem(String type, String title, int status, @Nullable String detail, List<FieldError> errors) {
    public static final MediaType JSON = new MediaType("application", "problem+json");

    /**
     * A wrong field.
     *
     * @param pointer JSON Pointer into the body, or the name of a query parameter or header
     * @param nearest known ids that resemble an unknown one
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "FieldError")
    public record FieldError(String pointer, String detail, List<String> nearest) {
        public FieldError(String pointer, String detail) {
            this(pointer, detail, List.of());
        }
    }

    /** The stable types. */
    public enum Type {
        MALFORMED("malformed", "The request cannot be read", 400),
        NOT_FOUND("not-found", "There is no such thing", 404),
        NOT_ALLOWED("method-not-allowed", "This path does not take that method", 405),
        NOT_ACCEPTABLE("not-acceptable", "It cannot be given in that form", 406),
        NOT_LIVE("not-live", "It cannot be done as things stand", 409),
        LENGTH_REQUIRED("length-required", "The length of the body is missing", 411),
        VERSION("version-mismatch", "It has changed since", 412),
        TOO_LARGE("too-large", "The body is too large", 413),
        MEDIA_TYPE("unsupported-media-type", "That kind of body is not taken here", 415),
        INVALID("invalid", "Some fields are wrong", 422),
        REUSED("id-reused", "Something else was sent under that id or key", 422),
        INTERNAL("internal", "Something failed here", 500),
        UNAVAILABLE("unavailable", "Try again in a moment", 503),
        /** Told within a stream, which ends with it. */
        CUT_OFF("cut-off", "The stream was not read fast enough", 503),
        NOT_REACHED("position-not-reached", "The read models have not come so far yet", 504);

        private final String name;
        private final String title;
        private final int status;

        Type(String name, String title, int status) {
            this.name = name;
            this.title = title;
            this.status = status;
        }

        public Problem with(@Nullable String detail) {
            return with(detail, List.of());
        }

        public Problem with(@Nullable String detail, List<FieldError> errors) {
            return new Problem("urn:frontlog:problem:" + name, title, status, detail, errors);
        }
    }

    public Response response() {
        var response = Response.status(status).type(JSON).entity(this);
        return (status == 503 ? response.header("Retry-After", 1) : response).build();
    }

    public ProblemException exception() {
        return new ProblemException(this);
    }
}
