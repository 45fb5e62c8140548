package io.frontlog.exchange;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.frontlog.Api;
import io.frontlog.Servers;
import io.frontlog.exchange.GedFile.Sums;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A sample of the world by UCDP, 1989 to 2022, in one theatre for each country: what is answered is what the file holds. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class UcdpWorldTest {
    @Test
    void each_countrys_sums_are_those_of_the_file_and_the_second_time_changes_nothing() throws IOException {
        GedFile world = GedFile.world();
        Map<String, Sums> countries = world.sums(UcdpWorldTest::country);
        assertThat(countries).hasSize(59);
        assertThat(countries.keySet().stream().map(UcdpWorldTest::theatre)).doesNotHaveDuplicates();

        countries.keySet().parallelStream().forEach(country -> {
            Api api = record(country);
            GedFile rows = world.only(row -> country(row).equals(country));

            JsonPath first = rows.into(api, "first");

            assertThat(counts(first))
                    .as(country)
                    .isEqualTo(Map.of("accepted", countries.get(country).incidents()));
            assertThat(GedFile.answered(api, "by=total", row -> country))
                    .isEqualTo(Map.of(country, countries.get(country)));
            assertThat(kinds(api)).as(country).isEqualTo(kinds(rows));
        });

        Map<String, String> positions = positions(countries.keySet());
        countries.keySet().parallelStream().forEach(country -> {
            GedFile rows = world.only(row -> country(row).equals(country));

            JsonPath second = rows.into(new Api(theatre(country)), "second");

            assertThat(counts(second))
                    .as(country)
                    .isEqualTo(Map.of("unchanged", countries.get(country).incidents()));
        });
        assertThat(positions(countries.keySet())).isEqualTo(positions);
    }

    private static Api record(String country) {
        Api api = new Api(theatre(country));
        api.put("", Map.of("names", Map.of("en", country), "timeZone", "UTC"))
                .then()
                .statusCode(201);
        return api;
    }

    /** {@code ged-ivory-coast} */
    private static String theatre(String country) {
        return "ged-" + String.join("-", country.toLowerCase(Locale.ROOT).split("[^a-z]+"));
    }

    private static String country(NamedCsvRecord row) {
        return row.getField("country");
    }

    /** What became of how many rows. */
    private static Map<String, Long> counts(JsonPath done) {
        var counts = new TreeMap<String, Long>();
        for (String outcome : List.of("accepted", "unchanged", "amended", "reinstated", "retracted", "refused")) {
            if (done.getLong(outcome) > 0) counts.put(outcome, done.getLong(outcome));
        }
        return counts;
    }

    /** Incidents of each kind, as counted. */
    private static Map<String, Integer> kinds(Api api) {
        var kinds = new TreeMap<String, Integer>();
        for (String kind : List.of("clash", "attack_on_civilians")) {
            Integer count = api.get("/incident-counts?kind=" + kind).jsonPath().get("rows[0].high");
            if (count != null) kinds.put(kind, count);
        }
        return kinds;
    }

    private static Map<String, Integer> kinds(GedFile file) {
        var kinds = new TreeMap<String, Integer>();
        file.rows().stream()
                .collect(groupingBy(
                        row -> row.getField("type_of_violence").equals("3") ? "attack_on_civilians" : "clash"))
                .forEach((kind, rows) -> kinds.put(kind, rows.size()));
        return kinds;
    }

    /** How far the logs of the countries go, which they share. */
    private static Map<String, String> positions(Set<String> countries) {
        return countries.stream().collect(toMap(country -> country, country -> new Api(theatre(country))
                .get("/reports?limit=1")
                .header("Frontlog-Position")));
    }
}
