package io.frontlog.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudevents.jackson.JsonFormat;
import io.frontlog.projecting.Cursor;
import io.frontlog.projecting.Message;
import org.jspecify.annotations.Nullable;

/** A message, and its form on the wire, which is made once for all its readers. */
final class Told {
    /** Characters of a message beside its data, about. */
    private static final int REST = 500;

    private static final JsonFormat FORMAT = new JsonFormat();

    private final Message message;
    private volatile byte @Nullable [] serverSent;

    Told(Message message) {
        this.message = message;
    }

    Message message() {
        return message;
    }

    Cursor at() {
        return message.at();
    }

    /** Characters, about. */
    long size() {
        String data = message.data();
        return REST + (data == null ? 0 : data.length());
    }

    /** As an event of a stream. */
    byte[] serverSent() {
        byte[] known = serverSent;
        if (known == null) {
            String fields = "event: " + message.topic().title() + "\nid: " + EventId.of(message.partition(), at())
                    + "\ndata: " + new String(json(message), UTF_8) + "\n\n";
            known = fields.getBytes(UTF_8);
            serverSent = known;
        }
        return known;
    }

    /** The CloudEvent in structured mode: JSON on one line, with its data as JSON within. */
    static byte[] json(Message message) {
        return FORMAT.serialize(message.cloudEvent());
    }
}
