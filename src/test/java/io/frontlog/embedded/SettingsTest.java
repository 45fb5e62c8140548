package io.frontlog.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SettingsTest {
    @AfterEach
    void forget() {
        System.clearProperty("frontlog.data");
        System.clearProperty("frontlog.kafka-port");
    }

    @Test
    void a_system_property_says_where_the_data_is() {
        System.setProperty("frontlog.data", "/srv/frontlog");
        System.setProperty("frontlog.kafka-port", "19092");

        Settings settings = Settings.fromEnvironment();

        assertThat(settings.data()).isEqualTo(Path.of("/srv/frontlog"));
        assertThat(settings.kafkaPort()).isEqualTo(19092);
    }

    @Test
    void what_is_no_port_is_refused_in_a_sentence() {
        for (String text : new String[] {"kafka", "-1", "65536"}) {
            System.setProperty("frontlog.kafka-port", text);

            assertThatExceptionOfType(CannotStart.class)
                    .isThrownBy(Settings::fromEnvironment)
                    .withMessage("FRONTLOG_KAFKA_PORT is \"%s\", and a port is a number from 0 to 65535.", text);
        }
    }
}
