package io.frontlog.topics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;

/** What differs, all of it counted and the first of it told. */
final class Differences {
    private static final int TOLD = 20;

    private final List<String> told = new ArrayList<>();
    private int count;

    /** @param what is compared, as {@code control aleppo} */
    void compare(Object what, Object topic, Object answer) {
        if (!Objects.equals(topic, answer)) tell("%s:%n   topic  %s%n   answer %s", what, topic, answer);
    }

    /** Both ways: what one side has and the other has not differs too. */
    void compareAll(String what, Map<String, ?> topic, Map<String, ?> answers) {
        var keys = new TreeSet<>(topic.keySet());
        keys.addAll(answers.keySet());
        for (String key : keys) compare(what + " " + key, topic.get(key), answers.get(key));
    }

    /** Likewise rows of JSON; within their fields, null and absent both say that something is unknown. */
    void compareRows(String what, Map<String, JsonNode> topic, Map<String, JsonNode> answers) {
        Stream.of(topic, answers)
                .flatMap(rows -> rows.values().stream())
                .forEach(row -> row.forEach(Differences::leaveUnknownAway));
        compareAll(what, topic, answers);
    }

    private static void leaveUnknownAway(JsonNode value) {
        value.forEach(Differences::leaveUnknownAway);
        if (value instanceof ObjectNode object)
            object.properties().removeIf(field -> field.getValue().isNull());
    }

    void tell(String difference, Object... values) {
        count++;
        if (told.size() < TOLD) told.add(difference.formatted(values));
    }

    void check() {
        if (count > 0) Assertions.fail("%d differences:%n%s", count, String.join(System.lineSeparator(), told));
    }
}
