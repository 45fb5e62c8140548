package io.frontlog.relations;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.Api;
import io.frontlog.Body;
import io.frontlog.Problems;
import io.frontlog.Servers;
import io.frontlog.Syria;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class RelationsTest {
    /** What the catalogue of every theatre here has: the army is part of the government. */
    private static final String ARMY = "army part_of gov -..- - catalogue";

    @Test
    void a_relation_is_listed_with_who_affirms_and_who_denies_it() {
        Syria syria = Syria.theatre("relations-said");
        syria.file(relation("r1", "gov relies_on russia", "2015-09-30", "source", "sohr"));
        syria.file(relation("r2", "gov relies_on russia", "2024-11-30", "claimant", Map.of("actor", "hts")));
        syria.file(relation("no", "gov relies_on russia", "2024-12-01", "stance", "denies", "source", "statetv"));

        JsonPath answer = syria.get("/relations?relation=relies_on");

        assertThat(lines(answer)).containsExactly("gov relies_on russia 2015-09-30..- corroborated");
        assertThat(answer.getList("relations[0].reports")).isEqualTo(List.of("r1", "r2"));
        assertThat(answer.getList("relations[0].denials")).isEqualTo(List.of("no"));
        assertThat(answer.getList("relations[0].claimants.actor")).containsExactlyInAnyOrder("hts", null);
        assertThat(answer.getList("relations[0].claimants.source")).containsExactlyInAnyOrder("sohr", null);
    }

    @Test
    void every_answer_says_when_it_is_of() {
        Syria syria = Syria.theatre("relations-when");

        Response answer = syria.api().get("/relations?validAt=2024-12-08");

        JsonPath body = answer.jsonPath();
        assertThat(body.getString("validAt")).isEqualTo("2024-12-08T20:59:59.999999999Z");
        assertThat(Instant.parse(body.getString("knownAt"))).isAfter(Instant.parse(body.getString("validAt")));
        assertThat(body.getString("position")).isEqualTo(answer.header("Frontlog-Position"));
    }

    @Test
    void a_relation_holds_from_its_start_until_its_end() {
        Syria syria = Syria.theatre("relations-until");
        syria.file(relation("ally", "russia allied_with gov", "2024-11-30", "until", "2024-12-08"));

        List<List<String>> found = Stream.of("2024-11-29", "2024-11-30", "2024-12-08", "2024-12-09")
                .map(day -> lines(syria.get("/relations?relation=allied_with&validAt=" + day)))
                .toList();

        List<String> held = List.of("gov allied_with russia 2024-11-30..2024-12-08 reported");
        assertThat(found).containsExactly(List.of(), held, held, List.of());
        assertThat(lines(syria.get("/relations"))).containsExactly(ARMY);
        assertThat(lines(syria.get("/relations?relation=allied_with&validAt=2024-12-08T20:00:00Z")))
                .isEqualTo(held);
    }

    @Test
    void a_neutral_denial_holds_it_down() {
        Syria syria = Syria.theatre("relations-denied");
        syria.file(relation("r1", "russia backs gov", "2024-11-30", "verdict", "fair"));
        String before = standing(syria);

        syria.file(relation("no", "russia backs gov", "2024-12-01", "stance", "denies", "source", "ap"));

        assertThat(List.of(before, standing(syria))).containsExactly("corroborated", "reported");
        assertThat(syria.get("/relations?relation=backs&validAt=2024-11-30").getList("relations[0].denials"))
                .isEmpty();
    }

    @Test
    void what_the_catalogue_has_stands_beside_what_is_said() {
        Syria syria = Syria.theatre("relations-part-of");
        syria.file(relation("r1", "army part_of gov", "2024-11-30"));
        syria.file(relation("r2", "army hostile_to hts", "2024-11-30"));

        JsonPath answer = syria.get("/relations");

        assertThat(lines(answer))
                .containsExactly(
                        "army part_of gov 2024-11-30..- reported", ARMY, "army hostile_to hts 2024-11-30..- reported");
        assertThat(answer.getList("relations[1].reports")).isEmpty();
        assertThat(answer.getMap("relations[1]"))
                .containsEntry("standing", null)
                .containsEntry("since", null);
    }

    @Test
    void the_actors_at_an_end_of_what_is_listed_are_named() {
        Syria syria = Syria.theatre("relations-actors");
        syria.file(relation("r1", "russia backs gov", "2024-11-30", "claimant", Map.of("actor", "hts")));

        JsonPath all = syria.get("/relations");
        JsonPath backs = syria.get("/relations?relation=backs,leads");
        JsonPath none = syria.get("/relations?relation=leads");

        assertThat(all.getList("actors.id")).isEqualTo(List.of("army", "gov", "russia"));
        assertThat(all.getMap("actors[0]"))
                .isEqualTo(Map.of(
                        "id", "army", "names", Map.of("en", "state_forces"), "kind", "state_forces", "partOf", "gov"));
        assertThat(all.getMap("actors[1]")).containsEntry("partOf", null);
        assertThat(backs.getList("actors.id")).isEqualTo(List.of("gov", "russia"));
        assertThat(none.getList("actors")).isEmpty();
    }

    @Test
    void an_actor_s_relations_are_those_at_an_end_of_which_it_stands() {
        Syria syria = Syria.theatre("relations-of-actor");
        syria.file(relation("r1", "russia backs gov", "2024-11-30", "claimant", Map.of("actor", "hts")));
        syria.file(relation("r2", "hts hostile_to gov", "2024-11-30"));

        List<List<String>> found = Stream.of("hts", "gov", "army", "russia")
                .map(actor -> lines(syria.get("/relations?actor=" + actor)))
                .toList();

        String backs = "russia backs gov 2024-11-30..- claimed";
        String hostile = "gov hostile_to hts 2024-11-30..- reported";
        assertThat(found)
                .containsExactly(List.of(hostile), List.of(ARMY, hostile, backs), List.of(ARMY), List.of(backs));
        assertThat(lines(syria.get("/relations?actor=gov&relation=backs,part_of")))
                .containsExactly(ARMY, backs);
    }

    @Test
    void curation_moves_what_is_answered() {
        Syria syria = Syria.theatre("relations-curated");
        Map<String, Object> report = relation("r1", "russia backs gov", "2024-11-30");
        syria.file(report);
        var seen = new ArrayList<List<String>>();

        syria.curate("r1", "amendments", Body.with(report, "relation", "leads", "until", "2100-01-01"));
        seen.add(lines(syria.get("/relations?actor=russia")));
        syria.assess("r1", "discounted");
        seen.add(lines(syria.get("/relations?actor=russia")));
        syria.assess("r1", "confirmed");
        seen.add(lines(syria.get("/relations?actor=russia")));
        syria.retract("r1");
        seen.add(lines(syria.get("/relations?actor=russia")));
        syria.curate("r1", "reinstatement", Map.of());
        seen.add(lines(syria.get("/relations?actor=russia")));

        String leads = "russia leads gov 2024-11-30..2100-01-01 ";
        assertThat(seen)
                .containsExactly(
                        List.of(leads + "reported"),
                        List.of(),
                        List.of(leads + "confirmed"),
                        List.of(),
                        List.of(leads + "confirmed"));
    }

    @Test
    void wrong_parameters_are_named() {
        Syria syria = Syria.theatre("relations-wrong");

        Response words = syria.api().get("/relations?relation=loves&validAt=soon");
        Response actor = syria.api().get("/relations?actor=aleppo");
        Response nowhere = new Api("relations-nowhere").get("/relations");

        assertThat(Problems.pointers(words, 400, "malformed")).containsExactlyInAnyOrder("relation", "validAt");
        assertThat(Problems.pointers(actor, 400, "malformed")).containsExactly("actor");
        assertThat(Problems.pointers(nowhere, 404, "not-found")).isEmpty();
    }

    /** What Live Mint reports, unless said otherwise; {@code line} is {@code from relation to}. */
    private static Map<String, Object> relation(String id, String line, String since, Object... more) {
        String[] words = line.split(" ");
        Map<String, Object> body = Body.of(
                "kind",
                "relation",
                "id",
                id,
                "place",
                "syria",
                "when",
                Map.of("from", since),
                "source",
                "mint",
                "from",
                words[0],
                "relation",
                words[1],
                "to",
                words[2]);
        return Body.with(body, more);
    }

    private static String standing(Syria syria) {
        return syria.get("/relations?relation=backs").getString("relations[0].standing");
    }

    private static List<String> lines(JsonPath answer) {
        List<Map<String, Object>> relations = answer.getList("relations");
        return relations.stream()
                .map(r -> "%s %s %s %s..%s %s%s"
                        .formatted(
                                r.get("from"),
                                r.get("relation"),
                                r.get("to"),
                                Objects.toString(r.get("since"), "-"),
                                Objects.toString(r.get("until"), "-"),
                                Objects.toString(r.get("standing"), "-"),
                                r.get("catalogue").equals(true) ? " catalogue" : ""))
                .toList();
    }
}
