package io.frontlog.casualties;

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

/** How many were hurt, and what is beside the sums. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class CasualtiesTest {
    private static Map<String, Object> killed(String population, String actor, Integer low, Integer best) {
        return Body.of("kind", "killed", "population", population, "actor", actor, "low", low, "best", best);
    }

    private static Map<String, Object> strike(String id, String place, String day, Object... casualties) {
        return Body.with(Syria.strike(id, place, day, "russia"), "casualties", List.of(casualties));
    }

    private static Syria reported(String theatre) {
        Syria syria = Syria.theatre(theatre);
        syria.file(strike("a", "aleppo", "2024-11-30", killed("civilians", null, 3, 5)));
        syria.file(Body.with(
                strike("a2", "aleppo", "2024-11-30", killed("civilians", null, null, 9)),
                "incident",
                "a",
                "verdict",
                "fair"));
        syria.file(strike(
                "b",
                "idlib",
                "2024-12-01",
                killed("combatants", "hts", 2, null),
                killed("combatants", "gov", null, 1)));
        syria.file(strike("c", "aleppo", "2024-12-01"));
        syria.file(strike("wide", "syria", "2024-12-01", killed("civilians", null, null, 1)));
        syria.file(Body.of(
                "kind",
                "casualties",
                "id",
                "toll",
                "place",
                "syria",
                "when",
                Map.of("from", "2024-11-30T12:00:00+03:00", "to", "2024-12-01T12:00:00+03:00"),
                "source",
                "mint",
                "claimant",
                Map.of("actor", "russia"),
                "participants",
                List.of(Map.of("actor", "army", "role", "initiator")),
                "casualties",
                List.of(killed("combatants", null, null, 300))));
        return syria;
    }

    @Test
    void totals_sum_the_figures_of_incidents_and_say_how_many_give_none() {
        JsonPath totals = reported("casualties-totals").get("/casualties");

        assertThat(rows(totals, "harm population low best high incidents withoutBest"))
                .containsExactly("killed civilians 4 10 10 2 0", "killed combatants 3 3 3 1 0");
        assertThat(totals.getInt("incidents")).isEqualTo(4);
        assertThat(totals.getInt("withoutFigure")).isEqualTo(1);
    }

    @Test
    void by_region_what_is_only_known_above_it_is_unallocated() {
        JsonPath totals = reported("casualties-regions").get("/casualties?by=region&interval=day");

        assertThat(rows(totals, "region from population best"))
                .containsExactly(
                        "aleppo-governorate 2024-11-30 civilians 9", "idlib-governorate 2024-12-01 combatants 3");
        assertThat(totals.getInt("unallocated")).isEqualTo(1);
    }

    @Test
    void by_party_each_partys_figures_are_apart() {
        JsonPath totals = reported("casualties-parties").get("/casualties?by=party&region=idlib-governorate");

        assertThat(rows(totals, "population party low best withoutBest"))
                .containsExactly("combatants gov 1 1 0", "combatants hts 2 2 1");
    }

    @Test
    void a_toll_is_listed_with_its_claimant_and_standing_and_never_added_in() {
        Syria syria = reported("casualties-tolls");

        JsonPath tolls = syria.get("/casualties?from=2024-12-01&to=2024-12-01");

        assertThat(tolls.getList("tolls.incident")).isEqualTo(List.of("toll"));
        assertThat(tolls.getString("tolls[0].claimants[0].actor")).isEqualTo("russia");
        assertThat(tolls.getString("tolls[0].standing")).isEqualTo("claimed");
        assertThat(tolls.getInt("tolls[0].casualties[0].best")).isEqualTo(300);
        assertThat(rows(tolls, "population best")).containsExactly("civilians 1", "combatants 3");
        assertThat(syria.get("/casualties?to=2024-11-29").getList("tolls")).isEmpty();
    }

    @Test
    void a_toll_that_was_moved_into_an_incident_is_still_beside_the_sums() {
        Syria syria = reported("casualties-toll-moved");

        syria.curate("toll", "incident", Body.of("incident", "a"));

        JsonPath totals = syria.get("/casualties");
        assertThat(totals.getList("tolls.reports")).isEqualTo(List.of(List.of("toll")));
        assertThat(rows(totals, "population best")).containsExactly("civilians 10", "combatants 3");
        assertThat(syria.get("/incidents/a").getList("attached")).isEqualTo(List.of("toll"));
    }

    @Test
    void a_retraction_takes_its_figures_back() {
        Syria syria = reported("casualties-retracted");

        syria.retract("a2");

        assertThat(rows(syria.get("/casualties?region=aleppo-governorate"), "population low best high"))
                .containsExactly("civilians 3 5 5");
    }

    @Test
    void every_wrong_parameter_is_named() {
        Syria syria = Syria.theatre("casualties-wrong");

        assertThat(Problems.pointers(
                        syria.api().get("/casualties?by=colour&interval=hour&from=2024-12-02&to=2024-12-01&kind=x"),
                        400,
                        "malformed"))
                .containsExactlyInAnyOrder("by", "interval", "to", "kind");
    }

    private static List<String> rows(JsonPath answer, String fields) {
        return answer.<Map<String, Object>>getList("rows").stream()
                .map(row -> String.join(
                        " ",
                        List.of(fields.split(" ")).stream()
                                .map(field -> String.valueOf(row.get(field)))
                                .toList()))
                .toList();
    }
}
