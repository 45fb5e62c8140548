package io.frontlog.dataset;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Ids made of names: {@code acled-place-syria.aleppo}. Names that fold alike have one id, all others have their own: where
 * letters outside a to z or a length over 100 leave something out, a hash of the folded names stands behind.
 */
final class AcledIds {
    static final String CONTROL = "-control";
    private static final int LONGEST = 100;
    private static final int HASH = 12;

    private static final Pattern MARKS = Pattern.compile("[\\p{M}\\u0640]+");
    private static final Pattern APOSTROPHES = Pattern.compile("['`\\u2018\\u2019\\u02BB-\\u02BF]+");
    private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern NOT_OF_A_SLUG = Pattern.compile("[^a-z0-9]+");

    /** Event ids as ACLED gives them. */
    private static final Pattern EVENT_ID = Pattern.compile("[A-Z0-9]{1,60}");

    private AcledIds() {}

    /** A name without case, accents, apostrophes and punctuation. */
    static String fold(String name) {
        String bare =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
        return NOT_LETTERS
                .matcher(APOSTROPHES.matcher(bare).replaceAll(""))
                .replaceAll(" ")
                .toLowerCase(Locale.ROOT)
                .strip();
    }

    /** {@code acled-syr123}; no two event ids have the same. */
    static String report(String eventId) {
        String slug = NOT_OF_A_SLUG.matcher(eventId.toLowerCase(Locale.ROOT)).replaceAll("-");
        if (EVENT_ID.matcher(eventId).matches()) return "acled-" + slug;
        return "acled-" + slug.substring(0, Math.min(slug.length(), 60)) + "-" + hash(eventId);
    }

    /** Of the report of who took control. */
    static String control(String eventId) {
        return report(eventId) + CONTROL;
    }

    static String actor(String name) {
        return of("acled-actor-", List.of(name), "");
    }

    static String source(String name) {
        return of("acled-source-", List.of(name), "");
    }

    /**
     * @param path names from the country down; what a row leaves out is empty
     * @param suffix what tells it from a place of the same path, in characters of an id
     */
    static String place(List<String> path, String suffix) {
        return of("acled-place-", path, suffix);
    }

    private static String of(String prefix, List<String> names, String suffix) {
        String id = prefix + names.stream().map(AcledIds::slug).collect(Collectors.joining(".")) + suffix;
        boolean isWhole = id.length() <= LONGEST && names.stream().allMatch(AcledIds::isWhole);
        if (isWhole) return id;
        String known = names.stream().map(AcledIds::known).collect(Collectors.joining("\n"));
        return id.substring(0, Math.min(id.length(), LONGEST - HASH - 1)) + "-" + hash(known + "\n" + suffix);
    }

    private static String slug(String name) {
        return NOT_OF_A_SLUG.matcher(fold(name)).replaceAll(" ").strip().replace(' ', '-');
    }

    private static boolean isWhole(String name) {
        String folded = fold(name);
        return slug(name).equals(folded.replace(' ', '-')) && (!folded.isEmpty() || name.isBlank());
    }

    /** What a name is known by: of one without a letter or digit, itself. */
    private static String known(String name) {
        String folded = fold(name);
        return folded.isEmpty() ? name.strip() : folded;
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
