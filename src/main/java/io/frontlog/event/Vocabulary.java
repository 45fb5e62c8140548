package io.frontlog.event;

import java.util.Locale;

/** How the words of a closed vocabulary are written outside: {@code LARGE_PART} is {@code large_part}. */
public final class Vocabulary {
    private Vocabulary() {}

    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    public static <E extends Enum<E>> E read(Class<E> vocabulary, String word) {
        for (E constant : vocabulary.getEnumConstants()) {
            if (word(constant).equals(word)) return constant;
        }
        throw new IllegalArgumentException("'" + word + "' is not one of " + vocabulary.getSimpleName());
    }
}
