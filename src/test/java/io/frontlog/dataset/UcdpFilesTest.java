package io.frontlog.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.frontlog.event.Names;
import io.frontlog.event.Place;
import io.frontlog.event.Report;
import io.frontlog.event.Report.Casualties;
import io.frontlog.journal.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** UCDP's own files, whole. The numbers were counted in the files by other means. */
class UcdpFilesTest {
    static final String SYRIA = "ucdp-ged-syria-2016-2019.csv.gz";
    static final String WORLD = "ucdp-ged-v23.1-sample-1000.csv";

    private static final Map<String, List<Told>> READ = new ConcurrentHashMap<>();

    /** Rows and the sums of low, best and high. */
    static final String BY_REGION =
            """
            -|339|19566|24751|24881
            Al Hasakah Governorate|465|2253|2295|2516
            Aleppo Governorate|3308|18684|19864|21036
            Ar Raqqah Governorate|1424|9272|9549|11143
            As Suwayda Governorate|105|754|754|763
            Damascus Governorate|472|1958|1961|2011
            Daraa Governorate|1091|4064|4068|4228
            Deir ez Zor Governorate|2115|14241|14581|16421
            Hamah Governorate|1386|6701|6727|6974
            Homs Governorate|1298|6062|6063|6220
            Idlib Governorate|1863|8268|8465|9023
            Latakia Governorate|420|2438|2443|2454
            Quneitra Governorate|156|448|448|505
            Rif Dimashq Governorate|2118|10117|10265|10741
            Tartus Governorate|6|103|103|104
            """;

    static final String BY_YEAR =
            """
            2016|6170|43538|48710|49642
            2017|5587|32783|33316|36654
            2018|2765|18980|20251|21683
            2019|2044|9628|10060|11041
            """;

    @ParameterizedTest
    @CsvSource({SYRIA + ", 16566", WORLD + ", 1000"})
    void every_row_is_read_under_an_id_of_its_own(String file, int rows) throws Exception {
        List<Told> all = all(file);

        assertThat(all).hasSize(rows);
        assertThat(all.stream().map(told -> told.report().id())).doesNotHaveDuplicates();
        assertThat(all).allSatisfy(told -> {
            assertThat(told.report().external().dataset()).isEqualTo("ucdp-ged");
            assertThat(told.places()).isNotEmpty();
            assertThat(told.sources()).containsKey(told.report().source());
            assertThat(told.actors()).containsOnlyKeys(told.report().actors());
        });
    }

    @Test
    void deaths_add_up_per_region_as_in_the_file() throws Exception {
        assertThat(sums(UcdpFilesTest::region)).isEqualTo(BY_REGION);
    }

    @Test
    void deaths_add_up_per_year_as_in_the_file() throws Exception {
        assertThat(sums((report, told) -> report.when().from().toString().substring(0, 4)))
                .isEqualTo(BY_YEAR);
    }

    @ParameterizedTest
    @CsvSource({
        "best_outside_range, 101, 13",
        "where_prec_1, 0, 0",
        "where_prec_2, 5786, 232",
        "where_prec_5, 562, 35",
        "where_prec_7, 0, 1",
        "event_clarity_2, 622, 66",
        "side_b_cut, 0, 2",
        "source_from_article, 0, 283",
        "source_not_named, 0, 43"
    })
    void what_is_flagged_is_as_much_as_there_is_in_the_file(String tag, long syria, long world) throws Exception {
        assertThat(count(SYRIA, report -> report.tags().contains("ucdp-ged:" + tag)))
                .isEqualTo(syria);
        assertThat(count(WORLD, report -> report.tags().contains("ucdp-ged:" + tag)))
                .isEqualTo(world);
    }

    @Test
    void several_days_and_tolls_of_zero_are_as_many_as_in_the_file() throws Exception {
        assertThat(count(SYRIA, report -> report.when().to() != null)).isEqualTo(1086);
        assertThat(count(SYRIA, report -> total(report).best() == 0)).isEqualTo(1124);
    }

    @Test
    void the_lump_at_the_centroid_is_known_for_the_country_and_the_year_alone() throws Exception {
        Told lump = all(SYRIA).stream()
                .max(Comparator.comparing(told -> total(told.report()).best()))
                .orElseThrow();

        assertThat(total(lump.report()).best()).isEqualTo(8179);
        assertThat(lump.places()).extracting(Place::kind).containsExactly(Place.Kind.COUNTRY);
        assertThat(lump.report().when()).hasToString("When[from=2016-01-01, to=2016-12-31, precision=YEAR]");
        assertThat(all(SYRIA).stream()
                        .filter(told -> told.places().size() == 1)
                        .mapToInt(told -> total(told.report()).best())
                        .sum())
                .as("with the row near the country that lies at its centroid, too")
                .isEqualTo(23644);
    }

