package io.frontlog.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.Api;
import io.frontlog.Servers;
import io.frontlog.exchange.GedFile.Sums;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the rows of UCDP that mislead whoever takes them at their word; docs/datasets.md tells the same. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class UcdpTrapsTest {
    /** A theatre with these rows and no other. */
    private static Api theatre(GedFile file, String... ids) throws IOException {
        Api api = Api.theatre("trap-" + String.join("-", ids));
        JsonPath done =
                file.only(row -> Set.of(ids).contains(row.getField("id"))).into(api, "first");
        assertThat(done.getInt("accepted")).as(done.prettify()).isEqualTo(ids.length);
        return api;
    }

    private static JsonPath report(Api api, String id) {
        return api.get("/reports/ucdp-ged-" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static JsonPath place(Api api, JsonPath of) {
        String id = of.getString("place") != null ? of.getString("place") : of.getString("parent");
        return api.get("/places/" + id).then().statusCode(200).extract().jsonPath();
    }

    private static JsonPath casualties(Api api, String query) {
        return api.get("/casualties?" + query).then().statusCode(200).extract().jsonPath();
    }

    private static Map<String, Sums> all(Api api, String query) {
        return GedFile.answered(api, query, row -> "all");
    }

    @ParameterizedTest
    @CsvSource({"316252, 20, 40, 20", "219459, 177, 142, 177", "236249, 8, 15, 7", "254393, 107, 107, 84"})
    void a_best_outside_of_low_to_high_is_kept_and_tagged_and_so_are_the_ends_the_wrong_way_round(
            String id, int low, int best, int high) throws IOException {
        Api api = theatre(GedFile.syria(), id);

        assertThat(report(api, id).getList("tags")).contains("ucdp-ged:best_outside_range");
        assertThat(report(api, id).<String, Object>getMap("casualties[0]"))
                .isEqualTo(Map.of("kind", "killed", "population", "all", "low", low, "best", best, "high", high));
        JsonPath incident = api.get("/incidents/ucdp-ged-" + id).jsonPath();
        assertThat(List.of(
                        incident.getInt("casualties[0].low"),
                        incident.getInt("casualties[0].best"),
                        incident.getInt("casualties[0].high")))
                .containsExactly(low, best, high);
        assertThat(all(api, "by=total")).isEqualTo(Map.of("all", new Sums(low, best, high, 1)));
    }

    @ParameterizedTest
    @CsvSource({"216383, 12", "223954, 1"})
    void a_zero_is_a_figure_and_none_that_is_missing(String id, int high) throws IOException {
        Api api = theatre(GedFile.syria(), id);

        assertThat(report(api, id).getInt("casualties[0].best")).isZero();
        JsonPath sums = casualties(api, "by=total");
        assertThat(sums.getInt("withoutFigure")).isZero();
        assertThat(sums.getInt("rows.find { it.population == 'all' }.withoutBest"))
                .isZero();
        assertThat(all(api, "by=total")).isEqualTo(Map.of("all", new Sums(0, 0, high, 1)));
    }

    @ParameterizedTest
    @CsvSource({"229921, Northern Syria, 4", "219380, Syria/Turkey Border, 104"})
    void without_adm_1_a_place_lies_in_its_country_and_no_region_is_given_its_dead(String id, String name, int dead)
            throws IOException {
        Api api = theatre(GedFile.syria(), id);

        JsonPath place = place(api, report(api, id));
        assertThat(place.getString("names.en")).isEqualTo(name);
        assertThat(place.getString("kind")).isEqualTo("site");
        assertThat(place(api, place).getString("kind")).isEqualTo("country");
        assertThat(report(api, id).getList("tags")).contains("ucdp-ged:where_prec_5");
        JsonPath regions = casualties(api, "by=region&level=region");
        assertThat(regions.getList("rows")).isEmpty();
        assertThat(regions.getInt("unallocated")).isEqualTo(1);
        assertThat(all(api, "by=region&level=country").get("all").best()).isEqualTo(dead);
    }

    @Test
    void a_town_without_adm_1_is_a_town_and_lies_in_its_country() throws IOException {
        Api api = theatre(GedFile.world(), "419032");

        JsonPath caracas = place(api, report(api, "419032"));
        assertThat(caracas.getString("kind")).isEqualTo("city");
        assertThat(caracas.getDouble("lat")).isEqualTo(10.488011);
        assertThat(place(api, caracas).getString("kind")).isEqualTo("country");
        assertThat(report(api, "419032").getList("tags")).isNull();
    }

    /** Counted in a cell of time that holds all of it, and in no smaller one. */
    @ParameterizedTest
    @CsvSource({
        "218702, 2016-01-06, 2016-01-08, days, week, day",
        "219468, 2016-01-11, 2016-01-17, week, week, day",
        "223796, 2016-01-11, 2016-01-25, month, month, week",
        "219264, 2016-01-01, 2016-04-01, year, none, month"
    })
    void several_days_stay_several_days_and_are_of_no_single_one(
            String id, String from, String to, String precision, String held, String notHeld) throws IOException {
        Api api = theatre(GedFile.syria(), id);

        assertThat(report(api, id).<String, String>getMap("when"))
                .isEqualTo(Map.of("from", from, "to", to, "precision", precision));
        JsonPath in = casualties(api, "interval=" + held);
        assertThat(in.getInt("incidents")).isEqualTo(1);
        assertThat(in.getInt("undated")).isZero();
        JsonPath beyond = casualties(api, "interval=" + notHeld);
        assertThat(beyond.getInt("incidents")).isZero();
        assertThat(beyond.getInt("undated")).isEqualTo(1);
        JsonPath cut = casualties(api, "from=" + to);
        assertThat(cut.getList("rows")).isEmpty();
        assertThat(cut.getInt("undated")).isEqualTo(1);
    }

    @Test
    void the_lump_at_the_centroid_is_of_the_country_and_the_year_and_of_no_region_and_no_month() throws IOException {
        Api api = theatre(GedFile.syria(), "233200");

        JsonPath lump = report(api, "233200");
        assertThat(place(api, lump).getString("kind")).isEqualTo("country");
        assertThat(place(api, lump).getString("names.en")).isEqualTo("Syria");
        assertThat(lump.<String, String>getMap("when"))
                .isEqualTo(Map.of("from", "2016-01-01", "to", "2016-12-31", "precision", "year"));
        assertThat(lump.getList("tags")).containsExactly("ucdp-ged:event_clarity_2");
        assertThat(all(api, "from=2016-01-01&to=2016-12-31")).isEqualTo(Map.of("all", new Sums(8179, 8179, 8179, 1)));
        assertThat(casualties(api, "by=region&level=region").getInt("unallocated"))
                .isEqualTo(1);
        assertThat(all(api, "by=region&level=region")).isEmpty();
        assertThat(casualties(api, "interval=month").getInt("undated")).isEqualTo(1);
        assertThat(all(api, "interval=month")).isEmpty();
    }

    @Test
    void near_the_centroid_is_the_country_too_and_the_tag_says_that_it_was_near() throws IOException {
        Api api = theatre(GedFile.syria(), "318829");

        assertThat(place(api, report(api, "318829")).getString("kind")).isEqualTo("country");
        assertThat(report(api, "318829").getList("tags")).contains("ucdp-ged:where_prec_2");
    }

    /** Of today's columns: the dates have a time behind them, and high stands before low. */
    @Test
    void several_traps_may_be_in_one_row() throws IOException {
        Api api = theatre(GedFile.world(), "464847");

        JsonPath report = report(api, "464847");
        assertThat(report.<String, String>getMap("when"))
                .isEqualTo(Map.of("from", "2022-08-26", "to", "2022-08-28", "precision", "days"));
        assertThat(report.getList("tags"))
                .containsExactlyInAnyOrder(
                        "ucdp-ged:best_outside_range", "ucdp-ged:where_prec_2", "ucdp-ged:event_clarity_2");
        assertThat(place(api, report).getString("kind")).isEqualTo("village");
        assertThat(all(api, "by=total")).isEqualTo(Map.of("all", new Sums(334, 333, 333, 1)));
    }

    @Test
    void at_sea_is_a_site() throws IOException {
        Api api = theatre(GedFile.world(), "23893");

        assertThat(place(api, report(api, "23893")).getString("kind")).isEqualTo("site");
        assertThat(report(api, "23893").getList("tags")).contains("ucdp-ged:where_prec_7");
    }

    @Test
    void a_name_too_long_for_the_catalogue_ends_early_and_stands_whole_in_the_row() throws IOException {
        Api api = theatre(GedFile.world(), "286244");

        JsonPath report = report(api, "286244");
        assertThat(report.getList("tags")).contains("ucdp-ged:side_b_cut");
        assertThat(report.getString("external.row.side_b")).hasSize(238);
        JsonPath actor =
                api.get("/actors/" + report.getString("participants[1].actor")).jsonPath();
        assertThat(actor.getString("names.en")).hasSize(200).endsWith("…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"217045 215139", "215936 230050"})
    void a_group_that_fights_a_state_is_a_rebel_group_though_a_row_that_does_not_say_so_came_first(String rows)
            throws IOException {
        String[] ids = rows.split(" ");
        Api api = theatre(GedFile.syria(), ids[0]);
        assertThat(api.get("/actors/ucdp-234").jsonPath().getString("kind")).isEqualTo("political_militia");

        GedFile.syria().only(row -> row.getField("id").equals(ids[1])).into(api, "second");

        assertThat(api.get("/actors/ucdp-234").jsonPath().getString("kind")).isEqualTo("rebel_group");
        GedFile.syria().only(row -> Set.of(ids).contains(row.getField("id"))).into(api, "third");
        assertThat(api.get("/actors/ucdp-234").jsonPath().getInt("version")).isEqualTo(2);
    }
}
