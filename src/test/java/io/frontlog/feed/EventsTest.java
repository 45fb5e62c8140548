package io.frontlog.feed;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import io.frontlog.Api;
import io.frontlog.Body;
import io.frontlog.Problems;
import io.frontlog.Servers;
import io.frontlog.Syria;
import io.frontlog.journal.Json;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class EventsTest {
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; ?rel=\"?next\"?");

    @Test
    void pages_that_link_to_each_other_hold_every_accepted_event_once_in_order() {
        Syria syria = Syria.theatre("events-pages");
        syria.with(Syria.BASELINE, "sohr: hts captured most aleppo @2024-11-30");
        syria.retract("sohr");
        syria.with("sohr: hts captured most aleppo @2024-11-30"); // a repetition
        syria.api().post("/reports/sohr/retraction", Body.of("reason", "error")); // not live

        List<String> all = lines(syria.api().get("/events"));
        var paged = new ArrayList<String>();
        String next = syria.api().url("/events?limit=3");
        while (next != null) {
            Response page = given().urlEncodingEnabled(false).get(next);
            assertThat(lines(page)).isNotEmpty().hasSizeLessThanOrEqualTo(3);
            paged.addAll(lines(page));
            next = next(page);
        }

        assertThat(paged).isEqualTo(all);
        assertThat(all)
                .extracting(line -> Json.read(line, JsonNode.class).path("type").asText())
                .startsWith("theatre.recorded.v1", "place.recorded.v1")
                .endsWith("control.reported.v1", "control.reported.v1", "report.retracted.v1")
                .hasSize(18);
        assertThat(all.stream().map(EventsTest::offset).collect(toList()))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void a_page_that_ends_with_the_last_event_links_to_no_other() {
        Api api = Api.theatre("events-last");
        api.put("/sources/mint", Syria.source("media", null)).then().statusCode(201);

        Response page = api.get("/events?limit=2");

        assertThat(lines(page)).hasSize(2);
        assertThat(next(page)).isNull();
    }

    @Test
    void what_is_recorded_after_a_position_is_read_behind_it() {
        Api api = Api.theatre("events-after");
        String before = api.put("/sources/mint", Syria.source("media", null)).header("Frontlog-Position");
        String after = api.put("/sources/ap", Syria.source("media", null)).header("Frontlog-Position");

        Response behind = api.get("/events?after=" + before);
        Response none = api.get("/events?after=" + after);

        assertThat(lines(behind)).hasSize(1).first().asString().contains("\"position\":\"" + after + "\"");
        assertThat(behind.header("Frontlog-Position")).isEqualTo(after);
        assertThat(behind.contentType()).startsWith("application/x-ndjson");
        assertThat(lines(none)).isEmpty();
    }

    @Test
    void each_line_is_a_cloud_event_that_others_read() {
        Syria syria = Syria.theatre("events-cloud");
        Response filed = given().contentType("application/json")
                .header("From", "حلب")
                .body(Body.with(Syria.strike("s-1", "aleppo", "2024-11-30", "russia"), "notes", "حلب"))
                .post(syria.api().url("/reports"));
        filed.then().statusCode(201);

        List<String> lines = lines(syria.api().get("/events"));
        CloudEvent event =
                new JsonFormat().deserialize(lines.get(lines.size() - 1).getBytes(UTF_8));

        assertThat(event.getType()).isEqualTo("strike.reported.v1");
        assertThat(event.getSource()).hasToString("/v1/theatres/events-cloud");
        assertThat(event.getSubject()).isEqualTo("report/s-1");
        assertThat(event.getExtension("position")).isEqualTo(filed.header("Frontlog-Position"));
        assertThat(event.getExtension("subjectversion")).isEqualTo(1);
        assertThat(event.getDataContentType()).isEqualTo("application/json");
        JsonNode data =
                Json.read(new String(Objects.requireNonNull(event.getData()).toBytes(), UTF_8), JsonNode.class);
        assertThat(data.path("place").asText()).isEqualTo("aleppo");
        assertThat(data.path("notes").asText()).isEqualTo("حلب");
    }

    @Test
    void what_cannot_be_read_is_a_problem() {
        Api api = Api.theatre("events-problems");
        String here = api.put("/sources/mint", Syria.source("media", null)).header("Frontlog-Position");
        int other = Integer.parseInt(here.substring(0, here.indexOf(':'))) == 0 ? 1 : 0;

        assertThat(Problems.pointers(api.get("/events?after=soon&limit=10001"), 400, "malformed"))
                .containsExactlyInAnyOrder("after", "limit");
        assertThat(Problems.pointers(api.get("/events?after=" + other + ":5"), 400, "malformed"))
                .containsExactly("after");
        assertThat(Problems.pointers(new Api("events-nowhere").get("/events"), 404, "not-found"))
                .isEmpty();
    }

    private static List<String> lines(Response response) {
        response.then().statusCode(200);
        return new String(response.asByteArray(), UTF_8).lines().toList();
    }

    private static String next(Response page) {
        var link = NEXT.matcher(String.valueOf(page.header("Link")));
        return link.find() ? link.group(1) : null;
    }

    private static long offset(String line) {
        String position = Json.read(line, JsonNode.class).path("position").asText();
        return Long.parseLong(position.substring(position.indexOf(':') + 1));
    }
}
