package io.frontlog.exchange;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.Api;
import io.frontlog.Body;
import io.frontlog.Servers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of datasets come in, again and again as they are revised. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class ImportTest {
    static final String HEADER =
            "id,year,type_of_violence,conflict_new_id,side_a_new_id,side_a,side_b_new_id,side_b,source_office,source_date,"
                    + "where_prec,where_coordinates,adm_1,adm_2,latitude,longitude,country,date_prec,date_start,date_end,"
                    + "deaths_a,deaths_b,deaths_civilians,deaths_unknown,low,best,high\n";

    /** Invented. */
    static String row(int id, String place, int best) {
        return id + ",2016,1,299,118,Government of Syria,4456,Syrian insurgents,SOHR,2016-01-02,1," + place
                + ",Homs Governorate,Ar Rastan district,34.8,36.7,Syria,1,2016-01-01,2016-01-01,1,1,0,0,1," + best
                + ",9\n";
    }

    static final String ACLED = "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,"
            + "sub_event_type,actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,"
            + "region,country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,"
            + "fatalities,tags,timestamp\n";

    /** Invented. */
    static String taken(String sub, int fatalities) {
        return "SYR77,2024-11-29,2024,1,Political violence,Battles," + sub + ",Invented Front,,Rebel group,"
                + "Military Forces of Syria,,State forces,State forces-Rebel group,,760,Middle East,Syria,Aleppo,Jebel Saman,"
                + "Aleppo,Anadan,36.29,37.04,1,Invented Times,National,A town is taken.," + fatalities
                + ",,1700000000\n";
    }

    private static ValidatableResponse send(Api api, String query, byte[] body) {
        return given().contentType("text/csv")
                .body(body)
                .post(api.url("/imports?" + query))
                .then();
    }

    static JsonPath take(Api api, String query, String body) {
        return send(api, query, body.getBytes(UTF_8)).statusCode(200).extract().jsonPath();
    }

    private static void assertCounts(JsonPath done, String expected) {
        assertThat(String.join(
                        " ",
                        List.of("rows", "accepted", "unchanged", "amended", "reinstated", "retracted", "refused")
                                .stream()
                                .map(count -> count + "=" + done.getLong(count))
                                .filter(count -> !count.endsWith("=0"))
                                .toList()))
                .as(done.prettify())
                .isEqualTo(expected);
    }

    @Test
    void a_row_becomes_a_report_of_its_own_incident_and_what_it_names_is_recorded() {
        Api api = Api.theatre("import-first");

        assertCounts(
                take(api, "format=ucdp-ged&version=19.1", HEADER + row(7, "Teir Maaleh village", 4)),
                "rows=1 accepted=1");

        JsonPath report =
                api.get("/reports/ucdp-ged-7").then().statusCode(200).extract().jsonPath();
        assertThat(report.getString("kind")).isEqualTo("clash");
        assertThat(report.getString("incident")).isEqualTo("ucdp-ged-7");
        assertThat(report.getString("licence")).isEqualTo("CC-BY-4.0");
        assertThat(report.getString("external.version")).isEqualTo("19.1");
        assertThat(report.getString("external.row.where_coordinates")).isEqualTo("Teir Maaleh village");
        assertThat(report.getString("participants[0].actor")).isEqualTo("ucdp-118");
        String place = report.getString("place");
        JsonPath village = api.get("/places/" + place).jsonPath();
        assertThat(village.getString("kind")).isEqualTo("village");
        assertThat(api.get("/casualties").jsonPath().getInt("rows.find { it.population == 'all' }.best"))
                .isEqualTo(4);
    }

    @Test
    void sent_again_it_changes_nothing_and_a_revised_file_changes_what_changed() {
        Api api = Api.theatre("import-revised");
        String first = HEADER + row(1, "Aleppo town", 4) + row(2, "Aleppo town", 5) + row(3, "Aleppo town", 6);
        take(api, "format=ucdp-ged", first);
        String position = position(api);

        assertCounts(take(api, "format=ucdp-ged", first), "rows=3 unchanged=3");
        assertThat(position(api)).isEqualTo(position);

        api.post("/reports/ucdp-ged-2/assessments", Map.of("verdict", "fair"))
                .then()
                .statusCode(200);
        String revised = HEADER + row(1, "Aleppo town", 4) + row(2, "Aleppo town", 8) + row(4, "Aleppo town", 1);
        assertCounts(
                take(api, "format=ucdp-ged&whole=true&id=second", revised),
                "rows=3 accepted=1 unchanged=1 amended=1 retracted=1");
        JsonPath rows = api.get("/imports/second/rows").jsonPath();
        assertThat(rows.getList("rows.outcome")).containsExactly("amended", "retracted");
        assertThat(rows.getList("rows[0].changes.best")).containsExactly("5", "8");
        assertThat(rows.getInt("rows[0].line")).isEqualTo(3);
        assertThat(rows.getString("rows[1].row")).isEqualTo("3");
        JsonPath amended = api.get("/reports/ucdp-ged-2").jsonPath();
        assertThat(amended.getString("verdict")).isEqualTo("fair");
        assertThat(amended.getInt("casualties.find { it.population == 'all' }.best"))
                .isEqualTo(8);
        assertThat(api.get("/reports/ucdp-ged-3/history").jsonPath().getList("versions.reason"))
                .contains("upstream_deleted");

        assertCounts(
                take(api, "format=ucdp-ged&whole=true", first),
                "rows=3 unchanged=1 amended=1 reinstated=1 retracted=1");
    }

    @Test
    void what_an_analyst_retracted_stays_retracted() {
        Api api = Api.theatre("import-retracted");
        take(api, "format=ucdp-ged", HEADER + row(1, "Aleppo town", 4));
        api.post("/reports/ucdp-ged-1/retraction", Map.of("reason", "mistaken"))
                .then()
                .statusCode(200);

        assertCounts(take(api, "format=ucdp-ged", HEADER + row(1, "Aleppo town", 5)), "rows=1 unchanged=1");

        assertThat(api.get("/reports?dataset=ucdp-ged").jsonPath().getList("reports"))
                .isEmpty();
    }

    @Test
    void a_wrong_row_stops_nothing_and_tells_its_line_and_all_that_is_wrong() {
        Api api = Api.theatre("import-wrong");
        String wrong = row(2, "Aleppo town", 5)
                .replace("2016-01-01,2016-01-01", "yesterday,2016-01-01")
                .replace(",9\n", ",many\n");

        assertCounts(
                take(
                        api,
                        "format=ucdp-ged&id=wrong",
                        HEADER + row(1, "Aleppo town", 4) + wrong + "3,2016\n" + row(4, "Homs town", 2)),
                "rows=4 accepted=2 refused=2");

        JsonPath rows = api.get("/imports/wrong/rows?outcome=refused").jsonPath();
        assertThat(rows.getList("rows.line", Integer.class)).containsExactly(3, 4);
        assertThat(rows.getList("rows[0].errors.column")).containsExactlyInAnyOrder("date_start", "high");
        assertThat(rows.getString("rows[0].row")).isEqualTo("2");
    }

    @Test
    void places_and_sources_are_those_of_the_gazetteer_where_it_has_them() {
        Api api = Api.theatre("import-matched");
        api.put("/places/sy", Map.of("kind", "country", "names", Map.of("en", "Syria")))
                .then()
                .statusCode(201);
        api.put("/places/homs-gov", Map.of("kind", "region", "names", Map.of("en", "Homs"), "parent", "sy"))
                .then()
                .statusCode(201);
        api.put("/places/hama-gov", Map.of("kind", "region", "names", Map.of("en", "Hama"), "parent", "sy"))
                .then()
                .statusCode(201);
        api.put(
                        "/places/teir",
                        Map.of(
                                "kind",
                                "town",
                                "names",
                                Map.of("ar", "x", "fr", "Teir Maâleh"),
                                "parent",
                                "homs-gov",
                                "lat",
                                34.81,
                                "lon",
                                36.69))
                .then()
                .statusCode(201);
        api.put(
                        "/places/teir-hama",
                        Map.of(
                                "kind",
                                "town",
                                "names",
                                Map.of("en", "Teir Maaleh"),
                                "parent",
                                "hama-gov",
                                "lat",
                                34.81,
                                "lon",
                                36.69))
                .then()
                .statusCode(201);
        api.put(
                        "/places/far",
                        Map.of(
                                "kind",
                                "town",
                                "names",
                                Map.of("en", "Far"),
                                "parent",
                                "homs-gov",
                                "lat",
                                36.0,
                                "lon",
                                38.0))
                .then()
                .statusCode(201);
        api.put("/sources/observatory", Map.of("kind", "monitor", "name", "SOHR"))
                .then()
                .statusCode(201);

        take(api, "format=ucdp-ged", HEADER + row(1, "Teir Maaleh village", 4) + row(2, "Far town", 4));

        JsonPath report = api.get("/reports/ucdp-ged-1").jsonPath();
        assertThat(report.getString("place")).isEqualTo("teir");
        assertThat(report.getString("source")).isEqualTo("observatory");
        assertThat(api.get("/reports/ucdp-ged-2").jsonPath().getString("place")).startsWith("ucdp-");
    }

    @Test
    void a_town_that_changes_hands_is_a_clash_and_a_claim_of_control_in_one_incident_until_it_does_no_more() {
        Api api = Api.theatre("import-acled");
        assertCounts(
                take(api, "format=acled", ACLED + taken("Non-state actor overtakes territory", 3)),
                "rows=1 accepted=1");
        String place = api.get("/reports/acled-syr77").jsonPath().getString("place");
        assertThat(api.get("/reports/acled-syr77-control").jsonPath().getString("incident"))
                .isEqualTo("acled-syr77");
        assertThat(api.get("/places/" + place + "/control?policy=permissive").statusCode())
                .isEqualTo(200);

        assertCounts(take(api, "format=acled", ACLED + taken("Armed clash", 3)), "rows=1 amended=1");

        assertThat(api.get("/reports?kind=control").jsonPath().getList("reports"))
                .isEmpty();
        String deleted = "event_id_cnty,deleted_timestamp\nSYR77,1700000001\nSYR78,1700000001\n";
        assertCounts(take(api, "format=acled", deleted), "rows=2 unchanged=1 retracted=1");
        assertThat(api.get("/reports?dataset=acled").jsonPath().getList("reports"))
                .isEmpty();
        assertCounts(
                take(api, "format=acled", ACLED + taken("Non-state actor overtakes territory", 3)),
                "rows=1 reinstated=1");
        assertThat(api.get("/reports?kind=control").jsonPath().getList("reports"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
            semicolons    | ';'
            acled         | ACLED
            binary        | binary
            nothing       | empty
            long          | 200000
            unterminated  | quote
            """)
    void a_file_that_is_something_else_is_a_clear_problem_and_records_nothing(String what, String said) {
        Api api = Api.theatre("import-broken-" + what);
        String good = HEADER + row(1, "Aleppo town", 4);
        String body =
                switch (what) {
                    case "semicolons" -> good.replace(',', ';');
                    case "acled" -> ACLED + taken("Armed clash", 1);
                    case "binary" -> "\0\1\2" + good;
                    case "nothing" -> "";
                    case "long" -> HEADER + row(1, "x".repeat(10_000_000), 4);
                    default -> HEADER + row(1, "\"Aleppo", 4);
                };

        JsonPath problem = send(api, "format=ucdp-ged&id=broken", body.getBytes(UTF_8))
                .statusCode(422)
                .contentType("application/problem+json")
                .extract()
                .jsonPath();

        assertThat(problem.getString("detail")).containsIgnoringCase(said);
        assertThat(api.get("/imports/broken").jsonPath().getString("state")).isEqualTo("failed");
        assertThat(api.get("/reports").jsonPath().getList("reports")).isEmpty();
    }

    @Test
    void a_packed_file_that_breaks_off_can_be_sent_again_and_retracts_nothing() throws IOException {
        Api api = Api.theatre("import-gzip");
        var text = new StringBuilder(HEADER);
        for (int i = 1; i <= 3000; i++) text.append(row(i, "Aleppo town", i % 10));
        byte[] packed = gzip(text.toString());
        take(api, "format=ucdp-ged", HEADER + row(9999, "Aleppo town", 1));

        send(api, "format=ucdp-ged&whole=true", Arrays.copyOf(packed, packed.length - 2000))
                .statusCode(422);

        assertThat(api.get("/reports/ucdp-ged-9999").jsonPath().getString("id")).isEqualTo("ucdp-ged-9999");
        JsonPath done = send(api, "format=ucdp-ged&whole=true&id=again", packed)
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(done.getLong("accepted") + done.getLong("unchanged")).isEqualTo(3000);
        assertThat(done.getLong("unchanged")).isGreaterThanOrEqualTo(1000);
        assertThat(done.getLong("retracted")).isEqualTo(1);
        assertThat(done.getLong("length")).isEqualTo(packed.length).isEqualTo(done.getLong("bytes"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait=5", "respond-async"})
    void of_rows_of_one_id_the_last_holds_however_far_apart_they_are(String prefer) {
        Api api = Api.theatre("import-twice-" + prefer.replace('=', '-'));
        var text = new StringBuilder(HEADER).append(row(1, "Aleppo town", 4)).append(row(1, "Aleppo town", 5));
        for (int i = 2; i <= 2500; i++) text.append(row(i, "Aleppo town", i % 10));
        text.append(row(1, "Aleppo town", 6)).append(row(2500, "Aleppo town", 7));

        JsonPath done = given().contentType("text/csv")
                .header("Prefer", prefer)
                .body(text.toString())
                .post(api.url("/imports?format=ucdp-ged"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertCounts(done, "rows=2503 accepted=2500 amended=3");
        JsonPath report = given().header("Frontlog-Position", done.getString("position"))
                .get(api.url("/reports/ucdp-ged-1"))
                .jsonPath();
        assertThat(report.getInt("casualties.find { it.population == 'all' }.best"))
                .isEqualTo(6);
        assertThat(report.getInt("version")).isEqualTo(3);
    }

    @Test
    void wrong_parameters_and_an_unknown_theatre_are_told_before_anything_is_read() {
        Api api = Api.theatre("import-asked");
        JsonPath wrong = send(api, "format=gtd&whole=perhaps&id=A%20b", new byte[] {1})
                .statusCode(400)
                .extract()
                .jsonPath();
        assertThat(wrong.getList("errors.pointer")).containsExactlyInAnyOrder("format", "whole", "id");
        send(new Api("import-nowhere"), "format=acled", ACLED.getBytes(UTF_8)).statusCode(404);
        assertThat(api.get("/imports").jsonPath().getList("imports")).isEmpty();
        api.get("/imports/none").then().statusCode(404);
        given().accept("text/event-stream")
                .get(api.url("/imports/none/progress"))
                .then()
                .statusCode(404);
    }

    @Test
    void who_sends_it_is_kept_and_its_state_can_be_followed() {
        Api api = Api.theatre("import-by");
        given().contentType("text/csv")
                .header("From", "analyst")
                .body(HEADER + row(1, "Aleppo town", 4))
                .post(api.url("/imports?format=ucdp-ged&id=mine"))
                .then()
                .statusCode(200);

        String followed = given().accept("text/event-stream")
                .get(api.url("/imports/mine/progress"))
                .asString();

        assertThat(followed).startsWith("data:").contains("\"state\":\"done\"");
        assertThat(api.get("/reports/ucdp-ged-1/history").jsonPath().getList("versions.by"))
                .containsOnly("analyst");
        assertThat(api.get("/imports").jsonPath().getList("imports.id")).containsExactly("mine");
    }

    @Test
    void a_best_outside_of_its_range_is_kept_as_the_dataset_gives_it_and_no_client_may_send_one() {
        Api api = Api.theatre("import-outside");
        take(api, "format=ucdp-ged", HEADER + row(1, "Aleppo town", 12));

        JsonPath report = api.get("/reports/ucdp-ged-1").jsonPath();
        assertThat(report.getList("tags")).contains("ucdp-ged:best_outside_range");
        assertThat(report.getInt("casualties.find { it.population == 'all' }.best"))
                .isEqualTo(12);
        api.post(
                        "/reports",
                        Body.of(
                                "kind",
                                "clash",
                                "place",
                                report.getString("place"),
                                "when",
                                Map.of("from", "2016-01-01"),
                                "source",
                                report.getString("source"),
                                "casualties",
                                List.of(Map.of("kind", "killed", "population", "all", "best", 12, "high", 9))))
                .then()
                .statusCode(422);
    }

    /** A row that names it, but not what it is. */
    private static final String BESIDE = taken("Armed clash", 1)
            .replace("SYR77", "SYR76")
            .replace("Invented Front,,", "Other Front,Invented Front,");

    private static String front(Api api) {
        JsonPath actor = api.get("/actors/acled-actor-invented-front").jsonPath();
        return actor.getString("kind") + " " + actor.getInt("version");
    }

    @Test
    void an_actor_is_what_a_row_says_it_is_even_if_one_that_does_not_came_first() {
        String says = taken("Armed clash", 1);
        Api api = Api.theatre("import-kinds");
        take(api, "format=acled", ACLED + BESIDE);
        assertThat(front(api)).isEqualTo("external_forces 1");

        assertCounts(take(api, "format=acled", ACLED + says), "rows=1 accepted=1");

        assertThat(front(api)).isEqualTo("rebel_group 2");
        String position = position(api);
        assertCounts(take(api, "format=acled", ACLED + BESIDE + says), "rows=2 unchanged=2");
        assertThat(position(api)).isEqualTo(position);

        Api inOne = Api.theatre("import-kinds-in-one");
        take(inOne, "format=acled", ACLED + BESIDE + says);
        assertThat(front(inOne)).isEqualTo("rebel_group 1");
    }

    @Test
    void what_an_analyst_says_an_actor_is_stays() {
        Api api = Api.theatre("import-kinds-stay");
        take(api, "format=acled", ACLED + BESIDE);
        for (String kind : List.of("identity_militia", "external_forces")) {
            api.put("/actors/acled-actor-invented-front", Map.of("kind", kind, "names", Map.of("en", "Invented Front")))
                    .then()
                    .statusCode(200);
        }

        take(api, "format=acled", ACLED + taken("Armed clash", 1));

        assertThat(front(api)).isEqualTo("external_forces 3");
    }

    private static String position(Api api) {
        return api.get("/reports?limit=1").header("Frontlog-Position");
    }

    private static byte[] gzip(String text) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return packed.toByteArray();
    }
}
