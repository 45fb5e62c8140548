package io.frontlog.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A running Kafka broker and PostgreSQL server, both on loopback, whose data outlives them. */
public final class EmbeddedServers implements AutoCloseable {
    private final DataFolder folder;
    private final Broker broker;
    private final Database database;
    private final Ports ports;
    private boolean closed;

    private EmbeddedServers(DataFolder folder, Broker broker, Database database, Ports ports) {
        this.folder = folder;
        this.broker = broker;
        this.database = database;
        this.ports = ports;
    }

    /**
     * Starts both and waits until they answer.
     *
     * @throws CannotStart if they cannot run; nothing runs then
     */
    public static EmbeddedServers start(Settings settings) {
        requirePlatform();
        DataFolder folder = DataFolder.open(settings.data());
        try {
            Postmaster.stop(folder.of(Part.POSTGRES));
            return start(folder, Ports.find(settings));
        } catch (RuntimeException | Error e) {
            folder.close();
            throw e;
        }
    }

    private static EmbeddedServers start(DataFolder folder, Ports ports) {
        FutureTask<Database> database = new FutureTask<>(() -> Database.start(folder, ports.postgres()));
        new Thread(database, "embedded-postgres-start").start();
        Broker broker;
        try {
            broker = Broker.start(folder, ports);
        } catch (RuntimeException | Error e) {
            closeWhenStarted(database, e);
            throw e;
        }
        try {
            return new EmbeddedServers(folder, broker, started(database), ports);
        } catch (RuntimeException | Error e) {
            broker.close();
            throw e;
        }
    }

    private static Database started(FutureTask<Database> database) {
        try {
            return database.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof CannotStart known
                    ? known
                    : new CannotStart("The embedded PostgreSQL did not start: %s.".formatted(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("The start was interrupted.", e);
        }
    }

    private static void closeWhenStarted(FutureTask<Database> database, Throwable reason) {
        try {
            started(database).close();
        } catch (RuntimeException e) {
            reason.addSuppressed(e);
        }
    }

    private static void requirePlatform() {
        String system = System.getProperty("os.name", "");
        String processor = System.getProperty("os.arch", "");
        boolean isAlpine = Files.exists(Path.of("/etc/alpine-release"));
        if (!system.equals("Linux") || !Set.of("amd64", "x86_64").contains(processor) || isAlpine) {
            throw new CannotStart(
                    "The embedded PostgreSQL runs on 64-bit Intel Linux with glibc only, not on %s %s%s: configure a Kafka and a database instead."
                            .formatted(system, processor, isAlpine ? " (Alpine)" : ""));
        }
    }

    public String bootstrapServers() {
        return "%s:%d".formatted(Ports.LOOPBACK, ports.kafka());
    }

    public String jdbcUrl() {
        return "jdbc:" + reactiveUrl();
    }

    public String reactiveUrl() {
        return "postgresql://%s:%d/%s".formatted(Ports.LOOPBACK, ports.postgres(), Database.NAME);
    }

    public String username() {
        return Database.NAME;
    }

    public String password() {
        return Database.NAME;
    }

    /** What Quarkus has to be told in order to use these servers. */
    public Map<String, String> configuration() {
        return Map.of(
                "kafka.bootstrap.servers", bootstrapServers(),
                "quarkus.datasource.jdbc.url", jdbcUrl(),
                "quarkus.datasource.reactive.url", reactiveUrl(),
                "quarkus.datasource.username", username(),
                "quarkus.datasource.password", password());
    }

    /** Stops both in order; a second call waits for the first and does nothing. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (DataFolder held = folder;
                Database second = database;
                Broker first = broker) {
            // In reverse order: the broker, the database, and the hold on their folder.
        }
    }
}
