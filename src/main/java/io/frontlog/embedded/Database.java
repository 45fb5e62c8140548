package io.frontlog.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/** A PostgreSQL server with one database, whose owner may log in from this machine with any password. */
final class Database implements AutoCloseable {
    /** The name of the database, of its owner, and the password for clients that insist on one. */
    static final String NAME = "frontlog";

    /** Long enough to recover from a crash with a gigabyte of write-ahead log. */
    private static final Duration START = Duration.ofSeconds(60);

    /** The library turns durability off, for tests; here it is on again. */
    private static final Map<String, String> SERVER = Map.ofEntries(
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("listen_addresses", Ports.LOOPBACK),
            Map.entry("unix_socket_directories", "''"),
            Map.entry("shared_buffers", "128MB"),
            Map.entry("effective_cache_size", "512MB"),
            Map.entry("maintenance_work_mem", "64MB"),
            Map.entry("max_connections", "100"),
            Map.entry("max_wal_size", "1GB"),
            Map.entry("log_min_messages", "warning"),
            Map.entry("jit", "off"));

    /**
     * Order and case come from PostgreSQL itself, so that an upgrade of the machine's C library cannot break an index;
     * the C library's character classes are still what {@code pg_trgm} goes by, and plain C would know no Arabic.
     */
    private static final Map<String, String> LOCALE = Map.of(
            "locale-provider", "builtin",
            "builtin-locale", "C.UTF-8",
            "locale", "C.UTF-8");

    private final EmbeddedPostgres server;
    private final Path folder;

    private Database(EmbeddedPostgres server, Path folder) {
        this.server = server;
        this.folder = folder;
    }

    static Database start(DataFolder folder, int port) {
        Path own = folder.of(Part.POSTGRES);
        boolean isNew = !folder.isReady(Part.POSTGRES);
        if (isNew) {
            folder.clear(Part.POSTGRES);
        }
        dropUnfinished(folder.binaries());
        try {
            Database database = new Database(server(own, folder.binaries(), port), own);
            if (isNew) {
                database.create();
                folder.markReady(Part.POSTGRES);
            }
            return database;
        } catch (IOException | SQLException | RuntimeException e) {
            Postmaster.stop(own);
            throw new CannotStart(
                    "The embedded PostgreSQL did not start, and its log says why (as root it needs \"unshare -U\" to work): %s."
                            .formatted(e.getMessage()),
                    e);
        }
    }

    private static EmbeddedPostgres server(Path folder, Path binaries, int port) throws IOException {
        // The library makes and cleans this folder too, not only the one it is told; by default it is in /tmp.
        System.setProperty("ot.epg.working-dir", binaries.toString());
        EmbeddedPostgres.Builder server = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(binaries.toFile())
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START)
                .setPort(port);
        SERVER.forEach(server::setServerConfig);
        LOCALE.forEach(server::setLocaleConfig);
        return server.start();
    }

    private void create() throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create role " + NAME + " login");
            statement.execute("create database " + NAME + " owner " + NAME);
        }
    }

    /** The library marks what it has unpacked completely; it fails over what it has not. */
    private static void dropUnfinished(Path binaries) {
        if (!Files.isDirectory(binaries)) {
            return;
        }
        try (Stream<Path> unpacked = Files.list(binaries)) {
            unpacked.filter(each -> Files.notExists(each.resolve(".exists"))).forEach(DataFolder::delete);
        } catch (IOException e) {
            throw new CannotStart("The folder %s cannot be read: %s.".formatted(binaries, e), e);
        }
    }

    /** The library waits five seconds for the last checkpoint, which may not do. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new IllegalStateException("PostgreSQL did not stop", e);
        } finally {
            Postmaster.stop(folder);
        }
    }
}
