package io.frontlog.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.Body;
import io.frontlog.Syria;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;

/** Live Mint's strike "one" and AP's "two", on the same day in Aleppo: two incidents, if they were not one. */
record TwoRaids(Syria syria) {
    static final Map<String, Object> ONE = Syria.strike("one", "aleppo", "2024-11-30", "russia");
    static final Map<String, Object> TWO = Body.with(ONE, "id", "two", "source", "ap");

    /** Two incidents of a claimant each. */
    static final String APART = "0 2 2 2";

    /** One incident of two claimants. */
    static final String TOGETHER = "1 1 1 2";

    static TwoRaids theatre(String id) {
        Syria syria = Syria.theatre(id);
        syria.file(ONE);
        syria.file(TWO);
        var raids = new TwoRaids(syria);
        assertThat(raids.total()).isEqualTo(APART);
        return raids;
    }

    Response move(String report, String incident) {
        return syria.api().post("/reports/" + report + "/incident", Body.of("incident", incident));
    }

    Response merge(String survivor, String... absorbed) {
        return syria.api().post("/incidents/" + survivor + "/merges", Body.of("absorbed", List.of(absorbed)));
    }

    Response post(String header, String value, String path, Map<String, Object> body) {
        return given().header(header, value)
                .contentType(ContentType.JSON)
                .body(body)
                .post(syria.api().url(path));
    }

    String incident(String report) {
        return syria.get("/reports/" + report).getString("incident");
    }

    /** The count of strikes: low, best, high and reports. */
    String total() {
        JsonPath count = syria.get("/incident-counts?kind=strike&by=total");
        Map<String, Object> row = count.getMap("rows[0]");
        return "%s %s %s %s".formatted(row.get("low"), row.get("best"), row.get("high"), row.get("reports"));
    }

    static void assertReplayed(Response again, Response first) {
        assertThat(again.statusCode()).isEqualTo(first.statusCode());
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(first.header("Idempotency-Replayed")).isNull();
    }
}
