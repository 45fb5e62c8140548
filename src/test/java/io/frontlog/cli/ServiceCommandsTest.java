package io.frontlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.Api;
import io.frontlog.Servers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files come in and go out by the command line, of the service as it runs. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class ServiceCommandsTest {
    /** Invented. */
    private static final String FILE =
            """
            id,year,type_of_violence,conflict_new_id,side_a_new_id,side_a,side_b_new_id,side_b,source_office,source_date,\
            where_prec,where_coordinates,adm_1,adm_2,latitude,longitude,country,date_prec,date_start,date_end,\
            deaths_a,deaths_b,deaths_civilians,deaths_unknown,low,best,high
            7,2016,1,299,118,Government of Syria,4456,Syrian insurgents,SOHR,2016-01-02,1,Aleppo town,Aleppo Governorate,\
            Jebel Saman district,36.2,37.1,Syria,1,2016-01-01,2016-01-01,1,1,0,0,1,4,9
            8,2016,1,299,118,Government of Syria,4456,Syrian insurgents,SOHR,2016-01-02,1,Aleppo town,Aleppo Governorate,\
            Jebel Saman district,36.2,37.1,Syria,1,yesterday,2016-01-01,1,1,0,0,1,4,9
            """;

    @TestHTTPResource
    String url;

    @TempDir
    Path folder;

    private Run take(String theatre, Path file) {
        return Run.of("import", file.toString(), "--theatre", theatre, "--format", "ucdp-ged", "--url", url);
    }

    @Test
    void right_rows_are_reports_and_wrong_ones_are_told() throws IOException {
        Api api = Api.theatre("command-import");

        Run run = take(api.theatre(), Files.writeString(folder.resolve("ged.csv"), FILE));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .containsPattern("rows +2")
                .containsPattern("accepted +1")
                .containsPattern("refused +1");
        assertThat(run.err()).contains("1 rows were refused").contains("line 3, row 8; date_start: ");
        api.get("/reports/ucdp-ged-7").then().statusCode(200);
    }

    @Test
    void all_is_well_with_what_is_right() throws IOException {
        Api api = Api.theatre("command-import-right");
        String right = FILE.lines().limit(2).reduce("", (text, line) -> text + line + "\n");

        Run run = Run.of(
                right,
                0,
                "import",
                "-",
                "--theatre",
                api.theatre(),
                "--format",
                "ucdp-ged",
                "--id",
                "mine",
                "--url",
                url);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(api.get("/imports/mine").jsonPath().getString("state")).isEqualTo("done");
    }

    @Test
    void what_came_in_goes_out_again() throws IOException {
        Api api = Api.theatre("command-export");
        take(api.theatre(), Files.writeString(folder.resolve("ged.csv"), FILE));
        Path output = folder.resolve("reports.ndjson");

        Run run = Run.of(
                "export",
                "--theatre",
                api.theatre(),
                "--format",
                "ndjson",
                "--kind",
                "clash",
                "--output",
                output.toString(),
                "--url",
                url);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(Files.readAllLines(output)).singleElement().asString().contains("\"ucdp-ged-7\"");
        assertThat(run.err())
                .containsPattern("reports +1\n")
                .contains("CC-BY-4.0 (1 reports)", "Sundberg", "licence=0, embargo=0");
    }

    @Test
    void a_large_file_for_an_unknown_theatre_is_refused() throws IOException {
        Run run = take("command-nowhere", zeros());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("frontlog: There is no such thing: ").contains("command-nowhere");
    }

    @Test
    void a_large_file_that_is_something_else_is_refused() throws IOException {
        Run run = take(Api.theatre("command-import-zeros").theatre(), zeros());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("frontlog: Some fields are wrong: ").contains("binary");
        assertThat(run.out()).isEmpty();
    }

    /** More than fits in the buffers on the way. */
    private Path zeros() throws IOException {
        Path large = folder.resolve("large.csv");
        try (var file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(50_000_000);
        }
        return large;
    }
}
