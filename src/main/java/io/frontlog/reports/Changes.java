package io.frontlog.reports;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** In which of their leaves two documents differ. */
final class Changes {
    /**
     * One that differs.
     *
     * @param pointer to it (RFC 6901)
     * @param before null if it was absent
     * @param after null if it is absent
     */
    @Schema(name = "ReportChange")
    record Change(
            String pointer,
            @Nullable @Schema(nullable = true, implementation = Object.class) JsonNode before,
            @Nullable @Schema(nullable = true, implementation = Object.class) JsonNode after) {}

    private Changes() {}

    /**
     * Arrays are compared element by element. What is null is as if absent. Those that were there come first, each in the
     * order of its document.
     */
    static List<Change> between(JsonNode before, JsonNode after) {
        Map<JsonPointer, JsonNode> old = leaves(before);
        Map<JsonPointer, JsonNode> now = leaves(after);
        Set<JsonPointer> all = new LinkedHashSet<>(old.keySet());
        all.addAll(now.keySet());
        return all.stream()
                .filter(pointer -> !Objects.equals(old.get(pointer), now.get(pointer)))
                .map(pointer -> new Change(pointer.toString(), old.get(pointer), now.get(pointer)))
                .toList();
    }

    /** Values, and whatever is empty, by where they stand. */
    private static Map<JsonPointer, JsonNode> leaves(JsonNode document) {
        var leaves = new LinkedHashMap<JsonPointer, JsonNode>();
        collect(JsonPointer.empty(), document, leaves);
        return leaves;
    }

    private static void collect(JsonPointer at, JsonNode node, Map<JsonPointer, JsonNode> leaves) {
        if (node.isNull()) return;
        if (node.isEmpty()) {
            leaves.put(at, node);
            return;
        }
        node.properties().forEach(field -> collect(at.appendProperty(field.getKey()), field.getValue(), leaves));
        for (int i = 0; node.isArray() && i < node.size(); i++) collect(at.appendIndex(i), node.get(i), leaves);
    }
}
