package io.frontlog.event;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the words of a closed vocabulary are written outside: {@code LARGE_PART} is {@code large_part}. */
public final class Vocabulary {
    private static final ClassValue<Map<String, Object>> CONSTANTS = new ClassValue<>() {
        @Override
        protected Map<String, Object> computeValue(Class<?> vocabulary) {
            return Stream.of(vocabulary.getEnumConstants())
                    .collect(Collectors.toUnmodifiableMap(constant -> word((Enum<?>) constant), Function.identity()));
        }
    };

    private Vocabulary() {}

    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    public static <E extends Enum<E>> E read(Class<E> vocabulary, String word) {
        Object constant = CONSTANTS.get(vocabulary).get(word);
        if (constant == null)
            throw new IllegalArgumentException("'" + word + "' is not one of " + vocabulary.getSimpleName());
        return vocabulary.cast(constant);
    }
}
