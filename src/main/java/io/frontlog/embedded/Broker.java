package io.frontlog.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;

/** A Kafka broker that is its own controller. */
final class Broker implements AutoCloseable {
    private final KafkaRaftServer server;

    private Broker(KafkaRaftServer server) {
        this.server = server;
    }

    /** Formats the folder the first time, as {@code kafka-storage format} does, and keeps its cluster id ever after. */
    static Broker start(DataFolder folder, Ports ports) {
        try {
            if (!folder.isReady(Part.KAFKA)) {
                folder.clear(Part.KAFKA);
                format(folder.of(Part.KAFKA));
                folder.markReady(Part.KAFKA);
            }
            return start(BrokerSettings.of(folder.of(Part.KAFKA), ports));
        } catch (CannotStart e) {
            throw e;
        } catch (Exception | Error e) {
            throw new CannotStart(
                    "The embedded Kafka did not start, and its log says why: %s.".formatted(e.getMessage()), e);
        }
    }

    private static Broker start(Map<String, String> settings) {
        // Kafka ends the whole process when a part of it does not start; here its caller wants to say why.
        Exit.setExitProcedure(Broker::giveUp);
        Exit.setHaltProcedure(Broker::giveUp);
        Broker broker = new Broker(new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM));
        try {
            broker.server.startup();
            return broker;
        } catch (Exception | Error e) {
            broker.close();
            throw e;
        } finally {
            Exit.resetExitProcedure();
            Exit.resetHaltProcedure();
        }
    }

    private static void giveUp(int status, @Nullable String message) {
        throw new IllegalStateException(message == null ? "a part of it gave up with status " + status : message);
    }

    private static void format(Path folder) throws Exception {
        try (PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(silent)
                    .setNodeId(BrokerSettings.NODE)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setControllerListenerName(BrokerSettings.CONTROLLER)
                    .setMetadataLogDirectory(folder.toString())
                    .addDirectory(folder.toString())
                    .run();
        }
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
