package io.frontlog.control;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.frontlog.control.ControlQueries.Asked;
import io.frontlog.event.Moment;
import io.frontlog.event.Place;
import io.frontlog.http.Cursor;
import io.frontlog.journal.Json;
import io.frontlog.projecting.Snapshot;
import io.frontlog.rule.Control;
import io.frontlog.rule.ControlRule;
import io.frontlog.rule.Policy;
import io.frontlog.rule.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who controls each place, without the evidence. */
@Schema(name = "ControlList")
record ControlList(
        List<Entry> places,
        @Nullable @Schema(nullable = true) String next,
        Policy policy,
        int ruleSet,
        Instant validAt,
        Instant knownAt,
        String position) {

    /** One place. */
    @Schema(name = "ControlEntry")
    record Entry(
            String place,
            Control.Status status,
            @Nullable @Schema(nullable = true) String holder,
            @Nullable @Schema(nullable = true) String dominant,
            @Nullable @Schema(nullable = true) String lastHolder,
            @Nullable @Schema(nullable = true) Moment since,
            @Nullable @Schema(nullable = true) Standing standing,
            boolean activeFighting,
            boolean stale) {}

    /**
     * Which of them.
     *
     * @param statuses empty for all
     */
    record Page(Set<Control.Status> statuses, String after, int limit) {}

    static ControlList of(
            Map<String, Control> controls, Set<String> fights, Asked asked, Page page, Snapshot snapshot) {
        var entries = new ArrayList<Entry>();
        String next = null;
        for (Map.Entry<String, Control> each : controls.entrySet()) {
            String place = each.getKey();
            Control control = each.getValue();
            if (place.compareTo(page.after) <= 0) continue;
            if (!page.statuses.isEmpty() && !page.statuses.contains(control.status())) continue;
            if (entries.size() == page.limit) {
                next = Cursor.encode(entries.get(page.limit - 1).place);
                break;
            }
            entries.add(new Entry(
                    place,
                    control.status(),
                    control.holder(),
                    control.dominant(),
                    control.lastHolder(),
                    control.since(),
                    control.standing(),
                    fights.contains(place),
                    ControlAnswer.isStale(control, asked.validAt())));
        }
        return new ControlList(
                entries,
                next,
                asked.policy(),
                ControlRule.RULE_SET,
                asked.validAt(),
                snapshot.knownAt(),
                snapshot.position().toString());
    }

    @JsonIgnore
    Set<String> placeIds() {
        return places.stream().map(Entry::place).collect(Collectors.toSet());
    }

    /** RFC 7946: a feature for each place that has a point. */
    ObjectNode geoJson(Map<String, Place> known) {
        ObjectNode collection = Json.MAPPER.createObjectNode().put("type", "FeatureCollection");
        ArrayNode features = collection.putArray("features");
        for (Entry entry : places) {
            Place place = known.get(entry.place);
            if (place == null || place.lon() == null || place.lat() == null) continue;
            ObjectNode feature = features.addObject().put("type", "Feature").put("id", entry.place);
            feature.putObject("geometry")
                    .put("type", "Point")
                    .putArray("coordinates")
                    .add(place.lon())
                    .add(place.lat());
            ObjectNode properties = feature.putObject("properties");
            properties.set("names", Json.MAPPER.valueToTree(place.names()));
            properties.setAll((ObjectNode) Json.MAPPER.valueToTree(entry));
        }
        return collection.put("next", next).put("position", position);
    }
}
