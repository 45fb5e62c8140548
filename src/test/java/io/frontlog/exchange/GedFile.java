package io.frontlog.exchange;

import static io.restassured.RestAssured.config;
import static io.restassured.RestAssured.given;
import static io.restassured.config.HttpClientConfig.httpClientConfig;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.frontlog.Api;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.JsonPath;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/**
 * Rows of UCDP (CC BY 4.0) as any reader of CSV reads them, to hold answers against. A test is skipped where the file is
 * missing.
 */
record GedFile(String version, List<NamedCsvRecord> rows) {
    static final Path SYRIA = Path.of("../shared/data/ucdp-ged-syria-2016-2019.csv.gz");
    static final Path WORLD = Path.of("../shared/data/ucdp-ged-v23.1-sample-1000.csv");

    private static final Map<Path, GedFile> READ = new HashMap<>();

    /** Of a client that waits while many rows are recorded or read. */
    static final RestAssuredConfig PATIENT =
            config().httpClient(httpClientConfig().setParam("http.socket.timeout", 300_000));

    /** What rows add up to. */
    record Sums(long low, long best, long high, long incidents) {}

    static GedFile syria() throws IOException {
        return read(SYRIA, "19.1");
    }

    static GedFile world() throws IOException {
        return read(WORLD, "23.1");
    }

    private static GedFile read(Path file, String version) throws IOException {
        if (READ.containsKey(file)) return READ.get(file);
        assumeTrue(Files.exists(file), () -> file + " is missing: what is tested with it is not");
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        if (file.toString().endsWith(".gz")) in = new GZIPInputStream(in);
        try (var csv = CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, UTF_8))) {
            READ.put(file, new GedFile(version, csv.stream().toList()));
            return READ.get(file);
        }
    }

    GedFile only(Predicate<NamedCsvRecord> which) {
        return new GedFile(version, rows.stream().filter(which).toList());
    }

    /** The file of these rows: of each what it has, in the columns that the whole file has. */
    byte[] csv() {
        var text = new StringWriter();
        CsvWriter csv = CsvWriter.builder().bufferSize(0).build(text);
        csv.writeRecord(rows.get(0).getHeader());
        rows.forEach(row -> csv.writeRecord(row.getFields()));
        return text.toString().getBytes(UTF_8);
    }

    /** Sent into a theatre: what is answered at its end. */
    JsonPath into(Api api, String id) {
        return send(api, version, id, csv());
    }

    static JsonPath send(Api api, String version, String id, byte[] file) {
        return given().config(PATIENT)
                .contentType("text/csv")
                .body(file)
                .post(api.url("/imports?format=ucdp-ged&version=" + version + "&id=" + id))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    Map<String, Sums> sums(Function<NamedCsvRecord, String> key) {
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

    /** All who were killed, as a theatre answers it. */
    static Map<String, Sums> answered(Api api, String query, Function<Map<String, Object>, String> key) {
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
}
