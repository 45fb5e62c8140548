package io.frontlog.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A service that answers what it was told to, and keeps what it was asked. */
final class Stub implements AutoCloseable {
    record Asked(String query, String contentLength, String body) {}

    private final HttpServer server;
    private final Map<String, Asked> asked = new ConcurrentHashMap<>();

    Stub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    Asked asked(String path) {
        return asked.get(path);
    }

    void answer(String path, int status, String body) {
        answer(path, status, Map.of(), body);
    }

    void answer(String path, int status, Map<String, String> headers, String body) {
        server.createContext(path, exchange -> {
            keep(exchange);
            headers.forEach(exchange.getResponseHeaders()::add);
            exchange.sendResponseHeaders(status, 0);
            exchange.getResponseBody().write(body.getBytes(UTF_8));
            exchange.close();
        });
    }

    /** Says that more will come than does. */
    void breakOff(String path, String body) {
        server.createContext(path, exchange -> {
            exchange.sendResponseHeaders(200, body.length() + 1000L);
            exchange.getResponseBody().write(body.getBytes(UTF_8));
            exchange.close();
        });
    }

    private void keep(HttpExchange exchange) throws IOException {
        String length = exchange.getRequestHeaders().getFirst("Content-Length");
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        asked.put(
                exchange.getRequestURI().getPath(),
                new Asked(exchange.getRequestURI().getQuery(), length, body));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
