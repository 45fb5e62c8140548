package io.frontlog.feed;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import io.frontlog.Api;
import io.frontlog.Body;
import io.frontlog.Problems;
import io.frontlog.Servers;
import io.frontlog.Syria;
import io.frontlog.feed.Listener.Block;
import io.frontlog.journal.Json;
import io.frontlog.journal.Position;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
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

    @Test
    void who_asks_for_kinds_topics_and_a_place_gets_what_is_of_them_alone() {
        Syria syria = Syria.theatre("stream-filtered");
        try (var strikes = Listener.open(syria.api().url("/stream?kind=strike&topic=events,incidents&place=aleppo"));
                var control = Listener.open(syria.api().url("/stream?topic=control"))) {
            syria.with("sohr: hts captured most aleppo @2024-11-30");
            syria.file(Syria.strike("elsewhere", "idlib", "2024-11-30"));
            syria.file(Syria.strike("at-the-airport", "airport", "2024-11-30"));
            syria.with("ap: hts captured most idlib @2024-11-30");

            assertThat(strikes.messages(2))
                    .extracting(block -> block.event() + " " + event(block).getSubject())
                    .containsExactly("events report/at-the-airport", "incidents at-the-airport");
            assertThat(control.messages(2))
                    .extracting(block -> event(block).getSubject())
                    .containsExactly("aleppo", "idlib");
        }
    }

    @Test
    void a_place_that_is_recorded_later_is_in_what_it_lies_in_from_then_on() {
        Syria syria = Syria.theatre("stream-places");
        try (var listener =
                Listener.open(syria.api().url("/stream?topic=events&place=aleppo-governorate&kind=strike"))) {
            syria.api()
                    .put("/places/new-village", Syria.place("village", "aleppo-governorate"))
                    .then()
                    .statusCode(201);
            syria.file(Syria.strike("in-idlib", "idlib", "2024-11-30"));
            syria.file(Syria.strike("in-the-village", "new-village", "2024-11-30"));

            assertThat(event(listener.nextMessage()).getSubject()).isEqualTo("report/in-the-village");
        }
    }

    @Test
    void what_leaves_a_place_is_told_of_to_who_follows_it() {
        Syria syria = Syria.theatre("stream-leaving");
        syria.file(Syria.strike("moving", "aleppo", "2024-11-30"));
        try (var listener = Listener.open(syria.api().url("/stream?topic=incidents&place=aleppo"))) {
            syria.api()
                    .post("/reports/moving/amendments", Syria.strike("moving", "idlib", "2024-11-30"))
                    .then()
                    .statusCode(200);
            syria.retract("moving");

            assertThat(data(listener.nextMessage()).path("place").asText()).isEqualTo("idlib");
            assertThat(event(listener.nextMessage()).getData()).isNull();
        }
    }

    @Test
    void whoever_comes_again_goes_on_right_behind_the_last_message_wherever_it_was_cut_off() {
        Syria syria = Syria.theatre("stream-resumed");
        String begin = syria.api().get("/places/aleppo/control").header("Frontlog-Position");
        syria.with("sohr: hts captured most aleppo @2024-11-30", "ap: hts captured all aleppo @2024-11-30");
        syria.file(Syria.strike("one", "aleppo", "2024-11-29"));
        syria.file(Syria.strike("other", "airport", "2024-11-30"));
        syria.retract("one");
        String path = syria.api().url("/stream");
        List<Block> whole = upToNow(path, begin);

        for (int i = 0; i < whole.size() - 1; i++) {
            assertThat(upToNow(path, whole.get(i).id())).isEqualTo(whole.subList(i + 1, whole.size()));
        }
    }

    @Test
    void whoever_is_cut_off_again_and_again_while_much_happens_gets_each_event_once_and_each_last_row() {
        Syria syria = Syria.theatre("stream-cut");
        String path = syria.api().url("/stream");
        var told = new ArrayList<Block>();
        String last = syria.api().get("/places/aleppo/control").header("Frontlog-Position");
        var poster = new Thread(() -> {
            for (int i = 0; i < 60; i++) syria.file(Syria.strike("s-" + i, "aleppo", "2024-11-" + (10 + i % 20)));
        });
        poster.start();
        var random = new Random(7);
        while (told.stream().noneMatch(block -> block.data().contains("report/s-59"))) {
            try (var listener = Listener.open(path, last)) {
                told.addAll(listener.messages(1 + random.nextInt(9)));
            }
            last = told.get(told.size() - 1).id();
        }
        told.addAll(upToNow(path, last));

        assertThat(told).extracting(Block::id).doesNotHaveDuplicates();
        assertThat(told.stream().filter(block -> block.event().equals("events")).map(block -> event(block)
                        .getSubject()))
                .containsExactlyElementsOf(
                        IntStream.range(0, 60).mapToObj(i -> "report/s-" + i).toList());
        assertThat(lastRows(told)).isEqualTo(lastRows(upToNow(path, begin(told))));
    }

    /** Everything behind an id that is there already; a report that follows marks the end. */
    private static List<Block> upToNow(String path, String after) {
        String theatre = path.split("/")[3];
        String mark = "mark-" + System.nanoTime();
        try (var listener = Listener.open(path, after)) {
            new Api(theatre)
                    .put("/sources/" + mark, Syria.source("media", null))
                    .then()
                    .statusCode(201);
            List<Block> all = listener.messagesUntil(block -> block.data().contains("source/" + mark));
            return all.stream()
                    .filter(block -> !block.data().contains("\"source/mark-"))
                    .toList();
        }
    }

    /** Before the first of them. */
    private static String begin(List<Block> told) {
        String first = told.get(0).id();
        String[] position = first.substring(0, first.indexOf('/')).split(":");
        return position[0] + ":" + (Long.parseLong(position[1]) - 1);
    }

    private static Map<String, String> lastRows(List<Block> told) {
        var rows = new TreeMap<String, String>();
        for (Block block : told) {
            if (!block.event().equals("events"))
                rows.put(block.event() + "/" + event(block).getSubject(), block.data());
        }
        return rows;
    }

    @Test
    void what_cannot_be_followed_is_a_problem_and_no_stream() {
        Api api = Syria.theatre("stream-problems").api();

        assertThat(Problems.pointers(api.get("/stream?kind=rumour&topic=journal&after=soon"), 400, "malformed"))
                .containsExactlyInAnyOrder("kind", "topic", "after");
        int here =
                Position.parse(api.get("/events").header("Frontlog-Position")).partition();
        for (String id : List.of(here + ":1/rumours/x", here + ":1/control", (here + 1) + ":1", "x", here + ":")) {
            var refused = given().header("Last-Event-ID", id).get(api.url("/stream"));
            assertThat(Problems.pointers(refused, 400, "malformed")).as(id).containsExactly("Last-Event-ID");
        }
        assertThat(Listener.response(new Api("stream-nowhere").url("/stream"), null)
                        .statusCode())
                .isEqualTo(404);
        assertThat(api.get("/stream?place=atlantis").statusCode()).isEqualTo(400);
    }

    @Test
    void who_goes_away_leaves_nothing_behind() throws InterruptedException {
        Syria syria = Syria.theatre("stream-released");
        try (var one = Listener.open(syria.api().url("/stream"));
                var other = Listener.open(syria.api().url("/stream"))) {
            assertThat(readers()).isGreaterThanOrEqualTo(2);
            syria.with("sohr: hts captured most aleppo @2024-11-30");
            assertThat(one.nextMessage()).isEqualTo(other.nextMessage());
        }

        awaitNoReaders();
    }

    @Test
    void who_goes_away_before_it_is_open_leaves_nothing_behind() throws IOException, InterruptedException {
        byte[] request = ("GET " + Syria.theatre("stream-never").api().url("/stream")
                        + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                .getBytes(UTF_8);
        for (int i = 0; i < 500; i++) {
            try (var socket = new Socket("localhost", RestAssured.port)) {
                socket.getOutputStream().write(request);
                Thread.sleep(i % 5); // milliseconds: about as long as it takes to open
            }
        }

        awaitNoReaders();
    }

    private static void awaitNoReaders() throws InterruptedException {
        for (int i = 0; i < 100 && readers() > 0; i++) Thread.sleep(50);
        assertThat(readers()).isZero();
    }

    @Test
    void who_is_too_slow_is_told_so_and_can_go_on_where_it_stopped() throws IOException {
        Syria syria = Syria.theatre("stream-slow");
        String path = syria.api().url("/stream?topic=events");
        String read;
        try (var socket = new Socket()) {
            socket.setReceiveBufferSize(4096);
            socket.setSoTimeout(60_000);
            socket.connect(new InetSocketAddress("localhost", RestAssured.port));
            socket.getOutputStream()
                    .write(("GET " + path
                                    + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\nConnection: close\r\n\r\n")
                            .getBytes(UTF_8));
            socket.getInputStream().read(); // it is open, and nothing more is taken for now
            for (int i = 0; i < 700; i++) {
                syria.file(Body.with(Syria.strike("s-" + i, "aleppo", "2024-11-30"), "notes", "x".repeat(19_000)));
            }
            read = new String(socket.getInputStream().readAllBytes(), UTF_8);
        }

        assertThat(read).contains("event: cut-off\n").contains("urn:frontlog:problem:cut-off");
        var ids = Pattern.compile("(?m)^id: (.*/events)$")
                .matcher(read)
                .results()
                .map(m -> m.group(1))
                .toList();
        assertThat(ids).isNotEmpty().hasSizeLessThan(700);
        try (var again = Listener.open(path, ids.get(ids.size() - 1))) {
            assertThat(event(again.nextMessage()).getSubject()).isEqualTo("report/s-" + ids.size());
        }
    }

    private static int readers() {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("frontlog_feed_readers "))
                .mapToInt(line -> (int) Double.parseDouble(line.split(" ")[1]))
                .sum();
    }

    private static CloudEvent event(Block block) {
        return new JsonFormat().deserialize(block.data().getBytes(UTF_8));
    }

    private static JsonNode data(Block block) {
        return Json.read(block.data(), JsonNode.class).path("data");
    }
}
