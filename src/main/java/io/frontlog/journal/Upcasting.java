package io.frontlog.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.function.UnaryOperator;

/** How records of former versions are read: step by step, from one version to the next, up to the one that is written. */
final class Upcasting {
    /**
     * From a version to the next.
     *
     * @param next the stored name of the next version
     * @param change makes the data of that of the version before, and of nothing else
     */
    record Step(String next, UnaryOperator<ObjectNode> change) {}

    /** Data, and the stored name of the version that it is in. */
    record Data(String type, byte[] json) {}

    /** By the version that they start from. They stay for as long as the journal does. */
    static final Map<String, Step> STEPS = Map.of(
            "incidents.merged.v1", new Step("incidents.merged.v2", merge -> renamed(merge, "incident", "survivor")));

    private Upcasting() {}

    static boolean isFormer(String type) {
        return STEPS.containsKey(type);
    }

    /** The same in the current version. */
    static Data current(Data stored) throws IOException, UnreadableRecord {
        if (!isFormer(stored.type)) return stored;
        JsonNode json = Json.MAPPER.readTree(stored.json);
        if (!(json instanceof ObjectNode data)) throw new UnreadableRecord("the data is no JSON object");
        String type = stored.type;
        for (Step step = STEPS.get(type); step != null; step = STEPS.get(type)) {
            data = step.change.apply(data);
            type = step.next;
        }
        return new Data(type, Json.MAPPER.writeValueAsBytes(data));
    }

    /** What there was under the new name already was no field of the former version. */
    private static ObjectNode renamed(ObjectNode data, String former, String name) {
        if (data.has(name)) throw new IllegalArgumentException("unknown field " + name);
        ObjectNode renamed = data.deepCopy();
        JsonNode value = renamed.remove(former);
        if (value != null) renamed.set(name, value);
        return renamed;
    }
}
