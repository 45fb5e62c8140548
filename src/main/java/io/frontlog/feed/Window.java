package io.frontlog.feed;

import io.frontlog.journal.Position;
import io.frontlog.projecting.Cursor;
import io.frontlog.projecting.Message;
import io.frontlog.projecting.Messages;
import io.frontlog.projecting.Progress;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The latest messages of a partition, for all its readers: one query follows the projector, however many they are. Who
 * reads holds no more than a cursor.
 */
final class Window {
    private static final Logger LOG = Logger.getLogger(Window.class);
    /** Messages of each sort that are read at once. */
    private static final int PAGE = 100;

    private static final long RETRY_PAUSE = 500;

    private final int partition;
    private final long bound;
    private final Messages messages;
    private final Progress progress;
    private final Vertx vertx;
    private final Context context;
    private final ConcurrentSkipListMap<Cursor, Told> latest = new ConcurrentSkipListMap<>();
    private final Set<Reader> readers = ConcurrentHashMap.newKeySet();
    /** The offset from which on it was begun. */
    private final long origin;
    /** All that stands behind it is here, as far as the window has read. */
    private volatile Cursor start;

    private volatile boolean closed;
    private volatile @Nullable CompletableFuture<Void> waiting;
    /** How far it has read, and how much is kept: known to the context alone. */
    private Cursor end;

    private long size;

    /** @param bound characters that are kept, at most */
    Window(Position from, long bound, Messages messages, Progress progress, Vertx vertx) {
        this.partition = from.partition();
        this.bound = bound;
        this.messages = messages;
        this.progress = progress;
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.origin = from.offset() + 1;
        this.start = Cursor.after(from.offset());
        this.end = start;
    }

    Set<Reader> readers() {
        return readers;
    }

    /** The offset up to which everything is applied, so that it may be read. */
    long applied() {
        return Math.max(origin, progress.next(partition));
    }

    void follow() {
        context.runOnContext(now -> read());
    }

    void close() {
        closed = true;
        CompletableFuture<Void> last = waiting;
        if (last != null) last.cancel(false);
    }

    /**
     * What comes next behind a cursor, no more than a limit of it; empty if that is all for now.
     *
     * @return null if that is no longer here, or not all of it
     */
    @Nullable
    List<Told> after(Cursor cursor, int limit) {
        var next = new ArrayList<Told>();
        for (Told told : latest.tailMap(cursor, false).values()) {
            next.add(told);
            if (next.size() == limit) break;
        }
        // Asked last: the start moves before anything goes.
        return cursor.compareTo(start) < 0 ? null : next;
    }

    private void read() {
        if (closed) return;
        long applied = applied();
        if (end.compareTo(Cursor.after(applied - 1)) >= 0) {
            var next = progress.reached(new Position(partition, applied));
            waiting = next;
            next.thenRun(this::follow);
            if (closed) next.cancel(false);
            return;
        }
        messages.of(partition, end, applied, PAGE)
                .onSuccess(page -> {
                    end = page.next();
                    keep(page.messages());
                    read();
                })
                .onFailure(failure -> {
                    LOG.warnf(
                            "streams: partition %d cannot be read, trying again: %s", partition, failure.getMessage());
                    vertx.setTimer(RETRY_PAUSE, timer -> read());
                });
    }

    /** Adds messages behind those that are here, lets go of the oldest, and wakes the readers. */
    void keep(List<Message> page) {
        for (Message message : page) {
            var told = new Told(message);
            latest.put(told.at(), told);
            size += told.size();
        }
        while (size > bound) {
            Told oldest = latest.firstEntry().getValue();
            if (oldest.at().equals(latest.lastKey())) break;
            start = oldest.at();
            latest.remove(oldest.at());
            size -= oldest.size();
        }
        if (!page.isEmpty()) readers.forEach(Reader::wake);
    }
}
