package io.frontlog.feed;

import io.frontlog.journal.Position;
import io.frontlog.projecting.Cursor;
import io.frontlog.projecting.Messages;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;

/**
 * One who follows a theatre. It takes what comes next from the window whenever its connection has room, and from
 * PostgreSQL until it has caught up with the window. All of it happens on one context.
 */
final class Reader {
    private static final Logger LOG = Logger.getLogger(Reader.class);
    /** Messages, and bytes, after which others have their turn. */
    private static final int AT_ONCE = 100;

    private static final int FULL = 32 << 10;
    private static final int PAGE = 50;
    private static final long RETRY_PAUSE = 1000;

    private final Windows windows;
    private final Messages messages;
    private final Places places;
    private final FeedConfig config;
    private final Vertx vertx;
    /** Of its own: nobody else's session is found on it. */
    private final Context context = ownContext();

    private final AtomicBoolean woken = new AtomicBoolean();
    private final int partition;
    private final Window window;
    private final Wire wire;
    private Filter filter;
    /** Behind which it goes on. */
    private Cursor at;
    /** Whether it once had all there was, and whether its connection had no room since. */
    private boolean caughtUp;

    private boolean heldUp;
    /** PostgreSQL, for what comes next or for what lies in a place. */
    private boolean asking;

    private boolean ended;
    private long timer;

    /** @throws io.frontlog.http.ProblemException if there are too many */
    Reader(
            StreamWriter.Begun begun,
            ResteasyReactiveRequestContext request,
            Windows windows,
            Messages messages,
            Places places,
            FeedConfig config,
            Vertx vertx) {
        this.windows = windows;
        this.messages = messages;
        this.places = places;
        this.config = config;
        this.vertx = vertx;
        this.partition = begun.partition();
        this.filter = begun.filter();
        this.at = begun.start();
        this.window = windows.enter(new Position(partition, filter.knownAt()), this);
        this.wire = new Wire(request, this::wake, this::end);
    }

    private static Context ownContext() {
        Context own = VertxContext.createNewDuplicatedContext();
        VertxContextSafetyToggle.setContextSafe(own, true);
        return own;
    }

    void begin() {
        wire.greet(id());
        look();
        wake();
    }

    /** There may be something to do; from any thread. */
    void wake() {
        if (woken.compareAndSet(false, true)) {
            context.runOnContext(now -> {
                woken.set(false);
                goOn();
            });
        }
    }

    /** From any thread. */
    void end() {
        context.runOnContext(now -> finish(wire::end));
    }

    private void finish(Runnable ending) {
        if (ended) return;
        ended = true;
        vertx.cancelTimer(timer);
        windows.leave(partition, this);
        ending.run();
    }

    private void goOn() {
        if (ended || asking) return;
        if (wire.isFull()) {
            heldUp = true;
            return;
        }
        List<Told> next = window.after(at, AT_ONCE);
        if (next == null) {
            catchUp();
        } else if (next.isEmpty()) {
            caughtUp = true;
            heldUp = false;
        } else {
            take(next);
        }
    }

    /** What comes next is no longer in the window: it is read again for whoever is on the way, but not for the slow. */
    private void catchUp() {
        if (caughtUp && heldUp) {
            wire.cutOff();
            finish(wire::end);
            return;
        }
        caughtUp = false;
        var page = messages.of(filter.theatre(), at, window.applied(), PAGE).toCompletionStage();
        ask(Uni.createFrom().completionStage(page), found -> {
            if (take(found.messages().stream().map(Told::new).toList())) at = found.next();
        });
    }

    /** Sends what passes; false if it had to stop before the end. */
    private boolean take(List<Told> next) {
        var out = new ByteArrayOutputStream();
        for (Told told : next) {
            if (filter.isOutdatedBy(told.message())) {
                wire.send(out.toByteArray());
                caughtUp = false;
                ask(places.look(filter), looked -> filter = looked);
                return false;
            }
            if (out.size() >= FULL) {
                wire.send(out.toByteArray());
                wake();
                return false;
            }
            if (filter.passes(told.message())) out.writeBytes(told.serverSent());
            at = told.at();
        }
        wire.send(out.toByteArray());
        wake();
        return true;
    }

    /** Nothing else is done until PostgreSQL has answered, however long that takes. */
    private <T> void ask(Uni<T> question, Consumer<T> use) {
        asking = true;
        question.subscribe()
                .with(
                        answer -> {
                            asking = false;
                            if (ended) return;
                            use.accept(answer);
                            wake();
                        },
                        failure -> {
                            LOG.warnf("a stream of %s waits: %s", filter.theatre(), failure.getMessage());
                            vertx.setTimer(RETRY_PAUSE, later -> {
                                asking = false;
                                wake();
                            });
                        });
    }

    /** Looks after the connection: says that it is open while there is nothing to tell, and ends what is stuck. */
    private void look() {
        if (ended) return;
        if (wire.stuck().compareTo(config.patience()) >= 0) {
            finish(wire::cut);
            return;
        }
        if (wire.idle().compareTo(config.heartbeat()) >= 0 && !wire.isFull()) wire.beat(id());
        Duration pause = config.heartbeat().minus(wire.idle());
        if (wire.isFull() || pause.compareTo(config.patience()) > 0)
            pause = config.patience().minus(wire.stuck());
        timer = vertx.setTimer(Math.max(1, pause.toMillis() + 1), later -> look());
    }

    private String id() {
        return EventId.of(partition, at);
    }
}
