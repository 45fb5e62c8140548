package io.frontlog.journal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the written contract is compared with, of this package's own. */
public final class StoredForms {
    private StoredForms() {}

    /** What the data of each type that is written is made of. */
    public static Map<String, Class<?>> data() {
        return EventTypes.BY_NAME.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, stored -> stored.getValue().data()));
    }

    /** Every stored type that there has ever been. */
    public static Set<String> types() {
        var types = new TreeSet<>(EventTypes.BY_NAME.keySet());
        types.addAll(Upcasting.STEPS.keySet());
        return types;
    }

    /** The data of the golden records, by type. */
    public static Map<String, List<JsonNode>> golden() {
        return GoldenRecord.names().stream()
                .map(GoldenRecord::named)
                .collect(groupingBy(GoldenRecord::type, mapping(GoldenRecord::value, toList())));
    }

    /** The headers of the golden records. */
    public static List<Map<String, String>> goldenHeaders() {
        return GoldenRecord.names().stream()
                .map(name -> GoldenRecord.named(name).headers())
                .toList();
    }

    /** Without which a topic is refused. */
    public static Map<String, String> required(Topic topic) {
        return topic.required();
    }

    /** What a topic is made with beside. */
    public static Map<String, String> usual(Topic topic) {
        return topic.usual();
    }

    /** Of every topic, unless it is configured otherwise. */
    public static String partitions() {
        try {
            return JournalConfig.class
                    .getMethod("partitions")
                    .getAnnotation(WithDefault.class)
                    .value();
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }
}
