package io.frontlog.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.frontlog.http.Problem;
import io.frontlog.journal.Json;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ServerHttpResponse;

/** The connection of a reader: what was sent on it, and whether it is taken. Known to one thread alone. */
final class Wire {
    /** Milliseconds until a browser comes again. */
    private static final int RETRY = 2000;

    private final ResteasyReactiveRequestContext request;
    private final ServerHttpResponse response;
    private int underWay;
    private long lastSent = System.nanoTime();
    private long lastTaken = lastSent;

    /**
     * @param room called when there is room again
     * @param gone called when the other side has gone
     */
    Wire(ResteasyReactiveRequestContext request, Runnable room, Runnable gone) {
        this.request = request;
        this.response = request.serverResponse();
        request.suspend();
        response.setChunked(true);
        response.addDrainHandler(room);
        response.addCloseHandler(gone);
        if (response.closed()) gone.run(); // before there was anybody to tell
    }

    boolean isFull() {
        return response.isWriteQueueFull();
    }

    Duration idle() {
        return Duration.ofNanos(System.nanoTime() - lastSent);
    }

    /** For how long nothing was taken that was sent; zero if all was. */
    Duration stuck() {
        return underWay == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - lastTaken);
    }

    void send(byte[] bytes) {
        if (bytes.length == 0) return;
        lastSent = System.nanoTime();
        if (underWay++ == 0) lastTaken = lastSent;
        response.write(bytes, failure -> {
            underWay--;
            lastTaken = System.nanoTime();
        });
    }

    /** A comment; the id with it tells whoever comes again where to go on, though there was nothing to tell. */
    void greet(String id) {
        text("retry: " + RETRY + "\nid: " + id + "\n: open\n\n");
    }

    void beat(String id) {
        text("id: " + id + "\n: beat\n\n");
    }

    /** Without an id: that of the last message stays. */
    void cutOff() {
        Problem problem = Problem.Type.CUT_OFF.with("what comes next is no longer kept ready; come again with the id of"
                + " the last message as Last-Event-ID, and nothing is missed");
        text("event: cut-off\ndata: " + Json.write(problem) + "\n\n");
    }

    private void text(String block) {
        send(block.getBytes(UTF_8));
    }

    void end() {
        if (!response.closed()) response.end();
        request.resume();
    }

    /** Without what is under way: Vert.x, whose handlers are passed by, would wait for that to be taken. */
    void cut() {
        var connection = (ConnectionBase)
                request.serverRequest().unwrap(HttpServerRequest.class).connection();
        connection.channel().pipeline().firstContext().close();
        request.resume();
    }
}
