package io.frontlog.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.frontlog.journal.StoredForms;
import io.frontlog.journal.Topic;
import io.frontlog.projecting.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files in {@code schemas} say what the records say. */
class SchemasTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, ObjectNode> SCHEMAS = Schemas.all();
    private static final String HOW =
            "If the change is meant, write it with" + " ./mvnw test -Dtest=SchemasTest -Dschemas.write=true";

    static Set<String> files() {
        return SCHEMAS.keySet();
    }

    @BeforeAll
    static void write() throws IOException {
        if (!Boolean.getBoolean("schemas.write")) return;
        for (var schema : SCHEMAS.entrySet()) {
            Path file = Schemas.FOLDER.resolve(schema.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(schema.getValue()) + "\n");
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_schema_says_what_its_record_says(String file) throws IOException {
        Path written = Schemas.FOLDER.resolve(file);

        assertThat(written).as(HOW).exists();
        assertThat(JSON.readTree(written.toFile())).as("%s. %s", file, HOW).isEqualTo(SCHEMAS.get(file));
    }

    @Test
    void every_stored_type_and_every_row_has_a_schema() {
        var types = Stream.concat(
                StoredForms.data().keySet().stream(),
                Arrays.stream(Topic.values()).filter(Topic::compacted).map(Message::type));

        assertThat(files())
                .containsExactlyInAnyOrderElementsOf(types.map(Schemas::file).toList());
    }

    /** A version that is written no more has its schema for as long as it can be in its topic. */
    @Test
    void a_schema_without_a_record_was_released() {
        var written = new TreeSet<>(Contract.in(Schemas.FOLDER).keySet());
        written.removeAll(files());

        assertThat(Contract.in(CompatibilityTest.FOLDER).keySet()).containsAll(written);
    }
}
