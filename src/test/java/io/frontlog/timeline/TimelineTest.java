package io.frontlog.timeline;

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

/** One thing after another. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class TimelineTest {
    @Test
    void a_place_an_actor_and_a_region_each_have_theirs() {
        Syria syria = Syria.theatre("timeline")
                .with(
                        "fall/sohr: hts captured most aleppo @2024-11-30",
                        "airport/hts: hts captured all airport @2024-11-30");
        syria.file(Syria.strike("strike", "idlib", "2024-11-28", "russia"));
        syria.file(Body.of(
                "kind", "movement",
                "id", "advance",
                "place", "aleppo-governorate",
                "when", Map.of("from", "2024-12-01"),
                "source", "mint",
                "actor", "hts",
                "movement", "advance"));
        syria.file(Body.with(Syria.strike("soon", "aleppo", "2024-12-02", "russia"), "stance", "anticipates"));
        syria.file(Body.with(Syria.strike("never", "aleppo", "2024-11-29", "russia"), "stance", "denies"));

        assertThat(entries(syria, "")).containsExactly("strike", "airport", "fall", "advance", "soon");
        assertThat(entries(syria, "?place=aleppo")).containsExactly("airport", "fall", "soon");
        assertThat(entries(syria, "?region=aleppo-governorate")).containsExactly("airport", "fall", "advance", "soon");
        assertThat(entries(syria, "?actor=hts&limit=1")).containsExactly("airport", "fall", "advance");
        assertThat(entries(syria, "?kind=control,movement&from=2024-12-01")).containsExactly("advance");
    }

    @Test
    void an_entry_says_what_it_was_and_what_it_rests_on() {
        Syria syria = Syria.theatre("timeline-entry").with("fall/sohr: hts captured most aleppo @2024-11-30");

        JsonPath entry = syria.get("/timeline");

        assertThat(entry.getMap("entries[0].what"))
                .isEqualTo(Map.of("kind", "control", "actor", "hts", "change", "captured", "extent", "most"));
        assertThat(entry.getString("entries[0].standing")).isEqualTo("reported");
        assertThat(entry.getList("entries[0].reports")).isEqualTo(List.of("fall"));
        assertThat(entry.getString("entries[0].when.precision")).isEqualTo("day");
    }

    private static List<String> entries(Syria syria, String query) {
        return Pages.all(syria.api().url("/timeline" + query), "entries.incident");
    }
}
