package io.frontlog.feed;

import io.frontlog.projecting.Cursor;
import io.frontlog.projecting.Message;
import io.frontlog.projecting.Messages;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** Pages of a theatre's accepted events, a line each. */
@ApplicationScoped
class EventPages {
    /** Bytes after which a page ends, however few its lines: large events must not fill the heap. */
    private static final int FULL = 8 << 20;
    /** Events that are read at once. */
    private static final int AT_ONCE = 250;

    private final Messages messages;

    EventPages(Messages messages) {
        this.messages = messages;
    }

    /** @param last the offset of its last event; null if that is the last of all */
    record Page(byte[] lines, @Nullable Long last) {}

    /** Behind an offset and before another. */
    Future<Page> read(String theatre, long after, long before, int limit) {
        return add(theatre, Cursor.after(after), before, limit, new ByteArrayOutputStream());
    }

    private Future<Page> add(String theatre, Cursor after, long before, int left, ByteArrayOutputStream lines) {
        // One more than is wanted, to know whether there is more.
        return messages.eventsOf(theatre, after, before, Math.min(AT_ONCE, left + 1))
                .compose(found -> {
                    Cursor at = after;
                    int taken = 0;
                    for (Message message : found.messages()) {
                        if (taken == left || lines.size() >= FULL) {
                            return Future.succeededFuture(new Page(lines.toByteArray(), at.offset()));
                        }
                        lines.writeBytes(Told.json(message));
                        lines.write('\n');
                        at = message.at();
                        taken++;
                    }
                    return found.last()
                            ? Future.succeededFuture(new Page(lines.toByteArray(), null))
                            : add(theatre, at, before, left - taken, lines);
                });
    }
}
