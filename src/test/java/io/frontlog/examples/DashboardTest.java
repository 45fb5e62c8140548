package io.frontlog.examples;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.Api;
import io.frontlog.Pages;
import io.frontlog.Servers;
import io.frontlog.embedded.LoadedScenario;
import io.frontlog.journal.Position;
import io.frontlog.topics.TopicReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A dashboard that is made of the compacted topics alone shows what is answered. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class DashboardTest {
    private static final Api SYRIA = new Api("syria");

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    private final Dashboard dashboard = new Dashboard("syria");

    @BeforeEach
    void rebuild() throws Exception {
        LoadedScenario.load();
        String position = SYRIA.get("/control?limit=1").jsonPath().getString("position");
        try (var reader = new TopicReader(bootstrap)) {
            reader.awaitPublished(Position.parse(position).partition());
        }
        dashboard.rebuild(bootstrap);
    }

    private static List<Map<String, Object>> list(String path, String list) {
        return SYRIA.get(path).jsonPath().getList(list);
    }

    @Test
    void places_by_who_controls_them() {
        assertThat(dashboard.placesByHolder())
                .isNotEmpty()
                .isEqualTo(list("/control", "places").stream()
                        .collect(groupingBy(
                                place -> place.get(place.get("status").equals("controlled") ? "holder" : "status")
                                        .toString(),
                                counting())));
    }

    @Test
    void live_incidents_by_kind() {
        List<String> kinds = Pages.all(SYRIA.url("/incidents?state=live"), "incidents.kind");

        assertThat(dashboard.liveIncidentsByKind())
                .isNotEmpty()
                .isEqualTo(kinds.stream().collect(groupingBy(kind -> kind, counting())));
    }

    @Test
    void strikes_by_region() {
        var rows = list("/incident-counts?kind=strike&by=region&level=region", "rows");

        assertThat(dashboard.strikesByRegion())
                .isNotEmpty()
                .isEqualTo(rows.stream()
                        .collect(toMap(
                                row -> row.get("region").toString(), row -> ((Number) row.get("high")).longValue())));
    }

    @Test
    void the_latest_that_were_first_since() {
        List<String> days = Pages.all(
                SYRIA.url("/precedents?limit=1000"), "precedents.findAll { it.finding == 'supported' }.firstDay");
        List<String> latest = dashboard.latestPrecedents();

        assertThat(latest).hasSameSizeAs(days).isNotEmpty();
        assertThat(latest.stream().map(line -> line.substring(0, 10)))
                .containsExactlyElementsOf(
                        days.stream().sorted(Comparator.reverseOrder()).toList());
    }
}
