package io.frontlog.feed;

import static java.util.stream.Collectors.toSet;

import io.frontlog.event.Claim;
import io.frontlog.event.Vocabulary;
import io.frontlog.http.Parameters;
import io.frontlog.journal.Topic;
import io.frontlog.projecting.Cursor;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** What a reader asks for, and where it begins. */
@NullUnmarked
public class StreamParameters {
    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final Map<String, Topic> TOPICS = topics();

    @QueryParam("topic")
    @Parameter(
            description = "Any of events, control, incident-counts, incidents, precedents, with commas between; absent,"
                    + " all of them")
    String topic;

    @QueryParam("kind")
    @Parameter(description = "Kinds of reports, with commas between: only what is about one of them")
    String kind;

    @QueryParam("place")
    @Parameter(description = "Only what is in this place or in anything in it, or once was")
    String place;

    @QueryParam("after")
    @Parameter(description = "The position, or the id of an event of a stream, behind which it begins; absent, now")
    String after;

    @HeaderParam(LAST_EVENT_ID)
    @Parameter(description = "The id of the last event that was read, behind which it goes on; wins over after")
    String lastEventId;

    /** Complains through {@code parameters} of what is wrong. */
    Filter filter(String theatre, Parameters parameters) {
        Set<String> kinds = parameters.words("kind", kind, Claim.Kind.class).stream()
                .map(Vocabulary::word)
                .collect(toSet());
        return new Filter(theatre, topics(parameters), kinds, place, Set.of(), -1);
    }

    /** Where it begins; null for now. */
    @Nullable
    Cursor start(int partition, Parameters parameters) {
        String name = lastEventId == null ? "after" : LAST_EVENT_ID;
        String id = lastEventId == null ? after : lastEventId;
        try {
            return id == null ? null : EventId.read(id, partition);
        } catch (IllegalArgumentException e) {
            parameters.refuse(name, e.getMessage());
            return null;
        }
    }

    private Set<Topic> topics(Parameters parameters) {
        if (topic == null) return Set.copyOf(TOPICS.values());
        return Stream.of(topic.split(",", -1))
                .map(String::strip)
                .flatMap(title -> {
                    Topic known = TOPICS.get(title);
                    if (known == null)
                        parameters.refuse("topic", "should be one of " + String.join(", ", TOPICS.keySet()));
                    return Stream.ofNullable(known);
                })
                .collect(toSet());
    }

    private static Map<String, Topic> topics() {
        var told = new LinkedHashMap<String, Topic>();
        for (Topic topic : Topic.values()) {
            if (topic == Topic.EVENTS || topic.compacted()) told.put(topic.title(), topic);
        }
        return told;
    }
}
