package io.frontlog.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.Api;
import io.frontlog.Servers;
import io.frontlog.Syria;
import io.frontlog.embedded.LoadedScenario;
import io.frontlog.journal.Position;
import io.frontlog.topics.TopicReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who follows {@code frontlog.control} by an example has what is answered. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class ControlExamplesTest {
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    private void awaitPublished(Api api) throws Exception {
        String position = api.get("/control?limit=1").jsonPath().getString("position");
        try (var reader = new TopicReader(bootstrap)) {
            reader.awaitPublished(Position.parse(position).partition());
        }
    }

    /** Status and holder by place. */
    private static Map<String, String> answered(Api api) {
        List<Map<String, String>> places = api.get("/control").jsonPath().getList("places");
        return places.stream()
                .collect(toMap(
                        place -> place.get("place"),
                        place ->
                                place.get("status") + " " + (place.get("holder") == null ? "-" : place.get("holder"))));
    }

    /** The same by the last line of each place. */
    private static Map<String, String> printed(Api api, List<String> lines) {
        var printed = new TreeMap<String, String>();
        for (String line : lines) {
            String[] words = line.split(" +", 2);
            if (!words[0].startsWith(api.theatre() + "/")) continue;
            String place = words[0].substring(api.theatre().length() + 1);
            if (words[1].equals("gone")) printed.remove(place);
            else printed.put(place, words[1].replaceAll(" +", " "));
        }
        return printed;
    }

    @Test
    void kcat_prints_who_controls_each_place_of_the_scenario() throws Exception {
        LoadedScenario.load();
        var api = new Api("syria");
        awaitPublished(api);

        try (var script = Script.start("kcat", Map.of(), "follow-control.sh", bootstrap, "--once")) {
            assertThat(printed(api, script.lines())).isEqualTo(answered(api)).hasSizeGreaterThan(90);
        }
    }

    @Test
    void the_table_holds_who_controls_each_place_of_the_scenario() throws Exception {
        LoadedScenario.load();
        var api = new Api("syria");
        awaitPublished(api);

        try (var example = Script.java("ControlTable.java", bootstrap, "--once")) {
            assertThat(printed(api, example.lines())).isEqualTo(answered(api)).hasSizeGreaterThan(90);
        }
    }

    @Test
    @Timeout(120)
    void both_print_each_change_and_what_is_gone_while_they_run() throws Exception {
        Syria syria = Syria.theatre("follow-control").with(Syria.BASELINE);
        try (var script = Script.start("kcat", Map.of(), "follow-control.sh", bootstrap);
                var table = Script.java("ControlTable.java", bootstrap)) {
            for (var example : List.of(script, table)) {
                assertThat(example.line("follow-control/aleppo")).endsWith("controlled   gov");
            }

            syria.retract("base");
            for (var example : List.of(script, table)) {
                assertThat(example.line("follow-control/aleppo")).endsWith("gone");
            }

            syria.with("hts: hts captured all idlib @2024-11-29", "sohr: hts captured all idlib @2024-11-29");
            for (var example : List.of(script, table)) {
                assertThat(example.line("follow-control/idlib")).startsWith("follow-control/idlib");
            }
        }
    }

    @Test
    void a_table_is_never_set_back() throws Exception {
        var table = new ControlTable();

        assertThat(table.apply(row("3:7", "{\"status\":\"contested\"}"))).isTrue();
        assertThat(table.apply(row("3:5", "{\"status\":\"controlled\"}"))).isFalse();
        assertThat(table.rows().get("syria/homs").path("status").asText()).isEqualTo("contested");
        assertThat(table.apply(row("3:9", null))).isTrue();
        assertThat(table.apply(row("3:7", "{\"status\":\"contested\"}"))).isFalse();
        assertThat(table.rows()).isEmpty();
    }

    private static ConsumerRecord<String, byte[]> row(String position, String value) {
        var row = new ConsumerRecord<>(
                "frontlog.control", 3, 0, "syria/homs", value == null ? null : value.getBytes(UTF_8));
        row.headers().add("ce_position", position.getBytes(UTF_8));
        return row;
    }
}
