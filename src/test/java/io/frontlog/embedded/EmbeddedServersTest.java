package io.frontlog.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServersTest {
    @TempDir
    Path temporary;

    @Test
    void an_empty_folder_becomes_a_broker_and_a_database_that_keep_what_they_acknowledge() throws Exception {
        Path data = temporary.resolve("not/there/yet");
        String cluster;
        try (EmbeddedServers servers = EmbeddedServers.start(anyPorts(data))) {
            Witness.leave(servers, "first");
            cluster = Witness.clusterId(servers);
            assertThat(Witness.records(servers)).containsExactly("first");
            assertDurable(servers);
            assertReadsArabic(servers);
            assertLoopbackOnly(URI.create("kafka://" + servers.bootstrapServers()));
            assertLoopbackOnly(URI.create(servers.reactiveUrl()));
        }
        assertThat(postgresOf(data)).isEmpty();

        try (EmbeddedServers servers = EmbeddedServers.start(anyPorts(data))) {
            assertThat(Witness.clusterId(servers)).isEqualTo(cluster);
            assertThat(Witness.records(servers)).containsExactly("first");
            assertThat(Witness.rows(servers)).containsExactly("first");
        }
    }

    @Test
    void what_was_acknowledged_survives_the_kill_of_the_process() throws Exception {
        Path output = temporary.resolve("output");
        Process killed = startWitness(temporary, output);
        try {
            awaitReady(killed, output);
            assertRefused(anyPorts(temporary), "is in use by another running Frontlog");
        } finally {
            killed.destroyForcibly().waitFor();
        }
        assertThat(postgresOf(temporary)).as("PostgreSQL outlives the process").isNotEmpty();

        try (EmbeddedServers servers = EmbeddedServers.start(anyPorts(temporary))) {
            assertThat(Witness.rows(servers)).containsExactly("before the kill");
            assertThat(Witness.records(servers)).containsExactly("before the kill");
            Witness.leave(servers, "after the kill");
            assertThat(Witness.rows(servers)).containsExactly("before the kill", "after the kill");
        }
        assertThat(postgresOf(temporary)).isEmpty();
    }

    @Test
    void a_port_in_use_is_named_with_the_way_to_choose_another() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = taken.getLocalPort();
            assertRefused(new Settings(temporary, port, 0), "Port " + port, "Kafka", "FRONTLOG_KAFKA_PORT");
            assertRefused(new Settings(temporary, 0, port), "Port " + port, "PostgreSQL", "FRONTLOG_POSTGRES_PORT");
        }
    }

    @Test
    void a_folder_that_cannot_be_written_is_refused() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "in the way");
        assertRefused(anyPorts(file), file.toString(), "cannot be written", "FRONTLOG_DATA");
    }

    @Test
    void a_folder_of_another_version_is_refused() throws IOException {
        Path version = temporary.resolve("VERSION");
        Files.writeString(version, "layout=1\nkafka=3\npostgres=18\n");
        assertRefused(anyPorts(temporary), temporary.toString(), "Kafka 3", "FRONTLOG_DATA");
        Files.writeString(version, "layout=1\nkafka=4\npostgres=17\n");
        assertRefused(anyPorts(temporary), temporary.toString(), "PostgreSQL 17");
        Files.writeString(version, "layout=2\n");
        assertRefused(anyPorts(temporary), temporary.toString(), "layout 2");
    }

    @Test
    void a_folder_that_something_else_made_is_refused_and_left_alone() throws IOException {
        Path theirs = Files.createDirectories(temporary.resolve("kafka/journal-0"));
        assertRefused(anyPorts(temporary), temporary.toString(), "Kafka of an unknown version");
        assertThat(theirs).exists();
    }

    private static Settings anyPorts(Path data) {
        return new Settings(data, 0, 0);
    }

    private static void assertRefused(Settings settings, String... parts) {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> EmbeddedServers.start(settings).close())
                .satisfies(e -> assertThat(e.getMessage())
                        .contains(parts)
                        .endsWith(".")
                        .doesNotContain("\n")
                        .hasSizeLessThan(400));
    }

    private static void assertDurable(EmbeddedServers servers) throws SQLException {
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            assertThat(Witness.query(servers, "show " + setting)).as(setting).containsExactly("on");
        }
        assertThat(Witness.query(servers, "show server_version").get(0)).startsWith(Part.POSTGRES.major());
    }

    private static void assertReadsArabic(EmbeddedServers servers) throws SQLException {
        Witness.query(servers, "create extension pg_trgm");
        assertThat(Witness.query(servers, "show server_encoding")).containsExactly("UTF8");
        assertThat(Witness.query(servers, "select similarity('حلب', 'حلب')")).containsExactly("1");
        assertThat(Witness.query(servers, "select lower('ÀÉ')")).containsExactly("àé");
    }

    /** A listener on every address would not let another one open the same port. */
    private static void assertLoopbackOnly(URI server) throws IOException {
        assertThat(server.getHost()).isEqualTo("127.0.0.1");
        new ServerSocket(server.getPort(), 1, InetAddress.getByName("127.0.0.2")).close();
    }

    private static List<ProcessHandle> postgresOf(Path data) {
        return Postmaster.processes(data.resolve("postgres"));
    }

    private static Process startWitness(Path data, Path output) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx256m",
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Witness.class.getName(),
                        data.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    private static void awaitReady(Process witness, Path output) throws IOException, InterruptedException {
        while (!Files.readString(output).contains(Witness.READY)) {
            assertThat(witness.waitFor(100, TimeUnit.MILLISECONDS))
                    .as(() -> "The witness ended early:\n" + output)
                    .isFalse();
        }
    }
}
