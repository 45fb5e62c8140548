package io.frontlog.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.Api;
import io.frontlog.Body;
import io.frontlog.Pages;
import io.frontlog.Problems;
import io.frontlog.Servers;
import io.frontlog.Syria;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class ReportListTest {
    /** In the order of their days: two of control, a strike told twice, a week's clash, an advance that is feared. */
    private static Syria reports(String theatre) {
        Syria syria = Syria.theatre(theatre);
        syria.with(Syria.BASELINE, "tv/statetv: denies hts captured most aleppo @2024-11-30");
        syria.file(Body.with(Syria.strike("raid", "airport", "2024-11-30", "russia"), "tags", List.of("air", "night")));
        syria.file(Body.with(
                Syria.strike("raid-2", "aleppo", "2024-12-01", "gov"),
                "source",
                "ap",
                "incident",
                "raid",
                "external",
                Map.of("dataset", "acled", "id", "SYR1")));
        syria.file(Body.of(
                "kind",
                "clash",
                "id",
                "week",
                "place",
                "idlib-governorate",
                "when",
                Map.of("from", "2024-12-04", "precision", "week"),
                "source",
                "sohr",
                "tags",
                List.of("night"),
                "participants",
                List.of(Map.of("actor", "hts", "role", "side_a"), Map.of("actor", "army", "role", "side_b"))));
        syria.file(Body.of(
                "kind",
                "movement",
                "id",
                "fear",
                "place",
                "syria",
                "when",
                Map.of("from", "2024-12-10"),
                "source",
                "sohr",
                "stance",
                "anticipates",
                "actor",
                "hts",
                "movement",
                "advance"));
        syria.file(Syria.strike("gone", "aleppo", "2024-12-11", "russia"));
        syria.assess("raid", "weak");
        syria.retract("gone");
        return syria;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            textBlock =
                    """
                    limit=1000                              | base raid tv raid-2 week fear
                    kind=strike                             | raid raid-2
                    kind=strike,clash                       | raid raid-2 week
                    kind=measure                            | ''
                    place=aleppo                            | base tv raid-2
                    region=aleppo                           | base raid tv raid-2
                    region=idlib-governorate                | week
                    region=syria                            | base raid tv raid-2 week fear
                    source=mint                             | base raid
                    source=ap                               | raid-2
                    actor=hts                               | tv week fear
                    actor=army                              | week
                    actor=gov                               | base raid-2
                    incident=raid                           | raid raid-2
                    incident=none                           | ''
                    stance=denies                           | tv
                    stance=denies,anticipates               | tv fear
                    verdict=fair                            | base
                    verdict=weak,fair                       | base raid
                    verdict=unassessed                      | tv raid-2 week fear
                    dataset=acled                           | raid-2
                    dataset=ucdp-ged                        | ''
                    tag=night                               | raid week
                    tag=air                                 | raid
                    tag=nigh                                | ''
                    from=2024-12-01                         | raid-2 week fear
                    from=2024-12-08                         | week fear
                    from=2024-12-09                         | fear
                    to=2024-11-30                           | base raid tv
                    to=2024-12-02                           | base raid tv raid-2 week
                    from=2024-11-30&to=2024-11-30           | raid tv
                    retracted=false&kind=strike             | raid raid-2
                    retracted=true                          | gone
                    retracted=any&kind=strike               | raid raid-2 gone
                    region=aleppo&kind=strike&tag=air       | raid
                    region=aleppo-governorate&actor=gov&stance=affirms&from=2024-12-01 | raid-2
                    place=aleppo&incident=raid&source=ap&dataset=acled&verdict=unassessed | raid-2
                    """)
    void filters_narrow_the_list_each_alone_and_all_together(String query, String ids) {
        List<String> found = shared().get("/reports?" + query).getList("reports.id");

        assertThat(String.join(" ", found)).isEqualTo(ids);
    }

    @Test
    void each_entry_is_the_report_s_own_document() {
        Syria syria = shared();

        JsonPath list = syria.get("/reports?retracted=any");

        List<Map<String, Object>> reports = list.getList("reports");
        assertThat(reports).hasSize(7).allSatisfy(report -> assertThat(report)
                .isEqualTo(syria.get("/reports/" + report.get("id")).getMap("")));
        assertThat(list.getString("next")).isNull();
        assertThat(syria.api().get("/reports").header("Frontlog-Position")).isEqualTo(list.getString("position"));
    }

    @Test
    void a_report_is_found_by_what_it_says_now() {
        Syria syria = Syria.theatre("reports-now").with("sohr: hts captured most aleppo @2024-11-30");

        syria.curate(
                "sohr", "amendments", Body.with(Syria.said("sohr: army withdrew all idlib @2024-12-01"), "id", null));

        List<List<String>> found = Stream.of("place=aleppo", "actor=hts", "to=2024-11-30", "place=idlib", "actor=army")
                .map(query -> syria.get("/reports?" + query).<String>getList("reports.id"))
                .toList();
        assertThat(found).containsExactly(List.of(), List.of(), List.of(), List.of("sohr"), List.of("sohr"));
    }

    @Test
    void a_merged_incident_s_reports_are_found_by_every_id_of_it() {
        Syria syria = Syria.theatre("reports-merged");
        for (String id : List.of("a", "b", "c", "d")) syria.file(Syria.strike(id, "aleppo", "2024-11-30"));
        syria.api()
                .post("/incidents/b/merges", Body.of("absorbed", List.of("c")))
                .then()
                .statusCode(200);
        syria.api()
                .post("/incidents/a/merges", Body.of("absorbed", List.of("b")))
                .then()
                .statusCode(200);

        List<List<String>> found = Stream.of("a", "b", "c", "d")
                .map(id -> syria.get("/reports?incident=" + id).<String>getList("reports.id"))
                .toList();

        List<String> merged = List.of("a", "b", "c");
        assertThat(found).containsExactly(merged, merged, merged, List.of("d"));
    }

    @Test
    void pages_hold_every_report_once() {
        Syria syria = Syria.theatre("reports-pages");
        IntStream.range(0, 25)
                .forEach(i -> syria.file(Syria.strike("r" + i, "aleppo", "2024-11-" + (10 + i * 7 % 5), "russia")));
        List<String> all = syria.get("/reports").getList("reports.id");

        assertThat(all).hasSize(25);
        for (int limit : new int[] {1, 4, 5, 24, 25, 1000}) {
            assertThat(Pages.all(syria.api().url("/reports?limit=" + limit), "reports.id"))
                    .isEqualTo(all);
        }
        assertThat(Pages.all(syria.api().url("/reports?limit=2&actor=russia&region=syria&kind=strike"), "reports.id"))
                .isEqualTo(all);
    }

    @Test
    void what_is_recorded_meanwhile_makes_no_page_skip_or_repeat() {
        Syria syria = Syria.theatre("reports-meanwhile");
        for (int i = 10; i < 20; i++) syria.file(Syria.strike("r" + i, "aleppo", "2024-11-" + i));

        var found = new ArrayList<String>();
        String next = "";
        for (int i = 10; next != null; i++) {
            JsonPath page = syria.get("/reports?limit=3" + next);
            found.addAll(page.getList("reports.id", String.class));
            next = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
            syria.file(Syria.strike("before" + i, "aleppo", "2024-11-09"));
            syria.file(Syria.strike("a-later" + i, "idlib", "2024-12-0" + (i - 9)));
        }

        assertThat(found).startsWith("r10", "r11", "r12", "r13", "r14", "r15", "r16", "r17", "r18", "r19");
        assertThat(found).doesNotHaveDuplicates().noneMatch(id -> id.startsWith("before"));
        assertThat(found).contains("a-later10", "a-later11");
    }

    @Test
    void all_wrong_parameters_are_named_at_once() {
        Syria syria = shared();

        Response refused = syria.api()
                .get("/reports?kind=war,strike&stance=doubts&verdict=fine&from=2024-13-01&to=later&retracted=maybe"
                        + "&limit=0&cursor=*");
        Response range = syria.api().get("/reports?from=2024-12-02&to=2024-12-01");
        Response far = syria.api().get("/reports?from=-999999999-01-01&to=%2B999999999-01-01");

        assertThat(Problems.pointers(refused, 400, "malformed"))
                .containsExactlyInAnyOrder("kind", "stance", "verdict", "from", "to", "retracted", "limit", "cursor");
        assertThat(Problems.pointers(range, 400, "malformed")).containsExactly("to");
        assertThat(Problems.pointers(far, 400, "malformed")).containsExactly("from", "to");
    }

    @Test
    void whatever_is_named_must_be_in_the_catalogue() {
        Syria syria = shared();

        Response refused = syria.api().get("/reports?place=alepo&region=syria&source=hts&actor=sohr");
        Response region = syria.api().get("/reports?region=russia&source=mint");

        assertThat(Problems.pointers(refused, 400, "malformed")).containsExactly("place", "source", "actor");
        assertThat(Problems.pointers(region, 400, "malformed")).containsExactly("region");
    }

    @ParameterizedTest
    @CsvSource({"aleppo", "2024-11-30", "2024-11-3x r1", "+999999999-01-01 r1"})
    void a_cursor_of_another_list_is_refused(String key) {
        String cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));

        Response refused = shared().api().get("/reports?cursor=" + cursor);

        assertThat(Problems.pointers(refused, 400, "malformed")).containsExactly("cursor");
    }

    @Test
    void a_theatre_that_is_not_there_has_no_list() {
        Response missing = new Api("reports-nowhere").get("/reports");

        assertThat(Problems.pointers(missing, 404, "not-found")).isEmpty();
    }

    /** One theatre for all that only reads. */
    private static Syria shared() {
        return Shared.SYRIA;
    }

    private static final class Shared {
        private static final Syria SYRIA = reports("reports-list");
    }
}
