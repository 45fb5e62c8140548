package io.frontlog.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.core.UriInfo;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the next page of a list begins: opaque to clients, the last key of the page before to us. */
public final class Cursor {
    private Cursor() {}

    public static String encode(String lastKey) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(lastKey.getBytes(UTF_8));
    }

    /** The last key; empty for the first page. */
    public static String decode(@Nullable String cursor) {
        if (cursor == null) return "";
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.Type.MALFORMED
                    .with(null, List.of(new Problem.FieldError("cursor", "not a cursor that was given here")))
                    .exception();
        }
    }

    /** RFC 8288: {@code rel="next"}. */
    public static Link next(UriInfo uri, String cursor) {
        return Link.fromUri(uri.getRequestUriBuilder()
                        .replaceQueryParam("cursor", cursor)
                        .build())
                .rel("next")
                .build();
    }
}
