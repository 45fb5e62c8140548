package io.frontlog.dataset;

import io.frontlog.event.Names;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Ids made of names: those that are compared as the same have the same. What is made here once is in journals: it never
 * changes.
 */
final class Ids {
    static final int LONGEST = 100;

    private static final int LONGEST_OF_A_PLACE = 80;
    private static final int HASH = 8;

    private Ids() {}

    /**
     * {@code agence-france-presse} for Agence France Presse. Ends in a hash of the whole name where that is too long, or has
     * letters beyond a to z.
     *
     * @param longest that it may be, in characters
     */
    static String slug(String name, int longest) {
        String folded = Names.fold(name);
        String plain = plain(folded);
        if (plain.length() == folded.length() && plain.length() <= longest && !plain.isEmpty()) return plain;
        int room = longest - HASH - 1;
        String head = plain.length() > room ? plain.substring(0, room) : plain;
        String hash = hash(folded.isEmpty() ? name : folded);
        return head.isEmpty() ? hash : head + "-" + hash;
    }

    /**
     * {@code ucdp-homs-governorate-a1a56385}
     *
     * @param level what tells it from a place of another sort with the same key
     * @param key names from the country down; what a row leaves out is empty
     */
    static String place(String dataset, String name, String level, String... key) {
        String folded = Arrays.stream(key).map(Names::fold).collect(Collectors.joining("\n"));
        return dataset + "-" + slug(name, LONGEST_OF_A_PLACE) + "-" + hash(level + "\n" + folded);
    }

    /** The words that are left of it in a to z and 0 to 9. */
    private static String plain(String folded) {
        var plain = new StringBuilder(folded.length());
        boolean gap = false;
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (c == ' ') gap = !plain.isEmpty();
            if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9')) continue;
            if (gap) plain.append('-');
            gap = false;
            plain.append(c);
        }
        return plain.toString();
    }

    /** Eight hexadecimal digits that tell texts apart. */
    static String hash(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, HASH);
    }
}
