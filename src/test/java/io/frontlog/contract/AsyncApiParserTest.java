package io.frontlog.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** AsyncAPI's own parser reads {@code asyncapi.yaml} with the schemas that it refers to. Skipped without Node. */
class AsyncApiParserTest {
    private static final Path SOURCE = Path.of("src/test/asyncapi");
    private static final Path FOLDER = Path.of("target/asyncapi");
    private static final List<String> FILES = List.of("package.json", "package-lock.json", "validate.mjs");
    private static final String UNREACHABLE = "(?s).*(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT).*";

    private record Ended(int status, String output) {}

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        assumeTrue(isThere("node") && isThere("npm"), "no Node here (node and npm): AsyncAPI's parser is not run");
        Path lock = FOLDER.resolve("package-lock.json");
        boolean installed = Files.isDirectory(FOLDER.resolve("node_modules"))
                && Files.mismatch(lock, SOURCE.resolve("package-lock.json")) < 0;
        for (String file : FILES) copy(SOURCE.resolve(file), FOLDER.resolve(file));
        if (installed) return;
        Ended ended = run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        assumeTrue(
                ended.status == 0 || !ended.output.matches(UNREACHABLE),
                () -> "npm's registry is out of reach: AsyncAPI's parser is not run\n" + ended.output);
        assertThat(ended.status).as(ended.output).isZero();
    }

    @Test
    void the_document_is_valid() throws IOException, InterruptedException {
        Ended ended = run(
                "node",
                "validate.mjs",
                Path.of("asyncapi.yaml").toAbsolutePath().toString());

        assertThat(ended.status).as(ended.output).isZero();
        assertThat(ended.output).contains("7 channels");
    }

    @ParameterizedTest
    @CsvSource({
        "action: send, action: shout, operations",
        "control.row.v1.json, control.row.v0.json, control.row.v0.json"
    })
    void a_broken_document_is_refused_with_the_place(String sound, String broken, String named)
            throws IOException, InterruptedException {
        Path document = FOLDER.resolve("broken/asyncapi.yaml");
        for (String schema : Contract.in(Schemas.FOLDER).keySet())
            copy(
                    Schemas.FOLDER.resolve(schema),
                    FOLDER.resolve("broken/schemas").resolve(schema));
        Files.writeString(document, Files.readString(Path.of("asyncapi.yaml")).replace(sound, broken));

        Ended ended = run("node", "validate.mjs", document.toAbsolutePath().toString());

        assertThat(ended.status).as(ended.output).isEqualTo(1);
        assertThat(ended.output).contains(named);
    }

    private static boolean isThere(String program) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.write(to, Files.readAllBytes(from));
    }

    private static Ended run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }
}
