package io.frontlog.control;

import static io.frontlog.GeoJson.polygon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.frontlog.Api;
import io.frontlog.Body;
import io.frontlog.Problems;
import io.frontlog.Servers;
import io.frontlog.Syria;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class SharesTest {
    /** Square kilometres of a quarter of {@link #COUNTRY}. */
    private static final double QUARTER = 49_226.6;

    private static final String COUNTRY = "-2 -2, 2 -2, 2 2, -2 2, -2 -2";

    private static final String[] TOWNS = {
        "sw/mint: gov retained all south-west @2024-11-26 fair",
        "se/mint: gov retained all south-east @2024-11-26 fair",
        "ne/ap: hts captured all north-east @2024-11-28 fair",
        "nw/mint: gov retained all north-west @2024-11-26 fair",
        "nw2/hts: hts entered large_part north-west @2024-11-30 fair"
    };

    record Row(String actor, String status, int places, int population, int quarters) {}

    @Test
    void each_holder_has_its_places_their_people_and_their_ground() {
        Syria syria = fourTowns("shares-towns");

        JsonPath shares = shares(syria, "");

        assertThat(rows(shares))
                .containsExactly(
                        new Row("gov", "controlled", 2, 3000, 2),
                        new Row("hts", "controlled", 1, 0, 1),
                        new Row("gov", "contested", 1, 1000, 1));
        assertThat(shares.getList("shares.placesShare", Double.class)).containsExactly(0.5, 0.25, 0.25);
        assertThat(shares.getList("shares.populationShare", Double.class)).containsExactly(0.75, 0.0, 0.25);
        assertThat(shares.getDouble("shares[0].areaShare")).isCloseTo(0.5, within(0.001));
        assertThat(shares.getInt("places")).isEqualTo(4);
        assertThat(shares.getLong("population")).isEqualTo(4000);
        assertThat(shares.getInt("populationUnknown")).isEqualTo(1);
        assertThat(shares.getDouble("areaSquareKm")).isCloseTo(4 * QUARTER, within(4 * QUARTER / 1000));
        assertThat(shares.getInt("areaUnknown")).isZero();
        assertThat(shares.getString("policy")).isEqualTo("balanced");
        assertThat(shares.getInt("ruleSet")).isEqualTo(1);
        assertThat(shares.getString("position")).isEqualTo(syria.get("/control").getString("position"));
        assertThat(shares(syria, "").getList("shares")).isEqualTo(shares.getList("shares"));
    }

    @Test
    void shares_follow_the_time_and_the_policy_that_are_asked_for() {
        Syria syria = fourTowns("shares-time");

        List<List<Row>> found = List.of(
                rows(shares(syria, "?validAt=2024-11-25")),
                rows(shares(syria, "?validAt=2024-11-27")),
                rows(shares(syria, "?validAt=2024-11-29")),
                rows(shares(syria, "?policy=cautious")));

        assertThat(found)
                .containsExactly(
                        List.of(),
                        List.of(new Row("gov", "controlled", 3, 4000, 4)),
                        List.of(new Row("gov", "controlled", 3, 4000, 3), new Row("hts", "controlled", 1, 0, 1)),
                        List.of(new Row(null, "unknown", 4, 4000, 4)));
    }

    @Test
    void a_region_has_the_cells_of_its_own_places() {
        Syria syria = fourTowns("shares-region");

        JsonPath east = shares(syria, "?region=aleppo-governorate");
        JsonPath none = shares(syria, "?region=idlib");

        assertThat(rows(east))
                .containsExactly(new Row("gov", "controlled", 1, 2000, 1), new Row("hts", "controlled", 1, 0, 1));
        assertThat(east.getDouble("areaSquareKm")).isCloseTo(2 * QUARTER, within(2 * QUARTER / 1000));
        assertThat(east.getList("shares.areaShare", Double.class))
                .allSatisfy(share -> assertThat(share).isCloseTo(0.5, within(0.001)));
        assertThat(none.getList("shares")).isEmpty();
        assertThat(none.getMap("")).containsEntry("places", 0).containsEntry("areaSquareKm", null);
    }

    @Test
    void what_is_no_settlement_or_has_no_evidence_does_not_count() {
        Syria syria = fourTowns("shares-places")
                .with(
                        "airport/mint: gov retained all airport @2024-11-26 fair",
                        "region/mint: hts captured all aleppo-governorate @2024-11-26 fair",
                        "all/mint: gov retained all syria @2024-11-26 fair",
                        "fear/mint: expects hts captured all aleppo @2024-11-26",
                        "wrong/mint: hts captured all idlib @2024-11-26 discounted");

        JsonPath shares = shares(syria, "");

        assertThat(shares.getInt("places")).isEqualTo(4);
        assertThat(shares.getDouble("areaSquareKm")).isCloseTo(4 * QUARTER, within(4 * QUARTER / 1000));
    }

    @Test
    void without_an_outline_there_is_no_area() {
        Syria syria = Syria.theatre("shares-no-outline").with(Syria.BASELINE);

        JsonPath shares = shares(syria, "");

        assertThat(shares.getMap(""))
                .containsEntry("places", 1)
                .containsEntry("population", 0)
                .containsEntry("populationUnknown", 1)
                .containsEntry("areaSquareKm", null)
                .containsEntry("areaUnknown", 1)
                .containsEntry("reported", List.of());
        assertThat(shares.getMap("shares[0]"))
                .containsEntry("actor", "gov")
                .containsEntry("populationShare", null)
                .containsEntry("areaSquareKm", null)
                .containsEntry("areaShare", null);
    }

    @Test
    void a_place_without_a_point_has_no_cell() {
        Syria syria = fourTowns("shares-no-point");
        put(syria, "/places/somewhere", Syria.place("village", "syria"), 201);
        syria.with("some/mint: hts captured all somewhere @2024-11-26 fair");

        JsonPath shares = shares(syria, "");

        assertThat(shares.getInt("places")).isEqualTo(5);
        assertThat(shares.getInt("areaUnknown")).isEqualTo(1);
        assertThat(rows(shares)).contains(new Row("hts", "controlled", 2, 0, 1));
    }

    @Test
    void what_sources_reported_stands_beside_it_the_latest_of_each() {
        Syria syria = fourTowns("shares-reported");
        syria.file(share("old", "2024-11-20", "value", 0.8));
        syria.file(
                share("new", "2024-11-30", "approx", true, "when", Map.of("from", "2024-11-30", "to", "2024-12-01")));
        syria.file(share("ahead", "2025-03-01", "value", 0.1));
        syria.file(share("rebels", "2024-11-29", "actor", "hts", "claimant", Map.of("actor", "hts")));
        syria.file(share("aleppo", "2024-11-28", "place", "aleppo"));
        syria.file(share("denied", "2024-11-30", "source", "ap", "stance", "denies"));
        syria.file(share("feared", "2024-11-30", "source", "ap", "stance", "anticipates"));
        syria.file(share("wrong", "2024-11-30", "source", "ap", "verdict", "discounted"));
        syria.file(share("other", "2024-11-30", "source", "ap", "measure", "front_length"));
        syria.file(share("gone", "2024-11-30", "source", "ap"));
        syria.retract("gone");

        JsonPath now = shares(syria, "?validAt=2024-12-08");

        assertThat(now.getList("reported.report", String.class)).containsExactly("aleppo", "rebels", "new");
        assertThat(now.getMap("reported[2]"))
                .containsEntry("place", "syria")
                .containsEntry("actor", "gov")
                .containsEntry("value", 0.7f)
                .containsEntry("unit", "share")
                .containsEntry("approx", true)
                .containsEntry("from", "2024-11-30")
                .containsEntry("to", "2024-12-01")
                .containsEntry("source", "mint");
        assertThat(now.getString("reported[2].claimant.source")).isEqualTo("mint");
        assertThat(now.getString("reported[1].claimant.actor")).isEqualTo("hts");
        assertThat(reported(syria, "?validAt=2024-11-27")).containsExactly("old");
        assertThat(reported(syria, "?validAt=2024-12-08&region=aleppo-governorate"))
                .containsExactly("aleppo");
    }

    @Test
    void a_new_outline_or_a_place_that_moves_divides_anew() {
        Syria syria = fourTowns("shares-anew");
        double before = shares(syria, "").getDouble("shares[1].areaShare");

        put(syria, "/places/north-east", town("aleppo-governorate", 1.9, 1.9, null), 200);
        double moved = shares(syria, "").getDouble("shares[1].areaShare");
        put(syria, "", theatre(polygon("0 0, 2 0, 2 2, 0 2, 0 0")), 200);
        JsonPath less = shares(syria, "");

        assertThat(moved).isLessThan(before - 0.05);
        assertThat(less.getDouble("areaSquareKm")).isCloseTo(QUARTER, within(QUARTER / 1000));
    }

    @Test
    void wrong_questions_are_refused() {
        Syria syria = fourTowns("shares-wrong");

        assertThat(Problems.pointers(
                        syria.api().get("/control/shares?policy=bold&validAt=soon&by=area"), 400, "malformed"))
                .containsExactly("by");
        assertThat(Problems.pointers(syria.api().get("/control/shares?policy=bold&validAt=soon"), 400, "malformed"))
                .containsExactlyInAnyOrder("policy", "validAt");
        assertThat(Problems.pointers(syria.api().get("/control/shares?region=atlantis"), 400, "malformed"))
                .containsExactly("region");
        assertThat(Problems.pointers(new Api("nowhere").get("/control/shares"), 404, "not-found"))
                .isEmpty();
    }

    /** A square of four degrees a side, with a town in the middle of each quarter. */
    private static Syria fourTowns(String theatre) {
        Syria syria = Syria.theatre(theatre);
        put(syria, "", theatre(polygon(COUNTRY)), 200);
        put(syria, "/places/south-west", town("syria", -1, -1, 1000), 201);
        put(syria, "/places/south-east", town("aleppo-governorate", 1, -1, 2000), 201);
        put(syria, "/places/north-east", town("aleppo-governorate", 1, 1, null), 201);
        put(syria, "/places/north-west", town("syria", -1, 1, 1000), 201);
        return syria.with(TOWNS);
    }

    private static Map<String, Object> theatre(Map<String, Object> outline) {
        return Body.of("names", Map.of("en", "x"), "timeZone", "Asia/Damascus", "outline", outline);
    }

    private static Map<String, Object> town(String parent, double lon, double lat, Integer population) {
        return Body.with(Syria.place("town", parent), "lon", lon, "lat", lat, "population", population);
    }

    private static Map<String, Object> share(String id, String day, Object... fields) {
        Map<String, Object> share = Body.of(
                "kind", "measure",
                "id", id,
                "place", "syria",
                "when", Map.of("from", day),
                "source", "mint",
                "measure", "territory_share",
                "actor", "gov",
                "value", 0.7,
                "unit", "share");
        return Body.with(share, fields);
    }

    private static void put(Syria syria, String path, Object body, int status) {
        syria.api().put(path, body).then().statusCode(status);
    }

    private static JsonPath shares(Syria syria, String query) {
        return syria.get("/control/shares" + query);
    }

    private static List<String> reported(Syria syria, String query) {
        return shares(syria, query).getList("reported.report");
    }

    private static List<Row> rows(JsonPath shares) {
        List<Map<String, Object>> rows = shares.getList("shares");
        return rows.stream()
                .map(row -> new Row(
                        (String) row.get("actor"),
                        (String) row.get("status"),
                        (Integer) row.get("places"),
                        (Integer) row.get("population"),
                        (int) Math.round(((Number) row.get("areaSquareKm")).doubleValue() / QUARTER)))
                .toList();
    }
}
