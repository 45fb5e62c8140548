package io.frontlog.feed;

import io.frontlog.journal.Position;
import io.frontlog.journal.Topic;
import io.frontlog.projecting.Cursor;
import java.util.Arrays;

/**
 * A cursor as text, the {@code id} of a server-sent event: {@code 3:1842/events} for the event at a position,
 * {@code 3:1842/control/aleppo} for a row that it changed, and {@code 3:1842} behind all that stands there.
 */
final class EventId {
    private EventId() {}

    static String of(int partition, Cursor at) {
        String position = new Position(partition, at.offset()).toString();
        if (at.equals(Cursor.after(at.offset()))) return position;
        if (at.equals(Cursor.event(at.offset()))) return position + "/" + Topic.EVENTS.title();
        return position + "/" + at.model() + "/" + at.id();
    }

    /** @throws IllegalArgumentException unless it is the id of a place in that partition */
    static Cursor read(String text, int partition) {
        String[] parts = text.split("/", 3);
        Position position = Position.parse(parts[0]);
        if (position.partition() != partition) {
            throw new IllegalArgumentException(
                    "a position of another partition: this theatre's begin with " + partition + ":");
        }
        if (parts.length == 1) return Cursor.after(position.offset());
        if (parts.length == 2 && parts[1].equals(Topic.EVENTS.title())) return Cursor.event(position.offset());
        if (parts.length == 3 && !parts[2].isEmpty() && isModel(parts[1])) {
            return new Cursor(position.offset(), parts[1], parts[2]);
        }
        throw new IllegalArgumentException("not the id of an event of a stream");
    }

    private static boolean isModel(String title) {
        return Arrays.stream(Topic.values())
                .anyMatch(topic -> topic.compacted() && topic.title().equals(title));
    }
}
