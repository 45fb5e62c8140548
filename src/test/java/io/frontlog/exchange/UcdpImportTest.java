package io.frontlog.exchange;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.frontlog.Api;
import io.frontlog.Servers;
import io.frontlog.exchange.GedFile.Sums;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Four years of Syria by UCDP: what is answered is what the file holds. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class UcdpImportTest {
    @Test
    void
            the_sums_by_governorate_and_by_year_are_those_of_the_file_and_the_second_time_changes_nothing_and_every_row_goes_out_as_it_came()
                    throws IOException {
        GedFile file = GedFile.syria();
        Api api = Api.theatre("ucdp-syria");

        JsonPath first = packed(api, "first");

        assertThat(first.getLong("accepted")).as(first.prettify()).isEqualTo(16_566);
        Map<String, Sums> years = file.sums(row -> row.getField("year"));
        assertThat(years).hasSize(4);
        years.forEach((year, sums) -> assertThat(
                        GedFile.answered(api, "from=" + year + "-01-01&to=" + year + "-12-31", row -> year))
                .isEqualTo(Map.of(year, sums)));
        Map<String, Sums> regions = GedFile.answered(
                api,
                "from=2016-01-01&to=2019-12-31&by=region&level=region",
                row -> name(api, (String) row.get("region")));
        Map<String, Sums> expected = file.sums(row -> row.getField("adm_1"));
        expected.remove(""); // known for the country alone, and so in no region
        assertThat(regions).isEqualTo(expected);

        String position = api.get("/reports?limit=1").header("Frontlog-Position");
        JsonPath second = packed(api, "second");
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
        for (NamedCsvRecord row : file.rows()) {
            assertThat(exported.get(row.getField("id")).getFieldsAsMap()).containsAllEntriesOf(row.getFieldsAsMap());
        }
    }

    private static Response export(Api api) {
        return given().config(GedFile.PATIENT).get(api.url("/export?format=ucdp-ged"));
    }

    private static JsonPath packed(Api api, String id) throws IOException {
        return GedFile.send(api, "19.1", id, Files.readAllBytes(GedFile.SYRIA));
    }

    /** By UCDP. */
    private static String name(Api api, String place) {
        return api.get("/places/" + place).jsonPath().getString("names.'en-x-ucdp'");
    }
}
