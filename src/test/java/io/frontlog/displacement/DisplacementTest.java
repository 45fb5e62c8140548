package io.frontlog.displacement;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Who left, came back or was brought away. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class DisplacementTest {
    private static Map<String, Object> moved(String id, String movement, String place, Object... more) {
        return Body.with(
                Body.of(
                        "kind",
                        "displacement",
                        "id",
                        id,
                        "place",
                        place,
                        "when",
                        Map.of("from", "2024-12-01"),
                        "source",
                        "mint",
                        "movement",
                        movement),
                more);
    }

    private static Syria reported(String theatre) {
        Syria syria = Syria.theatre(theatre);
        syria.file(moved("f1", "flight", "aleppo", "from", "aleppo", "to", "idlib", "persons", Map.of("best", 1000)));
        syria.file(moved(
                "f1b",
                "flight",
                "aleppo",
                "from",
                "aleppo",
                "to",
                "idlib",
                "persons",
                Map.of("low", 800, "high", 1500),
                "incident",
                "f1",
                "source",
                "ap"));
        syria.file(moved("f2", "flight", "aleppo", "from", "aleppo", "to", "idlib"));
        syria.file(moved("r", "return", "idlib", "to", "idlib", "stance", "anticipates"));
        syria.file(moved("e", "evacuation", "airport"));
        return syria;
    }

    @Test
    void persons_are_summed_by_place_and_kind_and_who_gave_no_number_is_counted() {
        JsonPath sum = reported("displaced").get("/displacement");

        assertThat(sum.getList("rows.movement")).isEqualTo(List.of("flight", "evacuation"));
        assertThat(sum.getMap("rows[0]"))
                .isEqualTo(Body.of(
                        "movement", "flight",
                        "place", "aleppo",
                        "from", "aleppo",
                        "to", "idlib",
                        "low", 800,
                        "best", 1000,
                        "high", 1500,
                        "incidents", 2,
                        "corroborated", 1,
                        "unknown", 1,
                        "reports", List.of("f1", "f1b", "f2")));
        assertThat(sum.getMap("rows[1]"))
                .containsEntry("unknown", 1)
                .containsEntry("best", null)
                .containsEntry("from", null);
    }

    @Test
    void what_is_announced_has_not_happened() {
        JsonPath sum = reported("displaced-anticipated").get("/displacement?movement=return");

        assertThat(sum.getList("rows")).isEmpty();
        assertThat(sum.getList("anticipated.reports")).isEqualTo(List.of(List.of("r")));
        assertThat(sum.getString("anticipated[0].to")).isEqualTo("idlib");
    }

    @Test
    void a_place_is_asked_about_as_where_as_from_and_as_to() {
        Syria syria = reported("displaced-places");

        assertThat(syria.get("/displacement?place=idlib").getList("rows.movement"))
                .isEqualTo(List.of("flight"));
        assertThat(syria.get("/displacement?region=idlib-governorate").getList("rows"))
                .isEmpty();
        assertThat(syria.get("/displacement?from=2024-12-02").getList("rows")).isEmpty();
    }

    @Test
    void who_fled_is_counted_also_where_it_was_filed_with_the_strike() {
        Syria syria = Syria.theatre("displaced-by-strike");
        syria.file(Syria.strike("s", "aleppo", "2024-12-01", "russia"));
        syria.file(moved("f", "flight", "aleppo", "incident", "s", "persons", Map.of("low", 300)));
        syria.file(moved("soon", "return", "aleppo", "incident", "s", "stance", "anticipates"));

        JsonPath sum = syria.get("/displacement?movement=flight");

        assertThat(sum.getList("rows.low", Integer.class)).containsExactly(300);
        assertThat(syria.get("/incident-counts?kind=strike").getInt("rows[0].high"))
                .isEqualTo(1);
        assertThat(Problems.pointers(syria.api().get("/displacement?place=alepo"), 400, "malformed"))
                .containsExactly("place");
    }
}
