package io.frontlog;

import io.frontlog.cli.Commands;
import io.frontlog.embedded.CannotStart;
import io.frontlog.embedded.EmbeddedServers;
import io.frontlog.embedded.Settings;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.net.BindException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Runs the service: beside a broker and a database of its own, unless their addresses are configured. With arguments it
 * runs a command instead, and starts nothing.
 */
@QuarkusMain
public final class Main {
    private static final String KAFKA = "kafka.bootstrap.servers";
    private static final String DATABASE = "quarkus.datasource.reactive.url";

    Main() {}

    public static void main(String... args) {
        if (args.length > 0) System.exit(Commands.run(args));
        else serve();
    }

    private static void serve() {
        EmbeddedServers servers = null;
        Map<String, String> settings = Map.of();
        try {
            if (isEmbedded()) {
                servers = EmbeddedServers.start(Settings.fromEnvironment());
                settings = unlessSet(servers.configuration());
            }
        } catch (CannotStart e) {
            System.err.println("frontlog: " + e.getMessage());
            System.exit(1);
        }
        settings.forEach(System::setProperty);
        run(servers, settings);
    }

    /** The servers outlive the service: the process does not end before both have stopped, in this order. */
    private static void run(@Nullable EmbeddedServers servers, Map<String, String> settings) {
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> await(stopped), "frontlog-await-servers"));
        Quarkus.run(null, (exitCode, failure) -> {
            settings.keySet().forEach(System::clearProperty);
            if (servers != null) servers.close();
            if (failure != null) System.err.println("frontlog: " + sentence(failure));
            stopped.countDown();
            if (LaunchMode.current() != LaunchMode.DEVELOPMENT) System.exit(exitCode);
        });
    }

    /** Why it did not start, in a sentence. */
    private static String sentence(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) cause = cause.getCause();
        if (cause instanceof BindException) {
            int port = ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class);
            return "HTTP port " + port + " is in use: set " + variable("quarkus.http.port") + " to another port.";
        }
        for (Throwable e = failure; e != null; e = e.getCause()) {
            if (e instanceof IllegalStateException && e.getMessage() != null) return e.getMessage() + ".";
        }
        return String.valueOf(cause);
    }

    private static void await(CountDownLatch stopped) {
        try {
            if (!stopped.await(30, TimeUnit.SECONDS)) System.err.println("frontlog: the embedded servers did not stop");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @throws CannotStart if only one of the two addresses is configured, or this package has no servers to start */
    private static boolean isEmbedded() {
        boolean kafka = configured(KAFKA) != null;
        boolean database = configured(DATABASE) != null;
        if (kafka && database) return false;
        if (kafka || database) {
            throw new CannotStart("Of " + variable(KAFKA) + " and " + variable(DATABASE)
                    + ", only one is set: set both," + " or neither to run beside an embedded broker and database.");
        }
        try {
            Class.forName("kafka.server.KafkaRaftServer", false, Main.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            throw new CannotStart(
                    "This package carries no embedded servers: set " + variable(KAFKA) + ", " + variable(DATABASE)
                            + " and the rest of the datasource.",
                    e);
        }
    }

    /** What an embedded run adds: the servers' addresses, loopback for HTTP, and something to see. */
    private static Map<String, String> unlessSet(Map<String, String> servers) {
        var settings = new HashMap<>(servers);
        if (configured("quarkus.http.host") == null) settings.put("quarkus.http.host", "127.0.0.1");
        if (configured("frontlog.scenario.load") == null) settings.put("frontlog.scenario.load", "true");
        return settings;
    }

    private static @Nullable String configured(String property) {
        String value = System.getProperty(property, System.getenv(variable(property)));
        return value == null || value.isBlank() ? null : value;
    }

    private static String variable(String property) {
        return property.replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
