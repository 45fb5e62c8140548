package io.frontlog.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path path;

    @Test
    void what_an_interrupted_set_up_left_can_be_cleared() throws IOException {
        DataFolder.open(path).close();
        Files.createDirectories(path.resolve("kafka/half"));

        try (DataFolder folder = DataFolder.open(path)) {
            folder.clear(Part.KAFKA);
        }

        assertThat(path.resolve("kafka")).doesNotExist();
    }

    @Test
    void what_may_hold_data_cannot_be_cleared() throws IOException {
        Path journal = Files.createDirectories(path.resolve("kafka/journal-0"));
        Files.writeString(path.resolve("VERSION"), "layout=1\nkafka=%s\n".formatted(Part.KAFKA.major()));

        try (DataFolder folder = DataFolder.open(path)) {
            assertThatIllegalStateException().isThrownBy(() -> folder.clear(Part.KAFKA));
        }

        assertThat(journal).exists();
    }

    @Test
    void a_part_that_is_ready_stays_so() {
        try (DataFolder folder = DataFolder.open(path)) {
            folder.markReady(Part.KAFKA);
        }

        try (DataFolder folder = DataFolder.open(path)) {
            assertThat(folder.isReady(Part.KAFKA)).isTrue();
            assertThat(folder.isReady(Part.POSTGRES)).isFalse();
        }
    }
}
