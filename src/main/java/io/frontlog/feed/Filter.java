package io.frontlog.feed;

import io.frontlog.journal.Topic;
import io.frontlog.projecting.Message;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which messages a reader asked for.
 *
 * @param kinds of reports; empty for all, and for what is about no report
 * @param place where it must be; null for anywhere
 * @param inside the place and all that lies in it
 * @param knownAt the offset at which {@code inside} was true
 */
record Filter(
        String theatre,
        Set<Topic> topics,
        Set<String> kinds,
        @Nullable String place,
        Set<String> inside,
        long knownAt) {
    private static final String PLACE_RECORDED = "place.recorded.v1";

    boolean passes(Message message) {
        return message.theatre().equals(theatre)
                && topics.contains(message.topic())
                && (kinds.isEmpty() || !Collections.disjoint(kinds, message.kinds()))
                && (place == null || !Collections.disjoint(inside, message.places()));
    }

    /** Whether what lies in the place may be something else from this message on. */
    boolean isOutdatedBy(Message message) {
        return place != null
                && message.at().offset() > knownAt
                && message.type().equals(PLACE_RECORDED)
                && message.theatre().equals(theatre);
    }

    Filter with(Set<String> inside, long knownAt) {
        return new Filter(theatre, topics, kinds, place, inside, knownAt);
    }
}
