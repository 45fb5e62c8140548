package io.frontlog.intake;

import io.frontlog.Body;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A body with one thing wrong.
 *
 * @param pointers exactly those of the problem, sorted
 */
record Invalid(String what, String method, String path, Object body, List<String> pointers) {
    @Override
    public String toString() {
        return path + ": " + what;
    }

    /** Rows that each take a sound body and make one thing wrong. */
    record Table(String method, String path, Map<String, Object> sound, List<Invalid> rows) {
        Table(String method, String path, Map<String, Object> sound) {
            this(method, path, sound, new ArrayList<>());
        }

        Table with(String what, String pointer, Object... fields) {
            rows.add(new Invalid(what, method, path, Body.with(sound, fields), List.of(pointer)));
            return this;
        }

        Table without(String field) {
            rows.add(new Invalid("no " + field, method, path, Body.with(sound, field, null), List.of("/" + field)));
            return this;
        }

        Table at(String otherMethod, String otherPath, String what, String... pointers) {
            rows.add(new Invalid(what, otherMethod, otherPath, sound, List.of(pointers)));
            return this;
        }
    }
}
