package io.frontlog.catalogue;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names as they are compared: whoever types one need not know its accents, hyphens, hamzas or capitals. */
final class Names {
    /** Combining marks (accents, vowel signs, hamza above) and the Arabic tatweel. */
    private static final Pattern MARKS = Pattern.compile("[\\p{M}\\u0640]+");

    private static final Pattern APOSTROPHES = Pattern.compile("['`\\u2018\\u2019\\u02BB-\\u02BF]+");
    private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Names() {}

    static String fold(String name) {
        String bare =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
        String words =
                NOT_LETTERS.matcher(APOSTROPHES.matcher(bare).replaceAll("")).replaceAll(" ");
        return words.toLowerCase(Locale.ROOT)
                .replace('\u0671', '\u0627') // alef wasla: alef
                .replace('\u0649', '\u064A') // alef maqsura: yeh
                .replace('\u06CC', '\u064A') // Persian yeh: yeh
                .replace('\u06A9', '\u0643') // Persian kaf: kaf
                .replace('\u0629', '\u0647') // teh marbuta: heh
                .strip();
    }

    /** All names, each on a line of its own with a line break before and behind. */
    static String column(Collection<String> names) {
        return names.stream().map(Names::fold).distinct().sorted().collect(Collectors.joining("\n", "\n", "\n"));
    }
}
