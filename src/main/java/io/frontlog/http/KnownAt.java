package io.frontlog.http;

import io.frontlog.projecting.AsOf;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** K: what every read of a read model takes. */
@NullUnmarked
public class KnownAt {
    @QueryParam("knownAt")
    @Parameter(
            description = "As known when: a position, or an instant with its offset. An answer to what was known in the"
                    + " past does not change and has a strong ETag.")
    String knownAt;

    /** @throws ProblemException if it is wrong */
    public @Nullable AsOf read() {
        var parameters = new Parameters();
        AsOf read = read(parameters);
        parameters.check();
        return read;
    }

    /** Complains through {@code parameters} of what is wrong; null for all that is known. */
    public @Nullable AsOf read(Parameters parameters) {
        return parameters.asOf("knownAt", knownAt);
    }
}
