package io.frontlog.intake;

import io.frontlog.event.Event;
import io.frontlog.http.Problem;
import io.frontlog.http.Problem.FieldError;
import io.frontlog.journal.Submission;
import jakarta.ws.rs.HeaderParam;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** The headers that any command may carry. */
@NullUnmarked
public class RequestHeaders {
    private static final Pattern TAG = Pattern.compile("\\s*(?:W/)?\"?([0-9]{1,9})\"?\\s*");
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,200}");

    private static final Pattern SENDER = Pattern.compile("[^\\p{Cntrl}\\p{Cs}]{1,200}");

    @HeaderParam("Prefer")
    @Parameter(description = "respond-async: answer 202 as soon as it is durable (RFC 7240)")
    @Nullable
    String prefer;

    @HeaderParam("If-Match")
    @Parameter(description = "The version that it must have; else 412")
    @Nullable
    String ifMatch;

    @HeaderParam("If-None-Match")
    @Parameter(description = "*: it must not exist yet; else 412")
    @Nullable
    String ifNoneMatch;

    @HeaderParam("Idempotency-Key")
    @Parameter(description = "The same key and body again gets the first answer; another body, 422")
    @Nullable
    String idempotencyKey;

    @HeaderParam("From")
    @Parameter(description = "Who sends it, as they say (RFC 9110); kept in the history as by")
    @Nullable
    String from;

    public boolean async() {
        return prefer != null && prefer.toLowerCase(java.util.Locale.ROOT).contains("respond-async");
    }

    /** Null if any version will do. */
    @Nullable
    Integer expectedVersion() {
        if (ifNoneMatch != null) {
            if (ifNoneMatch.strip().equals("*") && ifMatch == null) return 0;
            throw malformed("If-None-Match", "only * is taken here, and not beside If-Match");
        }
        if (ifMatch == null) return null;
        Matcher tag = TAG.matcher(ifMatch);
        if (!tag.matches()) throw malformed("If-Match", "one version, as the ETag has it: \"3\"");
        return Integer.valueOf(tag.group(1));
    }

    @Nullable
    String key() {
        if (idempotencyKey != null && !KEY.matcher(idempotencyKey).matches()) {
            throw malformed("Idempotency-Key", "1 to 200 visible ASCII characters");
        }
        return idempotencyKey;
    }

    /** The key, that a repetition may be told; else a new id. */
    String eventId() {
        String key = key();
        return key == null ? UUID.randomUUID().toString() : "key/" + key;
    }

    Submission submission(String theatre, Event event) {
        return new Submission(theatre, eventId(), expectedVersion(), by(), event);
    }

    /** Who sends it, as they say; null if they do not. */
    @Nullable
    public String by() {
        if (from != null && !SENDER.matcher(from).matches()) {
            throw malformed("From", "1 to 200 characters, none of them a control");
        }
        return from;
    }

    private static RuntimeException malformed(String header, String detail) {
        return Problem.Type.MALFORMED
                .with(null, List.of(new FieldError(header, detail)))
                .exception();
    }
}
