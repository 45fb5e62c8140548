package io.frontlog.precedents;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.Body;
import io.frontlog.Servers;
import io.frontlog.Syria;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** First since. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class PrecedentsTest {
    private static Syria covered(String theatre, String since) {
        Syria syria = Syria.theatre(theatre);
        syria.api()
                .put(
                        "",
                        Body.of(
                                "names",
                                Map.of("en", theatre),
                                "timeZone",
                                "Asia/Damascus",
                                "coverage",
                                Map.of("strike", since)))
                .then()
                .statusCode(200);
        syria.file(Syria.strike("old", "aleppo", "2016-12-13", "gov"));
        syria.file(Syria.strike("new", "aleppo", "2024-11-30", "russia"));
        return syria;
    }

    private static Map<?, ?> of(Syria syria, String incident) {
        return syria.get("/precedents?incident=" + incident).getMap("precedents[0]");
    }

    @Test
    void a_gap_is_supported_if_the_record_covers_it() {
        Map<?, ?> found = of(covered("precedent-supported", "2011-03-15"), "new");

        assertThat(found.get("earlier")).isEqualTo("old");
        assertThat(found.get("gapDays")).isEqualTo(2909);
        assertThat(found.get("coverageFrom")).isEqualTo("2011-03-15");
        assertThat(found.get("finding")).isEqualTo("supported");
    }

    @Test
    void a_gap_that_coverage_begins_inside_cannot_be_shown_nor_one_without_an_earlier_incident() {
        Syria syria = covered("precedent-not-provable", "2020-01-01");

        assertThat(of(syria, "new").get("finding")).isEqualTo("not_provable");
        assertThat(of(syria, "old").get("earlier")).isNull();
        assertThat(of(syria, "old").get("gapDays")).isNull();
        assertThat(of(syria, "old").get("finding")).isEqualTo("not_provable");
    }

    @Test
    void a_late_report_and_its_retraction_change_what_is_earlier() {
        Syria syria = covered("precedent-changes", "2011-03-15");

        syria.file(Syria.strike("between", "airport", "2020-02-15", "russia"));
        assertThat(of(syria, "new").get("earlier")).isEqualTo("between");
        syria.retract("between");

        assertThat(of(syria, "new").get("earlier")).isEqualTo("old");
    }

    @Test
    void a_city_is_compared_with_itself_and_a_region_with_all_that_lies_in_it() {
        Syria syria = covered("precedent-places", "2011-03-15");
        syria.file(Syria.strike("elsewhere", "idlib", "2024-11-29", "russia"));
        syria.file(Syria.strike("region", "aleppo-governorate", "2024-12-05", "russia"));
        syria.file(Syria.strike("city", "aleppo", "2024-12-07", "russia"));

        assertThat(of(syria, "new").get("earlier")).isEqualTo("old");
        assertThat(of(syria, "region").get("earlier")).isEqualTo("new");
        assertThat(of(syria, "city").get("earlier")).isEqualTo("new");
    }

    @Test
    void only_a_live_incident_of_its_kind_on_an_earlier_day_is_earlier() {
        Syria syria = covered("precedent-kinds", "2011-03-15");
        syria.file(Body.with(
                Syria.strike("same-day", "aleppo", "2024-11-30", "gov"),
                "when",
                Map.of("from", "2024-11-28", "to", "2024-11-30")));
        syria.file(Body.with(Syria.strike("denied", "aleppo", "2024-11-20", "gov"), "stance", "denies"));
        syria.file(Body.of(
                "kind",
                "clash",
                "id",
                "clash",
                "place",
                "aleppo",
                "when",
                Map.of("from", "2024-11-20"),
                "source",
                "ap"));

        assertThat(of(syria, "new").get("earlier")).isEqualTo("old");
    }

    @Test
    void what_a_source_says_of_it_is_set_beside() {
        Syria syria = covered("precedent-said", "2011-03-15");
        Map<String, Object> measure = Body.of(
                "kind", "measure",
                "id", "first",
                "incident", "new",
                "place", "aleppo",
                "when", Map.of("from", "2024-11-30"),
                "source", "mint",
                "measure", "first_since",
                "value", 2016,
                "unit", "year");
        syria.file(measure);
        syria.file(Body.with(measure, "id", "other", "measure", "height"));
        syria.file(Body.of(
                "kind", "statement",
                "id", "told",
                "place", "syria",
                "when", Map.of("from", "2024-12-01"),
                "source", "ap",
                "speaker", "gov",
                "act", "claims",
                "proposition", "It was the first in eight years.",
                "about", "new"));

        JsonPath found = syria.get("/precedents?kind=strike&place=aleppo&from=2024-11-30");

        assertThat(found.getList("precedents.said.report")).isEqualTo(List.of(List.of("first", "told")));
        assertThat(found.getFloat("precedents[0].said[0].value")).isEqualTo(2016f);
        assertThat(found.getString("precedents[0].said[0].claimant.source")).isEqualTo("mint");
    }

    @Test
    void an_absorbed_id_answers_with_its_survivor() {
        Syria syria = covered("precedent-absorbed", "2011-03-15");
        syria.file(Syria.strike("relay", "aleppo", "2024-11-30", "russia"));
        syria.api().post("/incidents/new/merges", Body.of("absorbed", List.of("relay")));

        assertThat(of(syria, "relay").get("incident")).isEqualTo("new");
    }
}
