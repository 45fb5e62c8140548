package io.frontlog;

import java.util.LinkedHashMap;
import java.util.Map;

/** JSON objects in one line. */
public final class Body {
    private Body() {}

    public static Map<String, Object> of(Object... namesAndValues) {
        return with(Map.of(), namesAndValues);
    }

    /** The same with some fields set; a value of null leaves the field out. */
    public static Map<String, Object> with(Map<String, Object> body, Object... namesAndValues) {
        var fields = new LinkedHashMap<>(body);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            String name = (String) namesAndValues[i];
            if (namesAndValues[i + 1] == null) fields.remove(name);
            else fields.put(name, namesAndValues[i + 1]);
        }
        return fields;
    }
}
