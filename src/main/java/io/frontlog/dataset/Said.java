package io.frontlog.dataset;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.frontlog.event.Actor;
import io.frontlog.event.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a row says. */
public sealed interface Said {
    /** The row's id in its dataset. */
    String id();

    /**
     * That something happened.
     *
     * @param entries what the reports name of the catalogue, by the ids that it has if nobody has recorded it before: the
     *     general before the particular, so that each parent stands before its children
     * @param reports bodies of the API, each with its id, and with the row in {@code external}; those behind the first are of
     *     the incident that the first opens
     */
    record Happened(String id, List<Entry> entries, List<ObjectNode> reports) implements Said {
        public Happened {
            entries = List.copyOf(entries);
            reports = List.copyOf(reports);
        }
    }

    /** That the dataset has taken a row back. */
    record Deleted(String id) implements Said {}

    /**
     * A source, an actor or a place.
     *
     * @param body of the API
     * @param assumed of an actor whose kind the row says, the kind that it is taken for where a row does not; else null
     */
    record Entry(Subject.Kind kind, String id, ObjectNode body, Actor.@Nullable Kind assumed) {
        Entry(Subject.Kind kind, String id, ObjectNode body) {
            this(kind, id, body, null);
        }
    }
}
