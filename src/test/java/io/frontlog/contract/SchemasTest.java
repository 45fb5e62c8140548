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
    void every_stored_type_and_every_row_has_a_schema_and_nothing_else_has() throws IOException {
        var types = new TreeSet<String>();
        StoredForms.data().keySet().forEach(type -> types.add(Schemas.file(type)));
        Arrays.stream(Topic.values())
                .filter(Topic::compacted)
                .forEach(topic -> types.add(Schemas.file(Message.type(topic))));

        try (var written = Files.walk(Schemas.FOLDER)) {
            assertThat(written.filter(Files::isRegularFile)
                            .map(file -> Schemas.FOLDER.relativize(file).toString()))
                    .containsExactlyInAnyOrderElementsOf(types);
        }
    }
}
