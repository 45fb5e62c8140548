package io.frontlog.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.Main;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands, of a service that is played. */
class CommandLineTest {
    private static final String DONE =
            """
            {"id": "x", "state": "done", "rows": 25, "accepted": 2, "unchanged": 1, "amended": 0, "reinstated": 0,
             "retracted": 0, "refused": %d, "position": "0:7"}""";
    private static final Map<String, String> HEADERS = Map.of(
            "Frontlog-Position", "0:7",
            "Frontlog-Reports", "2",
            "Frontlog-Licences", "%\"CC-BY-4.0\";reports=1, %\"all rights\";reports=1",
            "Frontlog-Citations", "%\"Sundberg, 2013: 50%25 + M%c3%b6ller\"",
            "Frontlog-Withheld", "licence=3, embargo=0");

    @TempDir
    Path folder;

    private Stub service;

    @BeforeEach
    void start() throws IOException {
        service = new Stub();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private Run take(String file, String... more) {
        return Run.of(with(more, "import", file, "--theatre", "ged", "--format", "ucdp-ged", "--url", service.url()));
    }

    private Run give(String... more) {
        return Run.of(with(more, "export", "--theatre", "ged", "--format", "ndjson", "--url", service.url()));
    }

    private static String[] with(String[] more, String... args) {
        var all = new ArrayList<>(List.of(args));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("ged.csv"), text).toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "conquer",
                "--theatre ged",
                "import",
                "import --theatre ged --format acled",
                "import - --theatre ged",
                "import /no/such/file --theatre ged --format acled",
                "import - --theatre ged --format acled --whole --fast",
                "import - --theatre ged --format acled --url ftp://localhost",
                "export --theatre ged",
                "export --theatre ged --format csv --output /",
                "export --theatre ged --format csv --output /no/such/folder/file",
                "export --theatre ged --format csv --url localhost:8080"
            })
    void a_wrong_command_is_said_to_be_wrong(String command) {
        Run run = Run.of(command.split(" "));

        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).startsWith("frontlog: ").doesNotContain("Exception");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void the_program_exits_on_a_wrong_command_and_starts_nothing() throws Exception {
        Path data = folder.resolve("data");
        var program = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "conquer");
        program.environment().put("FRONTLOG_DATA", data.toString());
        Process process = program.redirectErrorStream(true).start();

        String said = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).as(said).isEqualTo(2);
        assertThat(said).startsWith("frontlog: ");
        assertThat(data).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "import --help", "export --help"})
    void help_is_no_error(String command) {
        Run run = Run.of(command.split(" "));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("Usage: frontlog").contains("--version");
    }

    @Test
    void its_version_is_told() {
        Run run = Run.of("--version");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("frontlog");
    }

    @Test
    void a_problem_is_told_with_all_that_is_wrong() {
        service.answer(
                "/v1/theatres/ged/export",
                400,
                """
                {"type": "urn:frontlog:problem:malformed", "title": "The request cannot be read", "status": 400,
                 "detail": "see errors", "errors": [{"pointer": "format", "detail": "should be one of csv, ndjson"},
                 {"pointer": "place", "detail": "is not known", "nearest": ["aleppo", "idlib"]}]}""");

        Run run = give();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .isEqualToNormalizingNewlines(
                        """
                        frontlog: The request cannot be read: see errors
                          format: should be one of csv, ndjson
                          place: is not known, perhaps aleppo, perhaps idlib
                        """);
    }

    @Test
    void an_answer_of_somebody_else_is_told_by_its_status() throws IOException {
        service.answer("/", 502, "<html>Bad Gateway</html>");

        assertThat(give()).isEqualTo(new Run(1, "", "frontlog: the service answered 502" + System.lineSeparator()));
        assertThat(take(file("id\n")).err()).isEqualToNormalizingNewlines("frontlog: the service answered 502\n");
    }

    @Test
    void a_service_that_is_not_there_is_one_sentence() throws IOException {
        service.close();
        String said = "frontlog: no service answers at " + service.url() + System.lineSeparator();

        assertThat(give("--output", folder.resolve("out").toString())).isEqualTo(new Run(1, "", said));
        assertThat(take(file("id\n"))).isEqualTo(new Run(1, "", said));
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void a_file_is_sent_with_its_length_and_what_became_of_its_rows_is_told() throws IOException {
        service.answer("/v1/theatres/ged/imports", 200, DONE.formatted(0));
        service.answer("/v1/theatres/ged/imports/x/rows", 200, "{\"rows\": [], \"next\": null}");

        Run run = take(
                file("id\n1\n"),
                "--id",
                "x",
                "--dataset-version",
                "19.1",
                "--licence",
                "CC BY",
                "--whole",
                "--from",
                "2016-01-01",
                "--to",
                "2016-12-31");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "rows 25",
                        "accepted 2",
                        "unchanged 1",
                        "amended 0",
                        "reinstated 0",
                        "retracted 0",
                        "refused 0",
                        "position 0:7");
        assertThat(run.err()).isEmpty();
        assertThat(service.asked("/v1/theatres/ged/imports"))
                .isEqualTo(new Stub.Asked(
                        "format=ucdp-ged&id=x&version=19.1&licence=CC BY&whole=true&from=2016-01-01&to=2016-12-31",
                        "5",
                        "id\n1\n"));
    }

    @Test
    void standard_input_is_sent_without_a_length_under_an_id_that_is_made() {
        service.answer("/v1/theatres/ged/imports", 200, DONE.formatted(0));
        service.answer("/v1/theatres/ged/imports/", 200, "{\"rows\": [], \"next\": null}");

        Run run = Run.of(
                "id\n1\n", 0, "import", "-", "--theatre", "ged", "--format", "acled", "--url", service.url() + "/");

        assertThat(run.exitCode()).as(run.err()).isZero();
        Stub.Asked asked = service.asked("/v1/theatres/ged/imports");
        assertThat(asked.query()).matches("format=acled&id=[0-9a-f-]{36}");
        assertThat(asked.contentLength()).isNull();
        assertThat(asked.body()).isEqualTo("id\n1\n");
    }

    @Test
    void refused_rows_are_told_with_where_to_ask_for_the_rest() throws IOException {
        service.answer("/v1/theatres/ged/imports", 200, DONE.formatted(22));
        service.answer(
                "/v1/theatres/ged/imports/x/rows",
                200,
                """
                {"rows": [{"line": 3, "row": "2", "outcome": "refused", "errors":
                 [{"column": "date_start", "detail": "is no date"}, {"column": "high", "detail": "is no number"}]},
                 {"line": 4, "row": null, "outcome": "refused", "errors": [{"detail": "has 2 columns"}]}], "next": "a"}""");

        Run run = take(file("id\n1\n"), "--id", "x");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).startsWith("rows ");
        assertThat(run.err())
                .isEqualToNormalizingNewlines(
                        """
                        frontlog: 22 rows were refused
                          line 3, row 2; date_start: is no date; high: is no number
                          line 4; has 2 columns
                        and 20 more: %s/v1/theatres/ged/imports/x/rows?outcome=refused
                        """
                                .formatted(service.url()));
        assertThat(service.asked("/v1/theatres/ged/imports/x/rows").query()).contains("limit=20");
    }

    @Test
    void reports_go_to_standard_output_and_what_is_to_be_known_of_them_to_standard_error() {
        service.answer("/v1/theatres/ged/export", 200, HEADERS, "{\"id\": \"ة\"}\n{}\n");

        Run run = give("--kind", "clash,strike", "--place", "a b", "--valid-at", "2016-01-01", "--known-at", "0:9");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo("{\"id\": \"ة\"}\n{}\n");
        assertThat(run.err().lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "reports 2",
                        "position 0:7",
                        "licence CC-BY-4.0 (1 reports)",
                        "licence all rights (1 reports)",
                        "citation Sundberg, 2013: 50% + Möller",
                        "withheld licence=3, embargo=0");
        assertThat(service.asked("/v1/theatres/ged/export").query())
                .isEqualTo("format=ndjson&kind=clash,strike&place=a b&validAt=2016-01-01&knownAt=0:9");
    }

    @Test
    void on_a_terminal_a_bar_counts_the_reports() {
        service.answer("/v1/theatres/ged/export", 200, HEADERS, "{}\n{}\n");

        Run run = Run.of("", 100, "export", "--theatre", "ged", "--format", "ndjson", "--url", service.url());

        assertThat(run.err()).contains("100%").contains("2/2 reports");
        assertThat(run.out()).isEqualTo("{}\n{}\n");
    }

    @Test
    void a_file_takes_the_place_of_the_former_when_it_is_complete() throws IOException {
        service.answer("/v1/theatres/ged/export", 200, HEADERS, "{}\n{}\n");
        Path output = Files.writeString(folder.resolve("reports.ndjson"), "old");

        Run run = give("--output", output.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(output).hasContent("{}\n{}\n");
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(output));
    }

    @Test
    void what_breaks_off_is_an_error_and_the_former_file_stays() throws IOException {
        service.breakOff("/v1/theatres/ged/export", "{}\n");
        Path output = Files.writeString(folder.resolve("reports.ndjson"), "old");

        Run run = give("--output", output.toString());

        assertBrokenOff(run);
        assertThat(output).hasContent("old");
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(output));
    }

    @Test
    void chunks_without_a_last_one_break_off_too() throws IOException {
        try (var server = new ServerSocket(0)) {
            CompletableFuture<Void> served = CompletableFuture.runAsync(() -> serveHalf(server));
            Path output = folder.resolve("reports.ndjson");

            Run run = Run.of(
                    "export",
                    "--theatre",
                    "ged",
                    "--format",
                    "csv",
                    "--output",
                    output.toString(),
                    "--url",
                    "http://127.0.0.1:" + server.getLocalPort());

            served.join();
            assertBrokenOff(run);
            assertThat(folder).isEmptyDirectory();
        }
    }

    private static void assertBrokenOff(Run run) {
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("frontlog: the connection to http://127.0.0.1:")
                .contains("broke off");
        assertThat(run.err().lines()).hasSize(1);
    }

    private static void serveHalf(ServerSocket server) {
        try (Socket socket = server.accept()) {
            byte[] request = new byte[4096];
            assertThat(socket.getInputStream().read(request)).isPositive();
            socket.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n{}\n\r\n".getBytes(UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
