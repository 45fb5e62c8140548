package io.frontlog.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerTest {
    @TempDir
    Path path;

    /** Kafka's own answer is to end the process. */
    @Test
    void a_port_taken_after_all_is_an_exception_and_not_the_end_of_the_process() throws IOException {
        Ports free = Ports.find(new Settings(path, 0, 0));
        for (boolean controller : new boolean[] {true, false}) {
            int port = controller ? free.controller() : free.kafka();
            try (DataFolder folder = DataFolder.open(path);
                    ServerSocket taken = new ServerSocket(port, 1, InetAddress.getByName(Ports.LOOPBACK))) {
                assertThatExceptionOfType(CannotStart.class)
                        .isThrownBy(() -> Broker.start(folder, free))
                        .withMessageContaining("Kafka did not start");
                assertThat(taken.isBound()).isTrue();
            }
        }
    }
}
