package io.frontlog.feed;

import io.frontlog.http.Problem;
import io.frontlog.journal.Position;
import io.frontlog.projecting.Messages;
import io.frontlog.projecting.Progress;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The windows of the partitions that somebody reads, and who reads them. Made at start for its metric to be seen. */
@Startup
@Singleton
class Windows {
    private final FeedConfig config;
    private final Messages messages;
    private final Progress progress;
    private final Vertx vertx;
    private final Map<Integer, Window> windows = new HashMap<>();
    private int readers;

    Windows(FeedConfig config, Messages messages, Progress progress, Vertx vertx, MeterRegistry metrics) {
        this.config = config;
        this.messages = messages;
        this.progress = progress;
        this.vertx = vertx;
        Gauge.builder("frontlog.feed.readers", this, Windows::readers)
                .description("Streams that are open")
                .register(metrics);
    }

    /**
     * Where a reader reads from now on.
     *
     * @param from a position that is visible
     * @throws io.frontlog.http.ProblemException if there are too many
     */
    synchronized Window enter(Position from, Reader reader) {
        if (readers >= config.readers()) {
            throw Problem.Type.UNAVAILABLE
                    .with("as many streams are open as may be: " + config.readers())
                    .exception();
        }
        readers++;
        Window window = windows.get(from.partition());
        if (window == null) {
            window = new Window(from, config.window().asLongValue(), messages, progress, vertx);
            windows.put(from.partition(), window);
            window.follow();
        }
        window.readers().add(reader);
        return window;
    }

    synchronized void leave(int partition, Reader reader) {
        Window window = windows.get(partition);
        if (window == null || !window.readers().remove(reader)) return;
        readers--;
        if (!window.readers().isEmpty()) return;
        window.close();
        windows.remove(partition);
    }

    private synchronized int readers() {
        return readers;
    }

    void stop(@Observes ShutdownEvent event) {
        all().forEach(Reader::end);
    }

    private synchronized List<Reader> all() {
        return windows.values().stream()
                .flatMap(window -> window.readers().stream())
                .toList();
    }
}
