package io.frontlog.journal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a stored event should say and does not. The JSON reader leaves a missing field null, and an event with such
 * a hole would fail the projector, at every attempt, long after it could have been told to be unreadable.
 */
final class Complete {
    private record Part(String name, Method accessor, boolean required) {
        static Part of(RecordComponent component) {
            boolean required = !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            return new Part(component.getName(), component.getAccessor(), required);
        }

        @Nullable
        Object in(Object whole) {
            try {
                return accessor.invoke(whole);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final ClassValue<List<Part>> PARTS = new ClassValue<>() {
        @Override
        protected List<Part> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents()).map(Part::of).toList();
        }
    };

    private Complete() {}

    /** @throws UnreadableRecord that names the first missing field, if one is missing that is not {@code @Nullable} */
    static void check(@Nullable Object value, String pointer) throws UnreadableRecord {
        if (value == null) throw new UnreadableRecord((pointer.isEmpty() ? "the data" : pointer) + " is missing");
        if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) check(list.get(i), pointer + "/" + i);
        } else if (value instanceof Record) {
            for (Part part : PARTS.get(value.getClass())) {
                Object inner = part.in(value);
                if (inner != null || part.required) check(inner, pointer + "/" + part.name);
            }
        }
    }
}
