package io.frontlog.dataset;

import static io.frontlog.journal.Json.MAPPER;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Texts in the bodies of the API, which has room for so many characters of a name and of notes. */
final class Texts {
    static final int LONGEST_NAME = 200;
    static final int LONGEST_NOTES = 20_000;

    private Texts() {}

    static boolean isLonger(String text, int longest) {
        return text.codePointCount(0, text.length()) > longest;
    }

    /** The name, its end left out where it is too long. */
    static String name(String name) {
        return isLonger(name, LONGEST_NAME) ? cut(name, LONGEST_NAME - 1) + "…" : name;
    }

    /** The first characters of a text that may be longer. */
    static String cut(String text, int longest) {
        return isLonger(text, longest) ? text.substring(0, text.offsetByCodePoints(0, longest)) : text;
    }

    /** Names in English alone. */
    static ObjectNode english(String name) {
        return MAPPER.createObjectNode().put("en", name(name));
    }
}
