package io.frontlog.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.Body;
import io.frontlog.Pages;
import io.frontlog.Problems;
import io.frontlog.Servers;
import io.frontlog.Syria;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What happened, as its reports say together. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class IncidentsTest {
    private static final Map<String, Object> STRIKE = Syria.strike("s", "aleppo", "2024-11-30", "russia", "gov");

    private static Map<String, Object> killed(String population, Integer low, Integer best, Integer high) {
        return Body.of("kind", "killed", "population", population, "low", low, "best", best, "high", high);
    }

    @Test
    void an_incident_says_all_that_its_reports_do() {
        Syria syria = Syria.theatre("incident-all");
        syria.file(Body.with(STRIKE, "casualties", List.of(killed("civilians", null, 3, null))));
        syria.file(Body.with(
                STRIKE,
                "id",
                "s2",
                "incident",
                "s",
                "source",
                "sohr",
                "verdict",
                "fair",
                "strikes",
                Map.of("best", 4),
                "casualties",
                List.of(killed("civilians", 4, 5, 9), killed("combatants", 1, null, null))));
        syria.file(Body.with(
                STRIKE, "id", "no", "incident", "s", "source", "statetv", "stance", "denies", "participants", null));
        syria.file(Body.of(
                "kind", "statement",
                "id", "said",
                "incident", "s",
                "place", "aleppo",
                "when", Map.of("from", "2024-12-01"),
                "source", "ap",
                "speaker", "hts",
                "act", "condemns",
                "proposition", "The strikes hit homes."));

        JsonPath incident = syria.get("/incidents/s");

        assertThat(incident.getString("kind")).isEqualTo("strike");
        assertThat(incident.getString("state")).isEqualTo("live");
        assertThat(incident.getString("place")).isEqualTo("aleppo");
        assertThat(incident.getString("when.from")).isEqualTo("2024-11-30");
        assertThat(incident.getString("weapon")).isEqualTo("air_drone");
        assertThat(incident.getMap("strikes")).isEqualTo(Body.with(Map.of("low", 4, "best", 4, "high", 4)));
        assertThat(incident.getString("standing")).isEqualTo("corroborated");
        assertThat(incident.getString("verdict")).isEqualTo("fair");
        assertThat(incident.getList("initiators")).isEqualTo(List.of("gov", "russia"));
        assertThat(incident.getList("reports")).isEqualTo(List.of("s", "s2"));
        assertThat(incident.getList("against")).isEqualTo(List.of("no"));
        assertThat(incident.getList("attached")).isEqualTo(List.of("said"));
        assertThat(incident.getList("claimants.source")).isEqualTo(List.of("mint", "sohr"));
        assertThat(incident.getList("casualties.population")).isEqualTo(List.of("civilians", "combatants"));
        assertThat(incident.getList("casualties.low", Integer.class)).containsExactly(3, 1);
        assertThat(incident.getList("casualties.best", Integer.class)).containsExactly(5, null);
        assertThat(incident.getList("casualties.high", Integer.class)).containsExactly(9, null);
        assertThat(incident.getList("casualties.reports")).isEqualTo(List.of(List.of("s", "s2"), List.of("s2")));
        assertThat(incident.getInt("version")).isZero();
    }

    @Test
    void an_absorbed_id_answers_with_its_survivor_through_any_chain() {
        Syria syria = Syria.theatre("incident-absorbed");
        for (String id : List.of("a", "b", "c")) syria.file(Body.with(STRIKE, "id", id));
        merge(syria, "b", "a");
        merge(syria, "c", "b");

        JsonPath incident = syria.get("/incidents/a");

        assertThat(incident.getString("id")).isEqualTo("c");
        assertThat(incident.getList("absorbed")).isEqualTo(List.of("a", "b"));
        assertThat(incident.getList("reports")).isEqualTo(List.of("a", "b", "c"));
        assertThat(incident.getInt("version")).isEqualTo(1);
        assertThat(Pages.all(syria.api().url("/incidents"), "incidents.id")).containsExactly("c");
    }

    @Test
    void without_a_report_there_is_no_incident_and_with_it_again_there_is() {
        Syria syria = Syria.theatre("incident-gone");
        syria.file(STRIKE);
        syria.retract("s");

        Problems.pointers(syria.api().get("/incidents/s"), 404, "not-found");
        syria.curate("s", "reinstatement", Body.of());

        assertThat(syria.get("/incidents/s").getString("id")).isEqualTo("s");
    }

    @Test
    void what_is_only_expected_denied_or_discounted_says_so() {
        Syria syria = Syria.theatre("incident-states");
        syria.file(Body.with(STRIKE, "id", "soon", "stance", "anticipates"));
        syria.file(Body.with(STRIKE, "id", "no", "stance", "denies"));
        syria.file(Body.with(STRIKE, "id", "never", "verdict", "discounted"));

        JsonPath list = syria.get("/incidents");

        assertThat(list.getList("incidents.state")).isEqualTo(List.of("discounted", "denied", "anticipated"));
        assertThat(list.getList("incidents.standing", String.class)).containsOnlyNulls();
        assertThat(syria.get("/incidents?state=denied,anticipated").getList("incidents.id"))
                .isEqualTo(List.of("no", "soon"));
    }

    @Test
    void incidents_are_found_by_what_and_where_they_are_and_by_whom_they_name() {
        Syria syria = Syria.theatre("incident-filters");
        syria.file(STRIKE);
        syria.file(Syria.strike("airport", "airport", "2024-12-01", "gov"));
        syria.file(Syria.strike("idlib", "idlib", "2024-12-02", "russia"));
        syria.file(Body.of(
                "kind", "clash",
                "id", "clash",
                "place", "aleppo-governorate",
                "when", Map.of("from", "2024-11-29"),
                "source", "sohr",
                "external", Map.of("dataset", "acled", "id", "1"),
                "participants", List.of(Map.of("actor", "hts", "role", "side_a"))));

        assertThat(ids(syria, "")).containsExactly("clash", "s", "airport", "idlib");
        assertThat(ids(syria, "?kind=clash")).containsExactly("clash");
        assertThat(ids(syria, "?place=aleppo")).containsExactly("s", "airport");
        assertThat(ids(syria, "?region=aleppo-governorate")).containsExactly("clash", "s", "airport");
        assertThat(ids(syria, "?actor=russia")).containsExactly("s", "idlib");
        assertThat(ids(syria, "?actor=hts&kind=clash,strike")).containsExactly("clash");
        assertThat(ids(syria, "?from=2024-11-30&to=2024-12-01")).containsExactly("s", "airport");
        assertThat(ids(syria, "?dataset=acled")).containsExactly("clash");
        assertThat(ids(syria, "?standing=reported&region=idlib-governorate")).containsExactly("idlib");
        assertThat(ids(syria, "?limit=1&region=syria")).containsExactly("clash", "s", "airport", "idlib");
        assertThat(Problems.pointers(
                        syria.api().get("/incidents?kind=raid&from=x&state=real&limit=0"), 400, "malformed"))
                .containsExactlyInAnyOrder("kind", "from", "state", "limit");
        assertThat(Problems.pointers(syria.api().get("/incidents?region=atlantis"), 400, "malformed"))
                .containsExactly("region");
        assertThat(Problems.pointers(syria.api().get("/incidents?wher=aleppo"), 400, "malformed"))
                .containsExactly("wher");
    }

    private static List<String> ids(Syria syria, String query) {
        return Pages.all(syria.api().url("/incidents" + query), "incidents.id");
    }

    private static void merge(Syria syria, String survivor, String absorbed) {
        syria.api()
                .post("/incidents/" + survivor + "/merges", Body.of("absorbed", List.of(absorbed)))
                .then()
                .statusCode(200);
    }
}
