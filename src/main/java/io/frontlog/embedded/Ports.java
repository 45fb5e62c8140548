package io.frontlog.embedded;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/**
 * The ports of one run, all of them on loopback.
 *
 * <p>The controller's is any free one, and another after a restart: with static voters
 * ({@code controller.quorum.voters}) Kafka keeps the voter's id in its log and takes the address from its settings.
 */
record Ports(int kafka, int controller, int postgres) {
    static final String LOOPBACK = "127.0.0.1";

    /**
     * Finds the ports free, or chooses free ones. They are let go again at once for the servers to take.
     *
     * @throws CannotStart if something else listens on one that was asked for
     */
    static Ports find(Settings settings) {
        try (ServerSocket kafka = probe("Kafka", settings.kafkaPort(), "FRONTLOG_KAFKA_PORT");
                ServerSocket postgres = probe("PostgreSQL", settings.postgresPort(), "FRONTLOG_POSTGRES_PORT");
                ServerSocket controller = probe("Kafka's controller", 0, "")) {
            return new Ports(kafka.getLocalPort(), controller.getLocalPort(), postgres.getLocalPort());
        } catch (IOException e) {
            throw new CannotStart("No port can be opened on %s: %s.".formatted(LOOPBACK, e.getMessage()), e);
        }
    }

    private static ServerSocket probe(String server, int port, String variable) throws IOException {
        try {
            return new ServerSocket(port, 1, loopback());
        } catch (BindException taken) {
            throw new CannotStart(
                    "Port %d, meant for the embedded %s, is in use or not allowed: set %s to another port."
                            .formatted(port, server, variable),
                    taken);
        }
    }

    private static InetAddress loopback() throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }
}
