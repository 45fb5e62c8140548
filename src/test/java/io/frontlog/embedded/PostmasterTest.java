package io.frontlog.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostmasterTest {
    @TempDir
    Path folder;

    @Test
    void an_unrelated_process_that_has_come_by_the_number_is_left_alone() throws Exception {
        Process unrelated =
                new ProcessBuilder("sleep", "60").directory(folder.toFile()).start();
        try {
            Path file = Files.writeString(folder.resolve("postmaster.pid"), unrelated.pid() + "\n" + folder + "\n");

            Postmaster.stop(folder);

            assertThat(unrelated.isAlive()).isTrue();
            assertThat(file).doesNotExist();
        } finally {
            unrelated.destroyForcibly().waitFor();
        }
    }

    @Test
    void a_folder_without_a_server_needs_nothing() throws IOException {
        Postmaster.stop(folder);

        assertThat(Files.list(folder)).isEmpty();
    }
}
