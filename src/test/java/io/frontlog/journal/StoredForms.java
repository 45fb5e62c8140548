package io.frontlog.journal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** What the written contract is compared with, of this package's own. */
public final class StoredForms {
    private StoredForms() {}

    /** What the data of each stored type is made of. */
    public static Map<String, Class<?>> data() {
        return EventTypes.BY_NAME.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, stored -> stored.getValue().data()));
    }

    /** The data of the golden records, by type. */
    public static Map<String, List<JsonNode>> golden() {
        return GoldenRecord.names().stream()
                .map(GoldenRecord::named)
                .collect(groupingBy(GoldenRecord::type, mapping(GoldenRecord::value, toList())));
    }

    /** Without which a topic is refused. */
    public static Map<String, String> required(Topic topic) {
        return topic.required();
    }

    /** What a topic is made with beside. */
    public static Map<String, String> usual(Topic topic) {
        return topic.usual();
    }
}
