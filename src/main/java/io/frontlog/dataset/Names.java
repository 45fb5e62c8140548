package io.frontlog.dataset;

import static io.frontlog.journal.Json.MAPPER;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Names in the bodies of the API, which has room for {@value #LONGEST} characters. */
final class Names {
    static final int LONGEST = 200;

    private Names() {}

    static boolean isTooLong(String name) {
        return name.codePointCount(0, name.length()) > LONGEST;
    }

    /** The name, its end left out where it is too long. */
    static String fit(String name) {
        return isTooLong(name) ? cut(name, LONGEST - 1) + "…" : name;
    }

    /** The first characters of a text that may be longer. */
    static String cut(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest));
    }

    static ObjectNode english(String name) {
        return MAPPER.createObjectNode().put("en", fit(name));
    }
}
