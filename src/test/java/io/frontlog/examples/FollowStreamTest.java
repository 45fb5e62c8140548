package io.frontlog.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the example with curl makes of a stream that breaks off. */
@Timeout(60)
class FollowStreamTest {
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;

    /** Sends two messages, the first after what the client names, and half of a third; then the line goes dead. */
    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/theatres/syria/stream", exchange -> {
            String last = exchange.getRequestHeaders().getFirst("Last-Event-ID");
            asked.add(exchange.getRequestURI().getQuery() + " behind " + last);
            int next = last == null ? 1 : Integer.parseInt(last.substring(2, last.indexOf('/'))) + 1;
            answer(exchange, 200, ":\n\n" + message(next) + message(next + 1) + "event: events\nid: 3:99//\n");
        });
        server.createContext(
                "/v1/theatres/nowhere/stream", exchange -> answer(exchange, 404, "{\"title\":\"Not found\"}"));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static String message(int offset) {
        return "event: control\nid: 3:%d/control/aleppo\ndata: {\"n\":%d}\n\n".formatted(offset, offset);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        exchange.sendResponseHeaders(status, 0);
        try (var out = exchange.getResponseBody()) {
            out.write(body.getBytes(UTF_8));
        }
    }

    private Script follow(String... arguments) throws IOException {
        return Script.start(
                "curl",
                Map.of("FRONTLOG", "http://127.0.0.1:" + server.getAddress().getPort()),
                "follow-stream.sh",
                arguments);
    }

    @Test
    void it_goes_on_behind_the_last_whole_message_and_asks_for_the_same_again() throws Exception {
        try (Script script = follow("syria", "kind=strike,clash", "place=aleppo")) {
            for (int i = 1; i <= 5; i++) assertThat(script.line()).isEqualTo("control {\"n\":" + i + "}");
        }

        assertThat(asked)
                .startsWith(
                        "kind=strike,clash&place=aleppo behind null",
                        "kind=strike,clash&place=aleppo behind 3:2/control/aleppo",
                        "kind=strike,clash&place=aleppo behind 3:4/control/aleppo");
    }

    @Test
    void it_ends_where_asking_again_is_no_use() throws Exception {
        try (Script script = follow("nowhere")) {
            assertThat(script.line()).isNull();
            assertThat(script.exit()).isEqualTo(1);
        }
    }
}
