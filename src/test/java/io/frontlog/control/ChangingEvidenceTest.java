package io.frontlog.control;

import static io.frontlog.Syria.BASELINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.Body;
import io.frontlog.Servers;
import io.frontlog.Syria;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An answer follows from the evidence as it stands, and from who stands on whose side now. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class ChangingEvidenceTest {
    private static final String HTS_SAYS = "hts: hts captured all aleppo @2024-11-30";
    private static final String SOHR_SAYS = "sohr: hts captured all aleppo @2024-11-30";
    private static final String ARMY_SAYS = "army: hts captured all aleppo @2024-11-30";

    @Test
    void after_a_retraction_the_answer_is_as_it_was_before() {
        Syria syria = Syria.theatre("changing-retraction").with(BASELINE, HTS_SAYS);
        Map<String, Object> before = timeless(syria.control("aleppo"));
        syria.with(SOHR_SAYS);

        syria.retract("sohr");

        assertThat(timeless(syria.control("aleppo"))).isEqualTo(before);
        assertThat(before).containsEntry("holder", "gov");
    }

    @Test
    void a_place_whose_only_report_is_retracted_is_unknown_again() {
        Syria syria = Syria.theatre("changing-only").with(BASELINE);

        syria.retract("base");

        assertThat(Held.in(syria.control("aleppo"))).isEqualTo(new Held("unknown", null, null, null, null));
        assertThat(syria.get("/control").getList("places")).isEmpty();
    }

    @Test
    void after_a_reinstatement_the_report_counts_again() {
        Syria syria = Syria.theatre("changing-reinstatement").with(BASELINE, HTS_SAYS, SOHR_SAYS);
        Map<String, Object> before = timeless(syria.control("aleppo"));
        syria.retract("sohr");

        syria.curate("sohr", "reinstatement", Map.of());

        assertThat(timeless(syria.control("aleppo"))).isEqualTo(before);
        assertThat(before).containsEntry("holder", "hts");
    }

    @Test
    void an_amendment_that_moves_a_report_moves_its_evidence() {
        Syria syria = Syria.theatre("changing-amendment").with(BASELINE, HTS_SAYS, SOHR_SAYS);

        syria.curate("sohr", "amendments", Body.with(Syria.said(SOHR_SAYS), "place", "airport", "verdict", "fair"));

        assertThat(syria.control("aleppo").getString("holder")).isEqualTo("gov");
        assertThat(Held.in(syria.control("airport")))
                .isEqualTo(new Held("controlled", "hts", null, "2024-11-30", "corroborated"));
    }

    @Test
    void a_report_amended_into_a_strike_is_evidence_no_more() {
        Syria syria = Syria.theatre("changing-kind").with(BASELINE);

        syria.curate("base", "amendments", Syria.strike("base", "aleppo", "2024-11-26"));

        assertThat(syria.control("aleppo").getString("status")).isEqualTo("unknown");
    }

    @Test
    void a_discounted_report_is_excluded_with_its_reason() {
        Syria syria = Syria.theatre("changing-discounted").with(BASELINE, HTS_SAYS, SOHR_SAYS);

        syria.assess("sohr", "discounted");

        JsonPath aleppo = syria.control("aleppo");
        assertThat(aleppo.getString("holder")).isEqualTo("gov");
        assertThat(aleppo.getList("excluded")).isEqualTo(List.of(Map.of("report", "sohr", "reason", "discounted")));
    }

    @Test
    void what_was_only_expected_is_excluded_with_its_reason() {
        Syria syria = Syria.theatre("changing-expected").with(BASELINE);

        syria.with("sohr: expects hts captured all aleppo @2024-11-30");

        JsonPath aleppo = syria.control("aleppo");
        assertThat(aleppo.getString("holder")).isEqualTo("gov");
        assertThat(aleppo.getList("excluded")).isEqualTo(List.of(Map.of("report", "sohr", "reason", "anticipates")));
    }

    @Test
    void a_relay_of_the_same_claim_changes_nothing_but_the_reports_named() {
        Syria syria = Syria.theatre("changing-relay").with(BASELINE, SOHR_SAYS);
        Held before = Held.in(syria.control("aleppo"));

        syria.file(Body.with(Syria.said(SOHR_SAYS), "id", "relay", "source", "mint"));

        assertThat(Held.in(syria.control("aleppo"))).isEqualTo(before);
    }

    @Test
    void a_source_that_turns_out_to_speak_for_a_party_is_neutral_no_more() {
        Syria syria = Syria.theatre("changing-affiliation").with(BASELINE, HTS_SAYS, SOHR_SAYS);
        assertThat(syria.control("aleppo").getString("holder")).isEqualTo("hts");

        syria.api().put("/sources/sohr", Syria.source("monitor", "hts")).then().statusCode(200);

        JsonPath aleppo = syria.control("aleppo");
        assertThat(aleppo.getString("holder")).isEqualTo("gov");
        assertThat(aleppo.getList("open.standing")).isEqualTo(List.of("claimed"));
    }

    @Test
    void an_army_that_is_no_part_of_the_government_does_not_speak_against_its_interest() {
        Syria syria = Syria.theatre("changing-part-of").with(BASELINE, ARMY_SAYS);
        assertThat(syria.control("aleppo").getString("holder")).isEqualTo("hts");

        syria.api()
                .put("/actors/army", Syria.actor("state_forces", null))
                .then()
                .statusCode(200);

        JsonPath aleppo = syria.control("aleppo");
        assertThat(aleppo.getString("holder")).isEqualTo("gov");
        assertThat(aleppo.getList("open.standing")).isEqualTo(List.of("claimed"));
    }

    private static Map<String, Object> timeless(JsonPath answer) {
        var fields = new HashMap<String, Object>(answer.getMap(""));
        fields.keySet().removeAll(List.of("position", "validAt", "knownAt"));
        return fields;
    }
}