    /** An entry of the catalogue is recorded but once, by whichever row comes first. */
    @ParameterizedTest
    @ValueSource(strings = {SYRIA, WORLD})
    void one_id_is_one_place_or_source_in_whichever_row(String file) throws Exception {
        Map<String, JsonNode> names = new HashMap<>();

        for (Row row : Tables.ucdp(file)) {
            for (Said.Entry entry : UcdpTest.said(row).entries()) {
                JsonNode name = entry.body().has("names")
                        ? entry.body().get("names")
                        : entry.body().get("name");
                JsonNode before = names.putIfAbsent(entry.kind() + entry.id(), name);
                if (before != null) assertThat(folded(name)).isEqualTo(folded(before));
            }
        }
        assertThat(names).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {SYRIA, WORLD})
    void every_unmodified_row_is_written_as_it_came(String file) throws Exception {
        for (Row row : Tables.ucdp(file)) {
            Map<String, String> written = new Ucdp().write(stored(row));

            assertThat(written).containsAllEntriesOf(row.values());
            assertThat(written.entrySet())
                    .filteredOn(cell -> !row.values().containsKey(cell.getKey()))
                    .allSatisfy(cell -> assertThat(cell.getValue()).isEmpty());
        }
    }

    /**
     * Every column that fields can give is the row's, save that fields hold the first of several offices and dates (columns
     * {@code source_}), that the point in {@code geom_wkt} has at times more digits than its columns, that a day has no
     * time behind it, that an office taken from the article stands in no column, and that two names do not fit.
     */
    @ParameterizedTest
    @CsvSource({SYRIA + ", 3147, 206, 0, 0", WORLD + ", 210, 30, 283, 2"})
    void every_row_is_made_again_from_its_fields(String file, int lists, int points, int articles, int names)
            throws Exception {
        Map<String, Integer> exceptions =
                new TreeMap<>(Map.of("source_office", 0, "source_date", 0, "geom_wkt", 0, "article", 0, "side_b", 0));

        for (Row row : Tables.ucdp(file)) {
            Map<String, String> remade = UcdpColumns.remade(stored(row));
            remade.forEach((column, value) -> {
                String came = row.values().get(column);
                if (value.equals(came) || column.startsWith("date_") && came.startsWith(value + " ")) return;
                boolean article = column.equals("source_office") && came.isEmpty();
                exceptions.merge(article ? "article" : column, 1, Integer::sum);
                if (!article) assertThat(value).isNotEmpty();
            });
            assertThat(remade).hasSize(29);
        }

        assertThat(exceptions)
                .isEqualTo(Map.of(
                        "source_office",
                        lists,
                        "source_date",
                        lists,
                        "geom_wkt",
                        points,
                        "article",
                        articles,
                        "side_b",
                        names));
    }

    private static List<Told> all(String file) throws Exception {
        List<Told> known = READ.get(file);
        if (known != null) return known;
        var all = new ArrayList<Told>();
        for (Row row : Tables.ucdp(file)) all.add(stored(row));
        READ.put(file, all);
        return all;
    }

    /** As it comes back out of the journal. */
    private static Told stored(Row row) throws WrongRow {
        Told told = Told.of(UcdpTest.said(row));
        Report report = Json.read(Json.write(told.report()), Report.class);
        return new Told(report, told.places(), told.actors(), told.sources(), List.of(report));
    }

    private static long count(String file, Predicate<Report> which) throws Exception {
        return all(file).stream().map(Told::report).filter(which).count();
    }

    private static String sums(BiFunction<Report, Told, String> key) throws Exception {
        Map<String, int[]> sums = new TreeMap<>();
        for (Told told : all(SYRIA)) {
            int[] sum = sums.computeIfAbsent(key.apply(told.report(), told), k -> new int[4]);
            Casualties total = total(told.report());
            sum[0]++;
            sum[1] += total.low();
            sum[2] += total.best();
            sum[3] += total.high();
        }
        var text = new StringBuilder();
        sums.forEach((name, sum) -> text.append("%s|%d|%d|%d|%d%n".formatted(name, sum[0], sum[1], sum[2], sum[3])));
        return text.toString();
    }

    private static String region(Report report, Told told) {
        return told.places().stream()
                .filter(place -> place.kind() == Place.Kind.REGION)
                .map(place -> place.names().get(UcdpPlace.AS_WRITTEN))
                .findFirst()
                .orElse("-");
    }

    private static Casualties total(Report report) {
        return report.casualties().get(0);
    }

    private static String folded(JsonNode name) {
        return Names.fold(name.toString());
    }
}
