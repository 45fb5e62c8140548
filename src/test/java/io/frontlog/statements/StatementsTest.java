package io.frontlog.statements;

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

/** What actors said, and what figures sources gave. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class StatementsTest {
    private static Map<String, Object> said(String id, Object... more) {
        return Body.with(
                Body.of(
                        "kind", "statement",
                        "id", id,
                        "place", "syria",
                        "when", Map.of("from", "2024-12-01"),
                        "source", "mint",
                        "speaker", "russia",
                        "act", "claims",
                        "proposition", "It struck positions only."),
                more);
    }

    private static Map<String, Object> measured(String id, Object... more) {
        return Body.with(
                Body.of(
                        "kind", "measure",
                        "id", id,
                        "place", "syria",
                        "when", Map.of("from", "2024-12-01"),
                        "source", "mint",
                        "measure", "territory_share",
                        "actor", "gov",
                        "value", 0.7,
                        "unit", "share",
                        "approx", true),
                more);
    }

    @Test
    void a_statement_stands_by_all_that_report_it() {
        Syria syria = Syria.theatre("statements");
        syria.file(Syria.strike("s", "aleppo", "2024-11-30", "russia"));
        syria.file(said("a", "about", "s"));
        syria.file(said("b", "incident", "a", "source", "ap"));
        syria.file(said("c", "incident", "a", "act", "warns", "source", "ap"));
        syria.file(said("d", "incident", "s"));

        JsonPath list = syria.get("/statements");

        assertThat(list.getList("statements.report")).isEqualTo(List.of("a", "b", "c", "d"));
        assertThat(list.getList("statements.standing"))
                .isEqualTo(List.of("corroborated", "corroborated", "reported", "reported"));
        assertThat(list.getList("statements[0].reports")).isEqualTo(List.of("a", "b"));
        assertThat(list.getString("statements[0].proposition")).isEqualTo("It struck positions only.");
        assertThat(reports(syria, "?about=s")).containsExactly("a");
        assertThat(reports(syria, "?act=warns&speaker=russia&place=syria")).containsExactly("c");
        assertThat(reports(syria, "?speaker=hts")).isEmpty();
        assertThat(reports(syria, "?region=aleppo-governorate")).isEmpty();
        assertThat(reports(syria, "?limit=1&region=syria&to=2024-12-01")).containsExactly("a", "b", "c", "d");
        assertThat(Problems.pointers(syria.api().get("/statements?act=sings&to=1"), 400, "malformed"))
                .containsExactlyInAnyOrder("act", "to");
    }

    @Test
    void statements_whose_incidents_were_merged_stand_together() {
        Syria syria = Syria.theatre("statements-merged");
        syria.file(said("a"));
        syria.file(said("b", "source", "ap"));
        assertThat(syria.get("/statements").getList("statements.standing")).isEqualTo(List.of("reported", "reported"));

        syria.api().post("/incidents/a/merges", Body.of("absorbed", List.of("b")));

        assertThat(syria.get("/statements").getList("statements.standing"))
                .isEqualTo(List.of("corroborated", "corroborated"));
        assertThat(syria.get("/statements").getList("statements[1].reports")).isEqualTo(List.of("a", "b"));
    }

    @Test
    void what_was_taken_back_is_said_no_longer() {
        Syria syria = Syria.theatre("statements-retracted");
        syria.file(said("a"));
        syria.file(said("b", "incident", "a", "source", "ap"));

        syria.retract("b");

        assertThat(syria.get("/statements").getList("statements.standing")).isEqualTo(List.of("reported"));
    }

    @Test
    void a_measure_is_given_as_it_was_with_its_unit() {
        Syria syria = Syria.theatre("measures");
        syria.file(measured("share"));
        syria.file(measured(
                "first", "measure", "first_since", "actor", null, "value", 2016, "unit", "year", "approx", null));
        syria.file(measured("no", "incident", "share", "source", "ap", "stance", "denies"));

        JsonPath shares = syria.get("/measures?measure=territory_share&actor=gov");

        assertThat(shares.getList("measures.report")).isEqualTo(List.of("no", "share"));
        assertThat(shares.getFloat("measures[1].value")).isEqualTo(0.7f);
        assertThat(shares.getBoolean("measures[1].approx")).isTrue();
        assertThat(shares.getList("measures[1].against")).isEqualTo(List.of("no"));
        assertThat(syria.get("/measures?measure=first_since").getFloat("measures[0].value"))
                .isEqualTo(2016f);
    }

    private static List<String> reports(Syria syria, String query) {
        return Pages.all(syria.api().url("/statements" + query), "statements.report");
    }
}
