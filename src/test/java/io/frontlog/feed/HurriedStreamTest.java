package io.frontlog.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frontlog.Body;
import io.frontlog.Servers;
import io.frontlog.Syria;
import io.frontlog.feed.Listener.Block;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a quiet stream is kept open, and a stuck one is not; with little patience, so that the tests need not have much. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
@TestProfile(HurriedStreamTest.Hurry.class)
class HurriedStreamTest {
    /** Of seconds. */
    public static final class Hurry implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("frontlog.feed.heartbeat", "1S", "frontlog.feed.patience", "2S");
        }
    }

    @Test
    void a_quiet_stream_gets_comments_with_the_id_to_go_on_from() {
        Syria syria = Syria.theatre("stream-quiet");
        try (var listener = Listener.open(syria.api().url("/stream?topic=control"))) {
            Block first = listener.next();
            assertThat(first.comment()).isEqualTo("beat");
            assertThat(first.isMessage()).isFalse();

            syria.file(Syria.strike("unseen", "aleppo", "2024-11-30"));
            Block later = listener.next();
            while (later.id().equals(first.id())) later = listener.next();

            assertThat(later.comment()).isEqualTo("beat");
            assertThat(later.isMessage()).isFalse();
        }
    }

    @Test
    void who_takes_nothing_for_too_long_is_disconnected() throws IOException {
        Syria syria = Syria.theatre("stream-stuck");
        try (var socket = new Socket()) {
            socket.setReceiveBufferSize(4096);
            socket.connect(new InetSocketAddress("localhost", RestAssured.port));
            socket.getOutputStream()
                    .write(("GET " + syria.api().url("/stream?topic=events") + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                            .getBytes(UTF_8));
            socket.getInputStream().read(); // it is open, and nothing more is ever taken
            for (int i = 0; i < 400; i++) {
                syria.file(Body.with(Syria.strike("s-" + i, "aleppo", "2024-11-30"), "notes", "x".repeat(19_000)));
            }

            assertThatThrownBy(() -> keepWriting(socket)).isInstanceOf(IOException.class);
        }
    }

    /** For ten seconds, unless the other side is no longer there. */
    private static void keepWriting(Socket socket) throws IOException, InterruptedException {
        for (int i = 0; i < 200; i++) {
            socket.getOutputStream().write('x');
            Thread.sleep(50);
        }
    }
}
