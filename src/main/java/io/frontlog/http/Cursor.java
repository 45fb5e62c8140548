package io.frontlog.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Where the next page of a list begins: opaque to clients, the last key of the page before to us. */
public final class Cursor {
    private Cursor() {}

    /** The last key of a list in the order of days, then of ids. */
    public record DayAndId(LocalDate day, String id) {
        /** @throws IllegalArgumentException unless it was written by {@link #toString()} */
        static DayAndId parse(String key) {
            int space = key.indexOf(' ');
            try {
                if (space > 0) return new DayAndId(Parameters.date(key.substring(0, space)), key.substring(space + 1));
            } catch (DateTimeException e) {
                // falls through: the answer is the same
            }
            throw new IllegalArgumentException("not a cursor of a list by day");
        }

        public String encode() {
            return Cursor.encode(toString());
        }

        @Override
        public String toString() {
            return day + " " + id;
        }
    }

    public static String encode(String lastKey) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(lastKey.getBytes(UTF_8));
    }

    /**
     * The last key; empty for the first page.
     *
     * @throws IllegalArgumentException if it was not encoded here
     */
    static String decode(@Nullable String cursor) {
        if (cursor == null) return "";
        String lastKey = new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
        if (lastKey.isEmpty() || !encode(lastKey).equals(cursor) || lastKey.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("not a cursor");
        }
        return lastKey;
    }

    /** RFC 8288: {@code rel="next"}. */
    public static Link next(UriInfo uri, String cursor) {
        return next(uri, "cursor", cursor);
    }

    /** Likewise, with another parameter that says where the next page begins. */
    public static Link next(UriInfo uri, String parameter, String value) {
        return Link.fromUri(uri.getRequestUriBuilder()
                        .replaceQueryParam(parameter, value)
                        .build())
                .rel("next")
                .build();
    }
}
