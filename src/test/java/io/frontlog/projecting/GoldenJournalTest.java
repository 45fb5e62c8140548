package io.frontlog.projecting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.frontlog.Servers;
import io.frontlog.journal.GoldenJournal;
import io.frontlog.journal.Journal;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every release makes of the golden journal what the first has made of it, however it is cut into batches (DESIGN 1). */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class GoldenJournalTest {
    private static final Path DIGESTS = Path.of("src/test/resources/golden-journal/digests.json");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HOW =
            "what a release made of these events, the next must make of them. If the difference"
                    + " is meant, raise the version of the read model and write the digests with"
                    + " ./mvnw test -Dtest=GoldenJournalTest -Dgolden-journal.digests.write=true";

    @Inject
    Journal journal;

    @Inject
    Schemas schemas;

    @Inject
    BatchTransactions transactions;

    @Inject
    Models models;

    @ParameterizedTest(name = "{0} at a time")
    @ValueSource(ints = {500, 3, 10_000})
    void the_golden_journal_gives_the_digests_beside_it(int batch) throws IOException {
        SortedMap<String, SortedMap<String, String>> digests;
        try (var replayed = new Replayed("golden_by_" + batch, schemas, transactions, models, journal)) {
            replayed.apply(GoldenJournal.records(), batch);
            digests = byModel(replayed.digests());
        }

        if (batch == 500 && Boolean.getBoolean("golden-journal.digests.write")) write(digests);
        assertThat(digests).as(HOW).isEqualTo(written());
    }

    private SortedMap<String, SortedMap<String, String>> byModel(
            SortedMap<String, SortedMap<String, String>> theatres) {
        var models = new TreeMap<String, SortedMap<String, String>>();
        theatres.forEach((theatre, digests) -> digests.forEach((model, digest) -> models.computeIfAbsent(
                        model + ".v" + this.models.versions().get(model), name -> new TreeMap<>())
                .put(theatre, digest)));
        return models;
    }

    /** Under another version alone: without one, nobody would rebuild. */
    private static void write(SortedMap<String, SortedMap<String, String>> digests) throws IOException {
        if (Files.exists(DIGESTS)) {
            var known = new TreeMap<>(written());
            known.keySet().retainAll(digests.keySet());
            assertThat(digests).as(HOW).containsAllEntriesOf(known);
        }
        Files.writeString(DIGESTS, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(digests) + "\n");
    }

    private static SortedMap<String, SortedMap<String, String>> written() throws IOException {
        return JSON.readValue(DIGESTS.toFile(), new TypeReference<>() {});
    }
}
