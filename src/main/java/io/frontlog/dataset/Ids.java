package io.frontlog.dataset;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.UUID;

/** Ids made of names. What is made here once is in journals: it never changes. */
final class Ids {
    static final int LONGEST = 100;

    private static final int HASH = 8;
    private static final String APOSTROPHES = "'`\u2018\u2019\u02BB\u02BC\u02BD\u02BE\u02BF";

    private Ids() {}

    /** A name as it is compared: in lower case, without accents and apostrophes, one space for whatever divides its words. */
    static String fold(String name) {
        String decomposed = Normalizer.normalize(name, Normalizer.Form.NFKD);
        var folded = new StringBuilder(decomposed.length());
        decomposed.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c)) folded.appendCodePoint(Character.toLowerCase(c));
            else if (!isDropped(c) && !folded.isEmpty() && folded.charAt(folded.length() - 1) != ' ')
                folded.append(' ');
        });
        return folded.toString().strip();
    }

    private static boolean isDropped(int character) {
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || APOSTROPHES.indexOf(character) >= 0;
    }

    /**
     * {@code agence-france-presse} for Agence France Presse. Ends in a hash of the whole name where that is too long, or has
     * letters beyond a to z.
     *
     * @param longest that it may be, in characters
     */
    static String slug(String name, int longest) {
        String folded = fold(name);
        String plain = plain(folded);
        if (plain.length() == folded.length() && plain.length() <= longest && !plain.isEmpty()) return plain;
        int room = longest - HASH - 1;
        String head = plain.length() > room ? plain.substring(0, room) : plain;
        String hash = hash(folded.isEmpty() ? name : folded);
        return head.isEmpty() ? hash : head + "-" + hash;
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

    /** Eight hexadecimal digits that tell keys of several parts apart. */
    static String hash(String... key) {
        byte[] bytes = String.join("\n", key).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(bytes).toString().substring(0, HASH);
    }
}
