package io.frontlog.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.Body;
import io.frontlog.Pages;
import io.frontlog.Servers;
import io.frontlog.Syria;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two accounts of one happening, for an analyst to look at. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class SuspectedDuplicatesTest {
    @Test
    void what_is_alike_near_and_within_a_day_is_suspected_and_nothing_merges_by_itself() {
        Syria syria = Syria.theatre("duplicates");
        syria.api()
                .put(
                        "/places/suburb",
                        Body.with(Syria.place("town", "aleppo-governorate"), "lat", 36.23, "lon", 37.16));
        syria.file(Syria.strike("a", "aleppo", "2024-11-30", "russia"));
        syria.file(Body.with(Syria.strike("b", "suburb", "2024-12-01"), "weapon", "unknown"));
        syria.file(Syria.strike("late", "aleppo", "2024-12-02", "russia"));
        syria.file(Syria.strike("far", "idlib", "2024-11-30", "russia"));
        syria.file(Syria.strike("other", "aleppo", "2024-11-30", "hts"));
        syria.file(Body.with(Syria.strike("gas", "aleppo", "2024-11-30", "russia"), "weapon", "chemical"));
        syria.file(Body.with(Syria.strike("no", "aleppo", "2024-11-30", "russia"), "stance", "denies"));

        JsonPath found = syria.get("/suspected-duplicates");

        assertThat(found.getList("pairs.incidents"))
                .containsExactlyInAnyOrder(
                        List.of("a", "b"), List.of("b", "late"), List.of("other", "b"), List.of("gas", "b"));
        assertThat(found.getFloat("pairs.find { it.incidents == ['a', 'b'] }.kilometres"))
                .isBetween(3.0f, 5.0f);
        assertThat(found.getInt("pairs.find { it.incidents == ['a', 'b'] }.days"))
                .isEqualTo(1);
        assertThat(syria.get("/incidents/b").getList("suspectedDuplicates"))
                .isEqualTo(List.of("a", "gas", "late", "other"));
        assertThat(syria.get("/incidents/far").getList("suspectedDuplicates")).isEmpty();
        assertThat(syria.get("/incident-counts?kind=strike").getInt("rows[0].high"))
                .isEqualTo(6);
    }

    @Test
    void a_pair_that_was_merged_is_a_pair_no_longer() {
        Syria syria = Syria.theatre("duplicates-merged");
        syria.file(Syria.strike("a", "aleppo", "2024-11-30", "russia"));
        syria.file(Syria.strike("b", "aleppo", "2024-11-30", "russia"));
        assertThat(syria.get("/suspected-duplicates").getList("pairs.incidents"))
                .isEqualTo(List.of(List.of("a", "b")));

        syria.api().post("/incidents/a/merges", Body.of("absorbed", List.of("b")));

        assertThat(syria.get("/suspected-duplicates?region=aleppo-governorate").getList("pairs"))
                .isEmpty();
    }

    @Test
    void pairs_come_page_by_page_without_gap_or_repeat() {
        Syria syria = Syria.theatre("duplicates-pages");
        for (String id : List.of("a", "b", "c", "d")) syria.file(Syria.strike(id, "aleppo", "2024-11-30", "russia"));

        assertThat(Pages.all(syria.api().url("/suspected-duplicates?limit=1"), "pairs.incidents"))
                .hasSize(6)
                .isEqualTo(syria.get("/suspected-duplicates").getList("pairs.incidents", String.class));
    }

    @Test
    void a_place_whose_point_is_told_later_brings_its_pairs() {
        Syria syria = Syria.theatre("duplicates-points");
        Map<String, Object> suburb = Syria.place("town", "aleppo-governorate");
        syria.api().put("/places/suburb", suburb);
        syria.file(Syria.strike("a", "aleppo", "2024-11-30", "russia"));
        syria.file(Syria.strike("b", "suburb", "2024-11-30", "russia"));
        assertThat(syria.get("/suspected-duplicates").getList("pairs")).isEmpty();

        syria.api().put("/places/suburb", Body.with(suburb, "lat", 36.22, "lon", 37.15));

        assertThat(syria.get("/suspected-duplicates").getList("pairs.incidents"))
                .isEqualTo(List.of(List.of("a", "b")));
    }
}
