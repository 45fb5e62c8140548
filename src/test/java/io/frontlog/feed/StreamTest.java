package io.frontlog.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import io.frontlog.Servers;
import io.frontlog.Syria;
import io.frontlog.feed.Listener.Block;
import io.frontlog.journal.Json;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class StreamTest {
    @Test
    void an_event_is_followed_by_the_rows_that_it_changed() {
        Syria syria = Syria.theatre("stream-order");
        try (var listener = Listener.open(syria.api().url("/stream"))) {
            syria.with("sohr: hts captured most aleppo @2024-11-30");

            List<Block> told = listener.messages(3);

            assertThat(told).extracting(Block::event).startsWith("events", "control");
            assertThat(told.get(0).id()).endsWith("/events");
            assertThat(told.get(1).id()).endsWith("/control/aleppo");
            assertThat(event(told.get(0)).getType()).isEqualTo("control.reported.v1");
            assertThat(data(told.get(1)).path("place").asText()).isEqualTo("aleppo");
        }
    }

    private static CloudEvent event(Block block) {
        return new JsonFormat().deserialize(block.data().getBytes(UTF_8));
    }

    private static JsonNode data(Block block) {
        return Json.read(block.data(), JsonNode.class).path("data");
    }
}
