package io.frontlog.dataset;

import static io.frontlog.dataset.Tables.ged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.frontlog.event.Subject;
import io.frontlog.journal.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UcdpTest {
    static final Ucdp UCDP = new Ucdp();

    @Test
    void a_row_is_one_report_with_the_row_as_it_came() throws Exception {
        Row row = ged("more", " kept ");
        ObjectNode report = report(row);

        assertThat(report)
                .isEqualTo(Json.MAPPER.readTree(
                        """
                {"kind": "clash", "id": "ucdp-ged-233200", "place": "ucdp-teir-maaleh-village-%s",
                 "when": {"from": "2016-01-02", "precision": "day"},
                 "source": "sohr", "publishedAt": "2016-01-03", "claimant": {"source": "sohr"},
                 "participants": [
                   {"actor": "ucdp-118", "role": "side_a"}, {"actor": "ucdp-4456", "role": "side_b"}],
                 "casualties": [
                   {"kind": "killed", "population": "all", "low": 4, "best": 6, "high": 9},
                   {"kind": "killed", "population": "combatants", "actor": "ucdp-118", "best": 2},
                   {"kind": "killed", "population": "combatants", "actor": "ucdp-4456", "best": 3},
                   {"kind": "killed", "population": "civilians", "best": 0},
                   {"kind": "killed", "population": "unknown", "best": 1}],
                 "notes": "Shells hit Teir Maaleh", "licence": "CC-BY-4.0",
                 "external": {"dataset": "ucdp-ged", "id": "233200", "version": "23.1", "row": %s}}
                """
                                .formatted(report.path("place").asText().substring(25), rowAsJson(row))));
    }

    @Test
    void what_it_names_stands_from_the_general_to_the_particular_under_ids_that_never_change() throws Exception {
        assertThat(said(ged()).entries())
                .extracting(Said.Entry::id, entry -> entry.body().toString().replace('"', '\''))
                .containsExactly(
                        tuple("ucdp-syria-b159582f", "{'kind':'country','names':{'en':'Syria'}}"),
                        tuple(
                                "ucdp-homs-governorate-a1a56385",
                                "{'kind':'region','names':{'en':'Homs','en-x-ucdp':'Homs Governorate'},"
                                        + "'parent':'ucdp-syria-b159582f'}"),
                        tuple(
                                "ucdp-ar-rastan-district-4538d4cf",
                                "{'kind':'district','names':{'en':'Ar Rastan','en-x-ucdp':'Ar Rastan district'},"
                                        + "'parent':'ucdp-homs-governorate-a1a56385'}"),
                        tuple(
                                "ucdp-teir-maaleh-village-12536c1d",
                                "{'kind':'village','names':{'en':'Teir Maaleh','en-x-ucdp':'Teir Maaleh village'},"
                                        + "'parent':'ucdp-ar-rastan-district-4538d4cf','lat':34.802462,'lon':36.707602}"),
                        tuple("sohr", "{'kind':'dataset','name':'SOHR'}"),
                        tuple("ucdp-118", "{'kind':'state_forces','names':{'en':'Government of Syria'}}"),
                        tuple("ucdp-4456", "{'kind':'rebel_group','names':{'en':'Syrian insurgents'}}"));
    }

    @Test
    void the_ids_of_places_do_not_hang_on_how_names_are_written_but_on_where_they_are() throws Exception {
        String id = place(ged());

        assertThat(place(ged("adm_1", "homs governorate", "adm_2", "", "id", "1")))
                .isEqualTo(id);
        assertThat(place(ged("latitude", "34.8024620"))).isEqualTo(id);
        assertThat(place(ged("latitude", "34.9"))).isNotEqualTo(id);
        assertThat(place(ged("longitude", "-36.707602"))).isNotEqualTo(id);
        assertThat(place(ged("adm_1", "Idlib Governorate"))).isNotEqualTo(id);
        assertThat(place(ged("country", "Iraq"))).isNotEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1|Aleppo town|town|Aleppo|",
                "1|Damascus city|city|Damascus|",
                "1|Foca Town|town|Foca|",
                "1|Abu Dali airport|site|Abu Dali airport|",
                "1|Al Jalaa suburb|site|Al Jalaa suburb|",
                "2|Aleppo town|town|Aleppo|where_prec_2",
                "2|Ar Rastan district|district|Ar Rastan|where_prec_2",
                "2|Syria|country|Syria|where_prec_2",
                "3|Ar Rastan district|district|Ar Rastan|",
                "4|Homs Governorate|region|Homs|",
                "5|Northern Homs Governorate|site|Northern Homs Governorate|where_prec_5",
                "5|Road to Raqqah town|site|Road to Raqqah town|where_prec_5",
                "6|Syria|country|Syria|",
                "7|Lake Assad|site|Lake Assad|where_prec_7"
            })
    void the_place_is_what_where_prec_says(String precision, String name, String kind, String plain, String tag)
            throws Exception {
        Said.Happened said = said(ged("where_prec", precision, "where_coordinates", name));
        JsonNode place = own(said);

        assertThat(place.path("kind").asText()).isEqualTo(kind);
        assertThat(place.at("/names/en").asText()).isEqualTo(plain);
        assertThat(place.path("lat").asDouble()).isEqualTo(34.802462);
        assertThat(tags(said)).isEqualTo(tag == null ? List.of() : List.of("ucdp-ged:" + tag));
    }

    @Test
    void only_the_place_of_the_report_has_the_point() throws Exception {
        assertThat(said(ged("where_prec", "4")).entries().stream()
                        .filter(entry -> entry.body().has("lat"))
                        .map(entry -> entry.body().path("kind").asText()))
                .containsExactly("region");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3||region|where_prec_3",
                "1||region|where_prec_1",
                "9|Homs town|region|unknown_where_prec",
                "|Homs town|region|unknown_where_prec"
            })
    void a_place_that_is_not_as_exact_as_promised_is_the_finest_that_is_named_without_the_point(
            String precision, String name, String kind, String tag) throws Exception {
        Said.Happened said = said(ged(
                "where_prec",
                precision == null ? "" : precision,
                "where_coordinates",
                name == null ? "" : name,
                "adm_2",
                ""));

        assertThat(own(said).path("kind").asText()).isEqualTo(kind);
        assertThat(own(said).has("lat")).isFalse();
        assertThat(tags(said)).containsExactly("ucdp-ged:" + tag);
    }

    @Test
    void without_a_region_a_place_lies_in_its_country() throws Exception {
        Said.Happened said =
                said(ged("adm_1", "", "adm_2", "", "where_prec", "5", "where_coordinates", "Northern Syria"));

        assertThat(own(said).path("parent").asText())
                .isEqualTo(said.entries().get(0).id());
    }

    @Test
    void at_sea_there_may_be_no_country() throws Exception {
        Said.Happened said = said(
                ged("adm_1", "", "adm_2", "", "country", "", "where_prec", "7", "where_coordinates", "Gulf of Aden"));

        assertThat(own(said).has("parent")).isFalse();
        assertThat(wrong(ged("country", ""))).containsExactly("country");
    }

    @Test
    void a_name_in_full_stands_beside_the_plain_one() throws Exception {
        assertThat(own(said(ged())).path("names"))
                .isEqualTo(Json.MAPPER.readTree("{\"en\": \"Teir Maaleh\", \"en-x-ucdp\": \"Teir Maaleh village\"}"));
        assertThat(own(said(ged("where_prec", "6", "country", "DR Congo (Zaire)")))
                        .path("names"))
                .isEqualTo(Json.MAPPER.readTree("{\"en\": \"DR Congo\", \"en-x-ucdp\": \"DR Congo (Zaire)\"}"));
    }

    @ParameterizedTest
    @CsvSource({
        "1, Government of Syria, 652, , state_forces, rebel_group",
        "1, Government of Israel, 666, 652, state_forces, state_forces",
        "1, Government of Syria, , , state_forces, rebel_group",
        "2, SNA, , , political_militia, political_militia",
        "3, Government of Syria, 652, , state_forces, civilians",
        "3, Government of Syria, , , state_forces, civilians",
        "3, IS, , , political_militia, civilians"
    })
    void kinds_of_actors(String type, String sideA, String gwnoA, String gwnoB, String kindA, String kindB)
            throws Exception {
        Row row = ged(
                "type_of_violence",
                type,
                "side_a",
                sideA,
                "gwnoa",
                gwnoA == null ? "" : gwnoA,
                "gwnob",
                gwnoB == null ? "" : gwnoB);

        assertThat(said(row).entries().stream()
                        .filter(entry -> entry.kind() == Subject.Kind.ACTOR)
                        .map(entry -> entry.body().path("kind").asText()))
                .containsExactly(kindA, kindB);
    }

    @Test
    void one_sided_violence_has_an_initiator_and_civilians_for_its_target() throws Exception {
        ObjectNode report = report(ged("type_of_violence", "3", "side_b", "Civilians", "side_b_new_id", "9999"));

        assertThat(report.path("kind").asText()).isEqualTo("attack_on_civilians");
        assertThat(report.path("participants").toString())
                .isEqualTo(
                        "[{\"actor\":\"ucdp-118\",\"role\":\"initiator\"},{\"actor\":\"ucdp-1\",\"role\":\"target\"}]");
        assertThat(report.at("/casualties/2/population").asText()).isEqualTo("civilians");
    }

    @Test
    void a_side_without_a_number_has_an_id_of_its_name() throws Exception {
        assertThat(report(ged("side_b_new_id", "")).at("/participants/1/actor").asText())
                .isEqualTo("ucdp-side-syrian-insurgents");
    }

    @Test
    void a_name_that_the_api_has_no_room_for_is_cut_and_flagged() throws Exception {
        Said.Happened said = said(ged("side_b", "x".repeat(300)));

        assertThat(tags(said)).containsExactly("ucdp-ged:side_b_cut");
        assertThat(said.entries())
                .anySatisfy(entry ->
                        assertThat(entry.body().at("/names/en").asText()).isEqualTo("x".repeat(199) + "…"));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2016-01-02, 2016-01-02, '{\"from\":\"2016-01-02\",\"precision\":\"day\"}'",
        "1, 2016-01-02, 2016-01-04, '{\"from\":\"2016-01-02\",\"to\":\"2016-01-04\",\"precision\":\"day\"}'",
        "2, 2016-01-02, 2016-01-04, '{\"from\":\"2016-01-02\",\"to\":\"2016-01-04\",\"precision\":\"days\"}'",
        "3, 2016-01-04, 2016-01-10, '{\"from\":\"2016-01-04\",\"to\":\"2016-01-10\",\"precision\":\"week\"}'",
        "4, 2016-01-01, 2016-01-31, '{\"from\":\"2016-01-01\",\"to\":\"2016-01-31\",\"precision\":\"month\"}'",
        "5, 2016-01-01, 2016-12-31, '{\"from\":\"2016-01-01\",\"to\":\"2016-12-31\",\"precision\":\"year\"}'"
    })
    void several_days_stay_several_days(String precision, String start, String end, String when) throws Exception {
        assertThat(report(ged("date_prec", precision, "date_start", start, "date_end", end))
                        .path("when")
                        .toString())
                .isEqualTo(when);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2016-01-02", "2016-01-02 00:00:00.000", "2016-01-02T00:00:00", "2016-01-02T00:00:00.000Z"})
    void a_time_behind_a_day_says_nothing(String date) throws Exception {
        assertThat(report(ged("date_start", date)).at("/when/from").asText()).isEqualTo("2016-01-02");
    }

    @Test
    void an_unknown_precision_of_dates_is_flagged() throws Exception {
        Said.Happened said = said(ged("date_prec", "6"));

        assertThat(tags(said)).containsExactly("ucdp-ged:unknown_date_prec");
        assertThat(said.reports().get(0).path("when").has("precision")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"4, 3, 9", "4, 10, 9", "9, 9, 4", "9, , 4"})
    void a_best_outside_its_range_is_kept_and_flagged(String low, String best, String high) throws Exception {
        Said.Happened said = said(ged("low", low, "best", best == null ? "" : best, "high", high));
        JsonNode total = said.reports().get(0).at("/casualties/0");

        assertThat(tags(said)).containsExactly("ucdp-ged:best_outside_range");
        assertThat(total.path("low").asText()).isEqualTo(low);
        assertThat(total.path("best").asText()).isEqualTo(best == null ? "" : best);
        assertThat(total.path("high").asText()).isEqualTo(high);
    }

    @Test
    void a_number_that_nobody_gave_is_not_there_and_a_zero_is() throws Exception {
        Row row = ged("deaths_a", "", "deaths_b", "", "deaths_unknown", "", "low", "", "best", "0", "high", "");

        assertThat(report(row).path("casualties").toString())
                .isEqualTo("[{\"kind\":\"killed\",\"population\":\"all\",\"best\":0},"
                        + "{\"kind\":\"killed\",\"population\":\"civilians\",\"best\":0}]");
        assertThat(report(ged(
                                "deaths_a",
                                "",
                                "deaths_b",
                                "",
                                "deaths_unknown",
                                "",
                                "deaths_civilians",
                                "",
                                "low",
                                "",
                                "best",
                                "",
                                "high",
                                ""))
                        .has("casualties"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "event_clarity, 2, ucdp-ged:event_clarity_2",
        "code_status, Check deaths, ucdp-ged:code_status_check_deaths"
    })
    void what_ucdp_is_not_sure_of_is_flagged(String column, String value, String tag) throws Exception {
        assertThat(tags(said(ged(column, value)))).containsExactly(tag);
    }

    @Test
    void the_first_of_several_offices_is_the_source() throws Exception {
        ObjectNode report = report(ged("source_office", "; Airwars;SOHR", "source_date", ";2016-02-01;2016-03-01"));

        assertThat(report.path("source").asText()).isEqualTo("airwars");
        assertThat(report.path("publishedAt").asText()).isEqualTo("2016-02-01");
        assertThat(source(ged("source_office", "; Airwars;SOHR")))
                .isEqualTo("{\"kind\":\"dataset\",\"name\":\"Airwars\"}");
        assertThat(report(ged("source_date", "n.d.")).has("publishedAt")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"SOHR,2015-01-01,14 shells\"|SOHR",
                "Reuters 1989-05-17 \"ANGOLAN UNITA REBELS|Reuters",
                "The Times of India 13 Sep 2000 \"Crisis|The Times of India",
                "Reuters2/5/1990 ONE KILLED|Reuters",
                "Press Trust of India (29 October 2000):  \"Nine|Press Trust of India",
                "BBC Monitoring Middle East, 2003-04-29, \"Terrorist|BBC Monitoring Middle East",
                "Tolo TV, Kabul, in Dari and Pashto 0630 gmt 14 Aug 11|Tolo TV",
                "INSEC \"Human Rights Yearbook 2005|INSEC",
                "South Asia Terrorism Portal (SATP) https://www.satp.org/|South Asia Terrorism Portal (SATP)",
                "Al-Sharqiyah TV on 7 March|Al-Sharqiyah TV",
                "Xinhua011106|Xinhua",
                "NigeriaWatch|NigeriaWatch"
            })
    void where_no_office_is_given_it_is_what_the_article_begins_with(String article, String office) throws Exception {
        Row row = ged("source_office", "", "source_date", "", "source_article", article);

        assertThat(source(row)).contains("\"name\":\"" + office + "\"");
        assertThat(tags(said(row))).containsExactly("ucdp-ged:source_from_article");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Militant succumbs to injuries in tribal area\n23 December 2010\nReuters News",
                "Up to 40 Colombian rebels dead in bombing-official , 2 October 2009, Reuters News",
                "Turkish paper comments on army chief's statements, BBC Monitoring European, 2010-08-13",
                "(1) SATP Pakistan datasheet",
                "June 18 (Reuters)",
                "DEMOCRATIC REPUBLIC OF THE CONGO, 19932003\nReport of the Mapping Exercise",
                "SATP, Maoist Timeline 2010 West Bengal"
            })
    void where_nobody_is_named_plainly_it_is_ucdp_itself(String article) throws Exception {
        Row row = ged("source_office", "", "source_date", "", "source_article", article);

        assertThat(source(row)).isEqualTo("{\"kind\":\"academic\",\"name\":\"Uppsala Conflict Data Program\"}");
        assertThat(tags(said(row))).containsExactly("ucdp-ged:source_not_named");
    }

    @Test
    void everything_that_is_wrong_is_said_at_once() {
        assertThat(wrong(ged(
                        "id",
                        "a b",
                        "type_of_violence",
                        "4",
                        "side_a",
                        "",
                        "best",
                        "-1",
                        "high",
                        "2.5",
                        "date_start",
                        "2016-02-30",
                        "latitude",
                        "91",
                        "longitude",
                        "east",
                        "side_b_new_id",
                        "x")))
                .containsExactlyInAnyOrder(
                        "id",
                        "type_of_violence",
                        "side_a",
                        "best",
                        "high",
                        "date_start",
                        "latitude",
                        "longitude",
                        "side_b_new_id");
        assertThat(wrong(ged("date_end", "2016-01-01"))).containsExactly("date_end");
        assertThat(wrong(ged("date_end", "2016-01-02 or so"))).containsExactly("date_end");
    }

    @Test
    void old_tables_and_new_ones_are_ucdps() throws Exception {
        UCDP.check(UCDP.columns());
        UCDP.check(ged().values().keySet());

        assertThat(UCDP.columns()).hasSize(49).doesNotHaveDuplicates();
    }

    @Test
    void the_table_of_another_dataset_is_called_by_its_name() {
        assertThatThrownBy(() -> UCDP.check(List.of("event_id_cnty", "event_date", "country")))
                .isInstanceOf(WrongFile.class)
                .hasMessage("the columns are those of ACLED, not those of UCDP GED");
        assertThatThrownBy(() -> UCDP.check(List.of("a", "b")))
                .isInstanceOf(WrongFile.class)
                .hasMessage("none of the columns is one of UCDP GED");
        var columns = new ArrayList<>(UCDP.columns());
        columns.removeAll(List.of("best", "side_a", "relid"));
        assertThatThrownBy(() -> UCDP.check(columns))
                .isInstanceOf(WrongFile.class)
                .hasMessage("columns of UCDP GED are missing: side_a, best");
    }

    static Said.Happened said(Row row) throws WrongRow {
        return UCDP.read(row, "23.1", UCDP.licence());
    }

    private static ObjectNode rowAsJson(Row row) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        row.values().forEach(json::put);
        return json;
    }

    private static ObjectNode report(Row row) throws WrongRow {
        return said(row).reports().get(0);
    }

    private static String place(Row row) throws WrongRow {
        return report(row).path("place").asText();
    }

    private static JsonNode own(Said.Happened said) {
        String id = said.reports().get(0).path("place").asText();
        return said.entries().stream()
                .filter(entry -> entry.id().equals(id))
                .findFirst()
                .orElseThrow()
                .body();
    }

    private static String source(Row row) throws WrongRow {
        return said(row).entries().stream()
                .filter(entry -> entry.kind() == Subject.Kind.SOURCE)
                .map(entry -> entry.body().toString())
                .collect(Collectors.joining());
    }

    private static List<String> tags(Said.Happened said) {
        Stream<JsonNode> tags =
                StreamSupport.stream(said.reports().get(0).path("tags").spliterator(), false);
        return tags.map(JsonNode::asText).toList();
    }

    private static List<String> wrong(Row row) {
        try {
            said(row);
            return List.of();
        } catch (WrongRow e) {
            return e.wrong().stream().map(WrongRow.Wrong::column).toList();
        }
    }
}
