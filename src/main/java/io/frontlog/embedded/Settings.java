package io.frontlog.embedded;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the embedded servers keep their data and listen; port 0 stands for any free one.
 *
 * @param data the folder of both servers, made if it is missing
 * @param kafkaPort the broker's port on loopback
 * @param postgresPort the database's port on loopback
 */
public record Settings(Path data, int kafkaPort, int postgresPort) {
    private static final int HIGHEST_PORT = 65535;

    public Settings {
        data = data.toAbsolutePath().normalize();
    }

    /**
     * The settings of this process: a system property ({@code frontlog.data}, {@code frontlog.kafka-port},
     * {@code frontlog.postgres-port}) before the environment ({@code FRONTLOG_DATA}, {@code FRONTLOG_KAFKA_PORT},
     * {@code FRONTLOG_POSTGRES_PORT}) before the default (./data, 9092, 5433).
     *
     * @throws CannotStart if a port is not a port
     */
    public static Settings fromEnvironment() {
        return new Settings(
                Path.of(value("frontlog.data", "FRONTLOG_DATA", "data")),
                port("frontlog.kafka-port", "FRONTLOG_KAFKA_PORT", "9092"),
                port("frontlog.postgres-port", "FRONTLOG_POSTGRES_PORT", "5433"));
    }

    private static int port(String property, String variable, String otherwise) {
        String text = value(property, variable, otherwise);
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= HIGHEST_PORT) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            throw notAPort(variable, text, notANumber);
        }
        throw notAPort(variable, text, null);
    }

    private static CannotStart notAPort(String variable, String text, @Nullable Exception cause) {
        String sentence = "%s is \"%s\", and a port is a number from 0 to %d.".formatted(variable, text, HIGHEST_PORT);
        return cause == null ? new CannotStart(sentence) : new CannotStart(sentence, cause);
    }

    private static String value(String property, String variable, String otherwise) {
        String set = System.getProperty(property, System.getenv(variable));
        return set == null || set.isBlank() ? otherwise : set.strip();
    }
}
