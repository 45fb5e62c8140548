package io.frontlog.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Reads a stream of server-sent events, as a browser does. */
final class Listener implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Block END = new Block("end", "", "", "");

    /**
     * What stands between two empty lines.
     *
     * @param event empty if there was none; likewise the others
     */
    record Block(String event, String id, String data, String comment) {
        boolean isMessage() {
            return !data.isEmpty();
        }
    }

    private final InputStream body;
    private final HttpResponse<InputStream> response;
    private final BlockingQueue<Block> blocks = new LinkedBlockingQueue<>();

    private Listener(HttpResponse<InputStream> response) {
        this.response = response;
        this.body = response.body();
        var thread = new Thread(this::read);
        thread.setDaemon(true);
        thread.start();
    }

    static Listener open(String path) {
        return open(path, null);
    }

    /** Returns when the stream has said that it is open. */
    static Listener open(String path, String lastEventId) {
        Listener listener = new Listener(response(path, lastEventId));
        assertThat(listener.response.statusCode()).isEqualTo(200);
        assertThat(listener.next().comment()).isEqualTo("open");
        return listener;
    }

    static HttpResponse<InputStream> response(String path, String lastEventId) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .header("Accept", "text/event-stream");
        if (lastEventId != null) request.header("Last-Event-ID", lastEventId);
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<InputStream> response() {
        return response;
    }

    Block next() {
        try {
            Block block = blocks.poll(60, TimeUnit.SECONDS);
            assertThat(block).as("something within a minute").isNotNull();
            return block;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Block nextMessage() {
        Block block = next();
        while (!block.isMessage()) {
            assertThat(block).as("the stream goes on").isNotSameAs(END);
            block = next();
        }
        return block;
    }

    List<Block> messages(int count) {
        var messages = new ArrayList<Block>();
        while (messages.size() < count) messages.add(nextMessage());
        return messages;
    }

    /** All up to the first that is it, and that. */
    List<Block> messagesUntil(Predicate<Block> last) {
        var messages = new ArrayList<Block>();
        do messages.add(nextMessage());
        while (!last.test(messages.get(messages.size() - 1)));
        return messages;
    }

    boolean hasEnded() {
        Block block = next();
        while (block != END) block = next();
        return true;
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            String event = "", id = "", data = "", comment = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    blocks.add(new Block(event, id, data, comment));
                    event = id = data = comment = "";
                } else if (line.startsWith("event: ")) {
                    event = line.substring(7);
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    assertThat(data).as("data on one line").isEmpty();
                    data = line.substring(6);
                } else if (line.startsWith(": ")) {
                    comment = line.substring(2);
                }
            }
        } catch (IOException e) {
            // closed
        } finally {
            blocks.add(END);
        }
    }

    /** Goes away without a word. */
    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
