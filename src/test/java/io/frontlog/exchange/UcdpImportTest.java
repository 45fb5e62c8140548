package io.frontlog.exchange;

import static io.restassured.RestAssured.config;
import static io.restassured.RestAssured.given;
import static io.restassured.config.HttpClientConfig.httpClientConfig;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.frontlog.Api;
import io.frontlog.Servers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Four years of Syria by UCDP (CC BY 4.0): what is answered is what the file holds. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class UcdpImportTest {
    private static final Path FILE = Path.of("../shared/data/ucdp-ged-syria-2016-2019.csv.gz");

    private record Sums(long low, long best, long high, long incidents) {}

    @Test
    void
            the_sums_by_governorate_and_by_year_are_those_of_the_file_and_the_second_time_changes_nothing_and_every_row_goes_out_as_it_came()
                    throws IOException {
        assumeTrue(Files.exists(FILE), FILE + " is not there");
        Api api = Api.theatre("ucdp-syria");

        JsonPath first = take(api, "first");

        assertThat(first.getLong("accepted")).as(first.prettify()).isEqualTo(16_566);
        List<NamedCsvRecord> rows = rows();
        Map<String, Sums> years = sums(rows, row -> row.getField("year"));
        assertThat(years).hasSize(4);
        years.forEach(
                (year, sums) -> assertThat(answered(api, "from=" + year + "-01-01&to=" + year + "-12-31", row -> year))
                        .isEqualTo(Map.of(year, sums)));
        Map<String, Sums> regions = answered(
                api,
                "from=2016-01-01&to=2019-12-31&by=region&level=region",
                row -> name(api, (String) row.get("region")));
        Map<String, Sums> expected = sums(rows, row -> row.getField("adm_1"));
        expected.remove(""); // known for the country alone, and so in no region
        assertThat(regions).isEqualTo(expected);

        String position = api.get("/reports?limit=1").header("Frontlog-Position");
        JsonPath second = take(api, "second");
        assertThat(second.getLong("unchanged")).isEqualTo(16_566);
        assertThat(api.get("/reports?limit=1").header("Frontlog-Position")).isEqualTo(position);

        Response export = export(api);
        assertThat(export.header("Frontlog-Reports")).isEqualTo("16566");
        assertThat(export.header("Frontlog-Licences")).isEqualTo("%\"CC-BY-4.0\";reports=16566");
        Map<String, NamedCsvRecord> exported;
        try (var csv = CsvReader.builder().ofNamedCsvRecord(export.asString())) {
            exported = csv.stream().collect(toMap(row -> row.getField("id"), Function.identity()));
        }
        assertThat(exported).hasSize(16_566);
        for (NamedCsvRecord row : rows) {
            assertThat(exported.get(row.getField("id")).getFieldsAsMap()).containsAllEntriesOf(row.getFieldsAsMap());
        }
    }

    private static Response export(Api api) {
        return given().config(config().httpClient(httpClientConfig().setParam("http.socket.timeout", 300_000)))
                .get(api.url("/export?format=ucdp-ged"));
    }

    private static JsonPath take(Api api, String id) throws IOException {
        return given().config(config().httpClient(httpClientConfig().setParam("http.socket.timeout", 300_000)))
                .contentType("text/csv")
                .body(Files.readAllBytes(FILE))
                .post(api.url("/imports?format=ucdp-ged&version=19.1&id=" + id))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<NamedCsvRecord> rows() throws IOException {
        try (var csv = CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(FILE)), StandardCharsets.UTF_8))) {
            return csv.stream().toList();
        }
    }

    private static Map<String, Sums> sums(List<NamedCsvRecord> rows, Function<NamedCsvRecord, String> key) {
        var sums = new TreeMap<String, Sums>();
        rows.stream()
                .collect(groupingBy(key))
                .forEach((name, those) -> sums.put(
                        name, new Sums(sum(those, "low"), sum(those, "best"), sum(those, "high"), those.size())));
        return sums;
    }

    private static long sum(List<NamedCsvRecord> rows, String column) {
        return rows.stream()
                .mapToLong(row -> Long.parseLong(row.getField(column)))
                .sum();
    }

    private static Map<String, Sums> answered(Api api, String query, Function<Map<String, Object>, String> key) {
        JsonPath answer =
                api.get("/casualties?" + query).then().statusCode(200).extract().jsonPath();
        var sums = new TreeMap<String, Sums>();
        List<Map<String, Object>> rows = answer.getList("rows");
        rows.stream()
                .filter(row -> "all".equals(row.get("population")) && "killed".equals(row.get("harm")))
                .forEach(row -> sums.put(
                        key.apply(row),
                        new Sums(
                                number(row, "low"),
                                number(row, "best"),
                                number(row, "high"),
                                number(row, "incidents"))));
        return sums;
    }

    private static long number(Map<String, Object> row, String field) {
        return ((Number) row.get(field)).longValue();
    }

    /** By UCDP. */
    private static String name(Api api, String place) {
        return api.get("/places/" + place).jsonPath().getString("names.'en-x-ucdp'");
    }
}
