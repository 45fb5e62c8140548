package io.frontlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged service as a process of its own, beside its embedded servers, on free ports of loopback. */
final class Packaged implements AutoCloseable {
    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path data;
    private final Map<String, String> environment;
    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();
    private Process process;

    Packaged(Path data, Map<String, String> environment) throws IOException {
        this.data = data;
        this.environment = environment;
        this.port = freePort();
    }

    /** One that uses servers which run beside it, with more settings or others. */
    static Packaged beside(ServersProcess servers, Path data, Map<String, String> more) throws IOException {
        String url = servers.configured("quarkus.datasource.reactive.url");
        var environment = new HashMap<String, String>();
        environment.put("KAFKA_BOOTSTRAP_SERVERS", servers.configured("kafka.bootstrap.servers"));
        environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", url);
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:" + url);
        environment.put("QUARKUS_DATASOURCE_USERNAME", servers.configured("quarkus.datasource.username"));
        environment.put("QUARKUS_DATASOURCE_PASSWORD", servers.configured("quarkus.datasource.password"));
        environment.putAll(more);
        return new Packaged(data, environment);
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Starts it and waits until it is ready. */
    void start() throws IOException, InterruptedException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString());
        builder.environment().putAll(environment);
        builder.environment().put("FRONTLOG_DATA", data.toString());
        builder.environment().put("FRONTLOG_KAFKA_PORT", String.valueOf(freePort()));
        builder.environment().put("FRONTLOG_POSTGRES_PORT", String.valueOf(freePort()));
        builder.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        process = builder.start();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady()) {
            assertThat(process.isAlive()).as(() -> "alive: " + output()).isTrue();
            assertThat(System.nanoTime()).as(() -> "ready: " + output()).isLessThan(deadline);
            Thread.sleep(100);
        }
    }

    /** {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
        return send(method, path, body, List.of());
    }

    /** @param headers names and values in turn */
    HttpResponse<String> send(String method, String path, String body, List<String> headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url() + path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        for (int i = 0; i < headers.size(); i += 2) request.header(headers.get(i), headers.get(i + 1));
        return http.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path, "");
    }

    String output() {
        try {
            return Files.readString(log());
        } catch (IOException e) {
            return e.toString();
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            return get("/q/health/ready").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private Path log() {
        return data.resolveSibling(data.getFileName() + ".log");
    }

    /** An orderly end: SIGTERM. */
    @Override
    public void close() throws InterruptedException {
        if (process == null) return;
        process.destroy();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
}
