package io.frontlog.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.Body;
import io.frontlog.Servers;
import io.frontlog.Syria;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Counts come from the incidents' present state, as if it had always been so. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class MovingCountsTest {
    private static final Map<String, Object> STRIKE = Syria.strike("s", "aleppo", "2024-11-30", "russia");

    private static Syria oneStrike(String theatre) {
        Syria syria = Syria.theatre(theatre);
        syria.file(STRIKE);
        return syria;
    }

    private static Map<String, Object> second(String source) {
        return Body.with(STRIKE, "id", "s2", "incident", "s", "source", source);
    }

    private static List<String> total(Syria syria) {
        return Counted.in(syria, "by=total").rows("low best high reports");
    }

    @Test
    void two_reports_of_one_incident_count_once() {
        Syria syria = oneStrike("moving-two");
        assertThat(total(syria)).containsExactly("0 1 1 1");

        syria.file(second("ap"));

        assertThat(total(syria)).containsExactly("1 1 1 2");
    }

    @Test
    void a_neutral_denial_holds_an_incident_down() {
        Syria syria = oneStrike("moving-denial");
        syria.file(second("ap"));

        syria.file(Body.with(STRIKE, "id", "no", "incident", "s", "source", "sohr", "stance", "denies"));

        assertThat(total(syria)).containsExactly("0 1 1 3");
    }

    @Test
    void what_is_only_denied_or_expected_did_not_happen() {
        Syria syria = Syria.theatre("moving-only-denied");

        syria.file(Body.with(STRIKE, "id", "no", "stance", "denies"));
        syria.file(Body.with(STRIKE, "id", "soon", "stance", "anticipates"));

        assertThat(total(syria)).isEmpty();
    }

    @Test
    void verdicts_move_the_best_and_the_high() {
        Syria syria = oneStrike("moving-verdicts");

        syria.assess("s", "weak");

        assertThat(total(syria)).containsExactly("0 0 1 1");
        syria.assess("s", "discounted");
        assertThat(total(syria)).isEmpty();
        syria.assess("s", "confirmed");
        assertThat(total(syria)).containsExactly("1 1 1 1");
    }

    @Test
    void a_retracted_report_is_as_if_never_filed_and_a_reinstated_one_as_if_always() {
        Syria syria = oneStrike("moving-retraction");
        syria.file(second("ap"));

        syria.retract("s2");

        assertThat(total(syria)).containsExactly("0 1 1 1");
        syria.retract("s");
        assertThat(total(syria)).isEmpty();
        syria.curate("s2", "reinstatement", Map.of());
        assertThat(total(syria)).containsExactly("0 1 1 1");
    }

    @Test
    void an_amendment_moves_an_incident_in_place_time_and_number() {
        Syria syria = oneStrike("moving-amendment");

        syria.curate(
                "s",
                "amendments",
                Body.with(
                        Syria.strike("s", "idlib", "2024-12-01", "gov"),
                        "weapon",
                        "chemical",
                        "strikes",
                        Map.of("best", 2)));

        Counted counted = Counted.in(syria, "by=region,perpetrator,weapon&interval=day");
        assertThat(counted.rows("from region perpetrator weapon high strikesUnknown"))
                .containsExactly("2024-12-01 idlib-governorate gov chemical 1 0");
        assertThat(counted.answer().getMap("rows[0].strikes")).isEqualTo(Map.of("low", 2, "best", 2, "high", 2));
    }

    @Test
    void an_amendment_to_another_incident_joins_it() {
        Syria syria = oneStrike("moving-incident");
        syria.file(Body.with(STRIKE, "id", "s2", "source", "ap"));
        assertThat(total(syria)).containsExactly("0 2 2 2");

        syria.curate("s2", "amendments", second("ap"));

        assertThat(total(syria)).containsExactly("1 1 1 2");
    }

    @Test
    void a_place_moved_to_another_region_takes_its_incidents_along() {
        Syria syria = oneStrike("moving-place");

        syria.api()
                .put("/places/aleppo", Syria.place("city", "idlib-governorate"))
                .then()
                .statusCode(200);

        assertThat(Counted.in(syria, "by=region").rows("region high")).containsExactly("idlib-governorate 1");
    }

    @Test
    void a_region_moved_to_another_country_takes_its_cities_incidents_along() {
        Syria syria = oneStrike("moving-region");
        syria.api().put("/places/turkey", Syria.place("country", null)).then().statusCode(201);

        syria.api()
                .put("/places/aleppo-governorate", Syria.place("region", "turkey"))
                .then()
                .statusCode(200);

        assertThat(Counted.in(syria, "by=region&level=country").rows("region high"))
                .containsExactly("turkey 1");
    }

    @Test
    void a_source_that_speaks_for_a_party_corroborates_no_more() {
        Syria syria = oneStrike("moving-source");
        syria.file(second("statetv"));
        assertThat(total(syria)).containsExactly("1 1 1 2");

        syria.api().put("/sources/mint", Syria.source("media", "gov")).then().statusCode(200);

        assertThat(total(syria)).containsExactly("0 1 1 2");
    }

    @Test
    void another_time_zone_moves_what_happened_at_night() {
        Syria syria = Syria.theatre("moving-zone");
        syria.file(Syria.strike("night", "aleppo", "2024-11-30T22:30:00Z"));

        syria.api()
                .put("", Map.of("names", Map.of("en", "Syria"), "timeZone", "UTC"))
                .then()
                .statusCode(200);

        assertThat(Counted.in(syria, "interval=day").rows("from high")).containsExactly("2024-11-30 1");
    }

    @Test
    void a_late_report_counts_on_the_day_it_speaks_of() {
        Syria syria = oneStrike("moving-late");

        syria.file(Syria.strike("late", "idlib", "2016-11-15", "russia"));

        assertThat(Counted.in(syria, "interval=day").rows("from high")).containsExactly("2016-11-15 1", "2024-11-30 1");
    }
}
