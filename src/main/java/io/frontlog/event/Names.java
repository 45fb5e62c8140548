package io.frontlog.event;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Names as they are compared: whoever types one need not know its accents, hyphens, hamzas or capitals. */
public final class Names {
    private static final String APOSTROPHES = "'`\u2018\u2019\u02BB\u02BC\u02BD\u02BE\u02BF";
    private static final int TATWEEL = '\u0640';

    private Names() {}

    /**
     * In lower case, without marks (accents, vowel signs, hamza above) and apostrophes, one space for whatever divides words,
     * and one letter for those that Arabic and Persian write alike. Ids in journals are made of it: what it gives for a name
     * never changes.
     */
    public static String fold(String name) {
        String decomposed = Normalizer.normalize(name, Normalizer.Form.NFKD);
        var folded = new StringBuilder(decomposed.length());
        boolean gap = false;
        for (int i = 0; i < decomposed.length(); ) {
            int character = decomposed.codePointAt(i);
            i += Character.charCount(character);
            if (isDropped(character)) continue;
            if (isOfAWord(character)) {
                if (gap && !folded.isEmpty()) folded.append(' ');
                folded.appendCodePoint(unified(character));
                gap = false;
            } else {
                gap = true;
            }
        }
        return folded.toString().toLowerCase(Locale.ROOT);
    }

    /** The one to show, of some by language: in English, else the first; empty if there is none. */
    public static String shown(Map<String, String> names) {
        String english = names.get("en");
        if (english != null) return english;
        return names.entrySet().stream()
                .min(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .orElse("");
    }

    /** Whether any of some is compared as any of others. */
    public static boolean alike(Collection<String> some, Collection<String> others) {
        Set<String> folded = some.stream().map(Names::fold).collect(Collectors.toSet());
        return others.stream().map(Names::fold).anyMatch(folded::contains);
    }

    private static boolean isDropped(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> character == TATWEEL || APOSTROPHES.indexOf(character) >= 0;
        };
    }

    /** Letters, and numbers of any kind. */
    private static boolean isOfAWord(int character) {
        return Character.isLetter(character)
                || switch (Character.getType(character)) {
                    case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
                    default -> false;
                };
    }

    private static int unified(int character) {
        return switch (character) {
            case '\u0671' -> '\u0627'; // alef wasla: alef
            case '\u0649', '\u06CC' -> '\u064A'; // alef maqsura, Persian yeh: yeh
            case '\u06A9' -> '\u0643'; // Persian kaf: kaf
            case '\u0629' -> '\u0647'; // teh marbuta: heh
            default -> character;
        };
    }
}
