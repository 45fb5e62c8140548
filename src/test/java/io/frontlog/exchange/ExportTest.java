package io.frontlog.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.frontlog.Api;
import io.frontlog.Body;
import io.frontlog.Problems;
import io.frontlog.Servers;
import io.frontlog.Syria;
import io.frontlog.journal.Json;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports go out in files, as they were known at one position, with the terms on which they are passed on. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class ExportTest {
    private static Syria filtered;

    private static Response export(Api api, String query) {
        Response response = api.get("/export?" + query);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response;
    }

    private static List<ObjectNode> lines(Response ndjson) {
        return ndjson.asString()
                .lines()
                .map(line -> Json.read(line, ObjectNode.class))
                .toList();
    }

    private static String ids(Response ndjson) {
        return lines(ndjson).stream().map(line -> line.path("id").asText()).collect(Collectors.joining(" "));
    }

    private static List<NamedCsvRecord> rows(Response csv) {
        return CsvReader.builder().ofNamedCsvRecord(csv.asString()).stream().toList();
    }

    /** A base of control, a raid, what HTS took on the 30th, and one that was taken back. */
    private static Syria reports(String theatre) {
        Syria syria = Syria.theatre(theatre).with(Syria.BASELINE, "ap: hts captured most aleppo @2024-11-30");
        syria.file(Body.with(
                Syria.strike("raid", "airport", "2024-11-30", "russia", "gov"),
                "strikes",
                Map.of("low", 1, "best", 2, "high", 3),
                "notes",
                "A \"note\", of two\nlines",
                "tags",
                List.of("air", "night"),
                "licence",
                "CC-BY-4.0",
                "casualties",
                List.of(Map.of("kind", "killed", "population", "all", "best", 4))));
        syria.file(Syria.strike("gone", "aleppo", "2024-12-11", "russia"));
        syria.retract("gone");
        return syria;
    }

    @Test
    void ndjson_gives_each_report_as_it_is_listed() {
        Api api = reports("export-ndjson").api();

        Response all = export(api, "format=ndjson");

        assertThat(all.contentType()).startsWith("application/x-ndjson");
        assertThat(all.header("Content-Disposition")).isEqualTo("attachment; filename=\"export-ndjson.ndjson\"");
        Response listed = api.get("/reports");
        assertThat(all.header("Frontlog-Position")).isEqualTo(listed.header("Frontlog-Position"));
        assertThat(all.header("Frontlog-Reports")).isEqualTo("3");
        assertThat(lines(all))
                .hasSize(3)
                .isEqualTo(StreamSupport.stream(
                                Json.read(listed.asString(), JsonNode.class)
                                        .path("reports")
                                        .spliterator(),
                                false)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            textBlock =
                    """
                    kind=control                   | base ap
                    kind=strike&retracted=any      | raid gone
                    retracted=true                 | gone
                    region=aleppo&actor=russia     | raid
                    from=2024-11-27&source=mint    | raid
                    tag=night                      | raid
                    validAt=2024-11-29             | base
                    validAt=2024-11-30             | base ap raid
                    validAt=2024-11-29T21:59:59Z   | base ap raid
                    validAt=2024-11-29T20:59:59Z   | base
                    dataset=acled                  | ''
                    """)
    void whatever_filter_a_list_takes_and_what_had_begun_by_a_day_or_an_instant(String query, String ids) {
        if (filtered == null) filtered = reports("export-filtered");

        assertThat(ids(export(filtered.api(), "format=ndjson&" + query))).isEqualTo(ids);
    }

    @Test
    void what_was_known_then_is_what_an_export_of_then_holds() {
        Syria syria = reports("export-known");
        Api api = syria.api();
        Response then = export(api, "format=ndjson");
        syria.retract("ap");
        syria.assess("raid", "weak");
        syria.file(Syria.strike("late", "aleppo", "2024-11-28", "russia"));

        Response again = export(api, "format=ndjson&knownAt=" + then.header("Frontlog-Position"));
        assertThat(again.asString()).isEqualTo(then.asString());
        assertThat(again.header("Frontlog-Position")).isEqualTo(then.header("Frontlog-Position"));
        assertThat(ids(export(api, "format=ndjson"))).isEqualTo("base late raid");
    }

    @Test
    void csv_gives_what_most_ask_for_in_columns_and_all_of_it_in_the_last() {
        Response csv = export(reports("export-csv").api(), "format=csv&kind=strike");

        assertThat(csv.contentType()).startsWith("text/csv");
        NamedCsvRecord raid = rows(csv).get(0);
        assertThat(raid.getFieldsAsMap())
                .containsEntry("id", "raid")
                .containsEntry("kind", "strike")
                .containsEntry("from", "2024-11-30")
                .containsEntry("place", "airport")
                .containsEntry("placeKind", "site")
                .containsEntry("placeName", "site")
                .containsEntry("within", "city; region; country")
                .containsEntry("lat", "")
                .containsEntry("initiator", "russia; gov")
                .containsEntry("strikesLow", "1")
                .containsEntry("strikesBest", "2")
                .containsEntry("strikesHigh", "3")
                .containsEntry("killedLow", "")
                .containsEntry("killedBest", "4")
                .containsEntry("sourceName", "media")
                .containsEntry("tags", "air; night")
                .containsEntry("licence", "CC-BY-4.0")
                .containsEntry("notes", "A \"note\", of two\nlines");
        assertThat(Json.read(raid.getField("report"), ObjectNode.class))
                .isEqualTo(lines(export(new Api("export-csv"), "format=ndjson&kind=strike"))
                        .get(0));
    }

    @Test
    void geojson_sets_each_report_at_the_point_of_its_place_and_tells_its_terms() {
        Response response = export(reports("export-geojson").api(), "format=geojson");

        assertThat(response.contentType()).startsWith("application/geo+json");
        JsonNode collection = Json.read(response.asString(), JsonNode.class);
        assertThat(collection.path("type").asText()).isEqualTo("FeatureCollection");
        assertThat(collection.at("/terms/licences").toString()).isEqualTo("{\"CC-BY-4.0\":1,\"NOASSERTION\":2}");
        assertThat(collection.at("/terms/withheld").toString()).isEqualTo("{\"licence\":0,\"embargo\":0}");
        JsonNode features = collection.path("features");
        assertThat(features).hasSize(3);
        JsonNode base = features.get(0);
        assertThat(base.path("type").asText()).isEqualTo("Feature");
        assertThat(base.path("id").asText()).isEqualTo("base");
        assertThat(base.path("geometry").toString())
                .isEqualTo("{\"type\":\"Point\",\"coordinates\":[37.1343,36.2021]}");
        assertThat(base.at("/properties/change").asText()).isEqualTo("retained");
        assertThat(base.at("/properties/placeNames/en").asText()).isEqualTo("city");
        assertThat(features.get(2).path("geometry").isNull()).isTrue();
    }

    @Test
    void what_may_not_be_passed_on_is_left_out_and_counted() {
        Syria syria = Syria.theatre("export-terms").with(Syria.BASELINE);
        syria.file(Body.with(Syria.strike("open", "aleppo", "2024-11-30", "russia"), "licence", "Gratuit, cité"));
        syria.file(Body.with(
                Syria.strike("closed", "aleppo", "2024-11-30", "russia"), "licence", "LicenseRef-NoRedistribution"));
        syria.file(Body.with(Syria.strike("early", "aleppo", "2024-11-30", "russia"), "embargoUntil", "2999-01-01"));
        syria.file(Body.with(Syria.strike("over", "aleppo", "2024-11-30", "russia"), "embargoUntil", "2024-12-01"));
        syria.file(Body.with(
                Syria.strike("ged", "aleppo", "2024-11-30", "russia"),
                "licence",
                "CC-BY-4.0",
                "external",
                Map.of("dataset", "ucdp-ged", "id", "1")));

        Response response = export(syria.api(), "format=ndjson");

        assertThat(ids(response)).isEqualTo("base ged open over");
        assertThat(response.header("Frontlog-Reports")).isEqualTo("4");
        assertThat(response.header("Frontlog-Withheld")).isEqualTo("licence=1, embargo=1");
        assertThat(response.header("Frontlog-Licences"))
                .isEqualTo(
                        "%\"CC-BY-4.0\";reports=1, %\"Gratuit, cit%c3%a9\";reports=1," + " %\"NOASSERTION\";reports=2");
        String citations = response.header("Frontlog-Citations");
        assertThat(citations).startsWith("%\"Sundberg, Ralph").endsWith("\"");
        assertThat(URLDecoder.decode(citations.substring(1), UTF_8)).contains("Högbladh");
    }

    @Test
    void rows_of_acled_are_withheld_unless_they_came_under_another_licence() {
        Api own = Api.theatre("export-acled-own");
        ImportTest.take(own, "format=acled", ImportTest.ACLED + ImportTest.taken("Armed clash", 3));
        Response withheld = export(own, "format=acled");
        assertThat(withheld.header("Frontlog-Withheld")).isEqualTo("licence=1, embargo=0");
        assertThat(withheld.asString()).isEqualToNormalizingNewlines(ImportTest.ACLED);

        Api api = Api.theatre("export-acled");
        String file = ImportTest.ACLED + ImportTest.taken("Non-state actor overtakes territory", 3);
        ImportTest.take(api, "format=acled&licence=CC-BY-4.0", file);
        Response given = export(api, "format=acled");
        assertThat(given.header("Frontlog-Reports")).isEqualTo("2");
        assertThat(given.asString()).isEqualToNormalizingNewlines(file);
    }

    @Test
    void a_row_of_ucdp_comes_back_with_what_was_changed_since_and_goes_in_again_unchanged() {
        Api api = Api.theatre("export-ucdp");
        String file = ImportTest.HEADER + ImportTest.row(1, "Aleppo town", 4) + ImportTest.row(2, "Homs town", 5);
        ImportTest.take(api, "format=ucdp-ged", file);

        String csv = export(api, "format=ucdp-ged").asString();
        assertThat(csv.lines().toList()).hasSize(3);
        assertThat(csv).startsWith("id,relid,year,");
        Api other = Api.theatre("export-ucdp-again");
        ImportTest.take(other, "format=ucdp-ged", csv);
        assertThat(export(other, "format=ucdp-ged").asString()).isEqualTo(csv);

        ImportTest.take(api, "format=ucdp-ged", file.replace(",5,9\n", ",6,9\n"));
        assertThat(rows(export(api, "format=ucdp-ged")))
                .extracting(row -> row.getField("best"))
                .containsExactly("4", "6");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ndjson", "csv", "geojson", "ucdp-ged", "acled"})
    void a_theatre_without_reports_is_a_file_without_any(String format) {
        Api api = new Api("export-none-" + format);
        api.put("", Map.of("names", Map.of("en", "None"), "timeZone", "Asia/Damascus"));

        Response response = export(api, "format=" + format);

        assertThat(response.header("Frontlog-Reports")).isEqualTo("0");
        assertThat(response.header("Frontlog-Licences")).isIn("", null);
        int lines = (int) response.asString().lines().count();
        assertThat(lines).isEqualTo(format.equals("ndjson") ? 0 : 1);
    }

    @Test
    void wrong_parameters_are_told_all_at_once_and_what_is_not_there_is_told() {
        Api api = Api.theatre("export-wrong");

        assertThat(Problems.pointers(
                        api.get("/export?format=xlsx&kind=raid&from=soon&validAt=then&knownAt=x&retracted=maybe"),
                        400,
                        "malformed"))
                .containsExactlyInAnyOrder("format", "kind", "from", "validAt", "knownAt", "retracted");
        assertThat(Problems.pointers(api.get("/export?format=acled&retracted=any"), 400, "malformed"))
                .containsExactly("retracted");
        assertThat(Problems.pointers(api.get("/export?format=csv&limit=3"), 400, "malformed"))
                .containsExactly("limit");
        assertThat(Problems.pointers(api.get("/export?format=csv&place=x&source=y"), 400, "malformed"))
                .containsExactlyInAnyOrder("place", "source");
        assertThat(Problems.pointers(new Api("export-nowhere").get("/export?format=csv"), 404, "not-found"))
                .isEmpty();
    }
}
