package io.frontlog.dataset;

import static io.frontlog.dataset.AcledRows.ACLED;
import static io.frontlog.dataset.AcledRows.event;
import static io.frontlog.dataset.AcledRows.first;
import static io.frontlog.dataset.AcledRows.row;
import static io.frontlog.dataset.AcledRows.said;
import static io.frontlog.dataset.AcledRows.tags;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.frontlog.event.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the columns of a row become. */
class AcledReadingTest {
    private static final List<String> OLD_COLUMNS = List.of(
            ("data_id iso event_id_cnty event_id_no_cnty event_date year time_precision event_type sub_event_type actor1"
                            + " assoc_actor_1 inter1 actor2 assoc_actor_2 inter2 interaction region country admin1 admin2"
                            + " admin3 location latitude longitude geo_precision source source_scale notes fatalities"
                            + " timestamp iso3")
                    .split(" "));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2031-02-05",
                "05 February 2031",
                "5 february 2031",
                "05-Feb-31",
                "5-FEB-31",
                " 2031-02-05 ",
                "2031-02-05 00:00:00"
            })
    void dates_come_in_several_forms(String date) throws WrongRow {
        assertThat(first(row("event_date", date)).at("/when/from").asText()).isEqualTo("2031-02-05");
    }

    @ParameterizedTest
    @CsvSource({
        "05-Sep-97,1997-09-05",
        "31-Dec-89,1989-12-31",
        "31-Dec-99,1999-12-31",
        "01-Jan-00,2000-01-01",
        "29-Feb-24,2024-02-29"
    })
    void a_year_of_two_digits_is_one_since_datasets_began(String date, String day) throws WrongRow {
        assertThat(first(row("event_date", date)).at("/when/from").asText()).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({"1,day,false", "2,week,false", "3,month,false", "4,month,true", "'',month,true"})
    void a_precision_that_is_not_known_is_the_widest_and_flagged(String code, String precision, boolean flagged)
            throws WrongRow {
        Row row = row("time_precision", code);

        assertThat(first(row).at("/when/precision").asText()).isEqualTo(precision);
        assertThat(tags(row).contains("acled:unknown_time_precision")).isEqualTo(flagged);
    }

    @Test
    void a_year_beside_another_date_is_flagged() throws WrongRow {
        assertThat(tags(row("year", "2030"))).contains("acled:year_differs");
    }

    @Test
    void places_stand_from_the_country_down() throws WrongRow {
        Said.Happened said = said(row());

        assertThat(said.entries())
                .filteredOn(entry -> entry.kind() == Subject.Kind.PLACE)
                .extracting(Said.Entry::id, entry -> entry.body().toString())
                .containsExactly(
                        tuple("acled-examplia-dbe80467", "{\"kind\":\"country\",\"names\":{\"en\":\"Examplia\"}}"),
                        tuple(
                                "acled-north-province-5f3bf667",
                                "{\"kind\":\"region\",\"names\":{\"en\":\"North Province\"},"
                                        + "\"parent\":\"acled-examplia-dbe80467\"}"),
                        tuple(
                                "acled-upper-district-8f835623",
                                "{\"kind\":\"district\",\"names\":{\"en\":\"Upper District\"},"
                                        + "\"parent\":\"acled-north-province-5f3bf667\"}"),
                        tuple(
                                "acled-someville-b3abd937",
                                "{\"kind\":\"town\",\"names\":{\"en\":\"Someville\"},"
                                        + "\"parent\":\"acled-upper-district-8f835623\","
                                        + "\"lat\":36.2,\"lon\":37.1}"));
        assertThat(said.reports().get(0).get("place").asText()).isEqualTo("acled-someville-b3abd937");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            2  | Upper District | acled-upper-district-8f835623 | false
            2  |                | acled-north-province-5f3bf667                | false
            3  | Upper District | acled-north-province-5f3bf667                | false
            4  | Upper District | acled-north-province-5f3bf667                | true
            '' | Upper District | acled-north-province-5f3bf667                | true
            """)
    void what_is_near_a_place_or_only_stands_for_its_region_is_not_in_it(
            String precision, String admin2, String place, boolean flagged) throws WrongRow {
        Row row = row("geo_precision", precision, "admin2", admin2 == null ? "" : admin2);

        assertThat(first(row).get("place").asText()).isEqualTo(place);
        assertThat(said(row).entries()).noneMatch(entry -> entry.id().contains("someville"));
        assertThat(tags(row).contains("acled:unknown_geo_precision")).isEqualTo(flagged);
    }

    @Test
    void a_place_without_regions_or_point_lies_in_what_is_named() throws WrongRow {
        Said.Happened said = said(row("admin1", "", "admin2", "", "latitude", "", "longitude", ""));

        assertThat(said.reports().get(0).get("place").asText()).isEqualTo("acled-someville-16157157");
        assertThat(AcledBodies.wrong(said)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            State forces          | 1 | state_forces
            Rebel group           | 2 | rebel_group
            Political militia     | 3 | political_militia
            Identity militia      | 4 | identity_militia
            Rioters               | 5 | rioters
            Protesters            | 6 | protesters
            Civilians             | 7 | civilians
            External/Other forces | 8 | external_forces
            """)
    void kinds_of_actors_come_in_words_or_codes(String word, String code, String kind) throws WrongRow {
        assertThat(kindOf("acled-actor-one", row("actor1", "One", "inter1", word)))
                .isEqualTo(kind);
        assertThat(kindOf("acled-actor-one", row("actor1", "One", "inter1", code)))
                .isEqualTo(kind);
    }

    @Test
    void an_actor_of_no_known_kind_is_of_that_for_all_others_and_flagged() throws WrongRow {
        Row row = row("actor1", "One", "inter1", "Robots");

        assertThat(kindOf("acled-actor-one", row)).isEqualTo("external_forces");
        assertThat(tags(row)).contains("acled:unknown_inter", "acled:unknown_actor_kind");
        assertThat(kindOf("acled-actor-hill-brigade", row())).isEqualTo("external_forces");
        assertThat(tags(row("inter2", "0", "actor2", "", "assoc_actor_1", "", "assoc_actor_2", "")))
                .noneMatch(tag -> tag.startsWith("acled:"));
    }

    @ParameterizedTest
    @CsvSource({"Civilians (Examplia),civilians", "Protesters (Examplia),protesters", "Rioters (Examplia),rioters"})
    void associates_with_a_common_noun_are_of_its_kind(String name, String kind) throws WrongRow {
        Row row = row("assoc_actor_1", name, "assoc_actor_2", "");

        assertThat(kindOf(AcledReader.actorId(name), row)).isEqualTo(kind);
        assertThat(tags(row)).doesNotContain("acled:unknown_actor_kind");
    }

    @Test
    void the_first_source_publishes_and_claims() throws WrongRow {
        Said.Happened said = said(row());

        assertThat(said.reports().get(0).get("source").asText()).isEqualTo("example-observatory");
        assertThat(said.reports().get(0).has("claimant")).isFalse();
        assertThat(said.entries())
                .filteredOn(entry -> entry.kind() == Subject.Kind.SOURCE)
                .singleElement()
                .extracting(entry -> entry.body().toString())
                .isEqualTo("{\"kind\":\"dataset\",\"name\":\"Example Observatory\"}");
    }

    @Test
    void a_row_without_a_source_is_the_datasets_own() throws WrongRow {
        Row row = row("source", "");

        assertThat(first(row).get("source").asText()).isEqualTo("acled");
        assertThat(tags(row)).contains("acled:no_source");
        assertThat(AcledBodies.wrong(said(row))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"3,3", "0,0", "12.0,12"})
    void fatalities_are_as_given(String given, int best) throws WrongRow {
        assertThat(first(row("fatalities", given)).get("casualties").toString())
                .isEqualTo("[{\"kind\":\"killed\",\"population\":\"all\",\"best\":" + best + "}]");
    }

    @Test
    void fatalities_that_nobody_gave_are_none_of_zero() throws WrongRow {
        assertThat(first(row("fatalities", "")).has("casualties")).isFalse();
        assertThat(first(row("fatalities", null)).has("casualties")).isFalse();
    }

    @Test
    void tags_are_kept_beside_what_is_said_of_the_row() throws WrongRow {
        Row row = event(
                "Violence against civilians",
                "Attack",
                "civilian_targeting",
                "Civilian targeting",
                "assoc_actor_1",
                "",
                "assoc_actor_2",
                "");

        assertThat(tags(row))
                .containsExactly("crowd size=no report", "second tag", "acled:civilian_targeting", "acled:attack");
    }

    @Test
    void what_is_too_long_is_cut_and_flagged_and_kept_whole_in_the_row() throws WrongRow {
        String notes = "\uD83D\uDD25".repeat(20_001);
        Row row = row(
                "notes", notes,
                "tags", "x".repeat(201) + "; short",
                "actor1", "A".repeat(300),
                "source", "S".repeat(300),
                "location", "L".repeat(300));

        assertThat(tags(row)).contains("short", "acled:tags_left_out", "acled:notes_cut", "acled:name_cut");
        assertThat(first(row).get("notes").asText().codePoints()).hasSize(20_000);
        assertThat(first(row).at("/external/row/notes").asText()).isEqualTo(notes);
        assertThat(AcledBodies.wrong(said(row))).isEmpty();
    }

    @Test
    void the_row_is_kept_as_it_came() throws WrongRow {
        Row row = row("event_date", "05-Feb-31", "source", " Example Observatory ;B", "population_best", "1200");
        JsonNode external = first(row).get("external");

        var kept = new LinkedHashMap<String, String>();
        external.get("row")
                .properties()
                .forEach(e -> kept.put(e.getKey(), e.getValue().asText()));
        assertThat(kept).isEqualTo(row.values());
        assertThat(external.get("dataset").asText()).isEqualTo("acled");
        assertThat(external.get("id").asText()).isEqualTo("XXA101");
        assertThat(external.get("version").asText()).isEqualTo("1930000000");
    }

    @Test
    void the_version_of_the_import_stands_before_the_rows_own() throws WrongRow {
        var said = (Said.Happened) ACLED.read(row(), "2031-03", "CC0-1.0");

        assertThat(said.reports().get(0).at("/external/version").asText()).isEqualTo("2031-03");
        assertThat(said.reports().get(0).get("licence").asText()).isEqualTo("CC0-1.0");
    }

    @Test
    void the_older_columns_say_the_same() throws WrongRow {
        Map<String, String> old = new LinkedHashMap<>();
        OLD_COLUMNS.forEach(column -> old.put(column, row().values().getOrDefault(column, "7")));
        old.put("inter1", "1");
        old.put("inter2", "2");
        old.put("interaction", "12");

        ObjectNode now = first(row("tags", ""));
        ObjectNode then = first(new Row(2, old));
        now.remove("external");
        then.remove("external");
        assertThat(then).isEqualTo(now);
        assertThatCode(() -> ACLED.check(OLD_COLUMNS)).doesNotThrowAnyException();
    }

    @Test
    void every_wrong_column_is_named() {
        WrongRow wrong = catchThrowableOfType(
                WrongRow.class,
                () -> said(row(
                        "event_id_cnty", "",
                        "event_date", "2031-02-30",
                        "event_type", " ",
                        "year", "MMXXXI",
                        "time_precision", "exact",
                        "geo_precision", "1.5",
                        "latitude", "96",
                        "longitude", "NaN",
                        "fatalities", "-1")));

        assertThat(wrong.wrong())
                .extracting(WrongRow.Wrong::column)
                .containsExactlyInAnyOrder(
                        "event_id_cnty",
                        "event_date",
                        "event_type",
                        "year",
                        "time_precision",
                        "geo_precision",
                        "latitude",
                        "longitude",
                        "fatalities");
    }

    @ParameterizedTest
    @CsvSource({
        "fatalities,many",
        "fatalities,2.5",
        "fatalities,100000001",
        "fatalities,1e999999999",
        "latitude,36N",
        "latitude,''",
        "event_date,02/05/2031",
        "event_date,''"
    })
    void a_wrong_value_is_refused(String column, String value) {
        assertThatThrownBy(() -> said(row(column, value)))
                .isInstanceOfSatisfying(WrongRow.class, wrong -> assertThat(wrong.wrong())
                        .extracting(WrongRow.Wrong::column)
                        .containsExactly(column));
    }

    @Test
    void a_row_that_names_no_place_is_refused() {
        assertThatThrownBy(() -> said(row("country", "", "admin1", "", "admin2", "", "location", "")))
                .isInstanceOf(WrongRow.class)
                .hasMessageContaining("location");
    }

    @Test
    void the_list_of_the_deleted_takes_rows_back() throws Exception {
        ACLED.check(Set.of("event_id_cnty", "deleted_timestamp"));
        var deleted = new Row(2, Map.of("event_id_cnty", "XXA101", "deleted_timestamp", "1931000000"));

        assertThat(ACLED.read(deleted, null, "")).isEqualTo(new Said.Deleted("XXA101"));
        assertThatThrownBy(() -> ACLED.read(new Row(3, Map.of("deleted_timestamp", "1931000000")), null, ""))
                .isInstanceOf(WrongRow.class)
                .hasMessageContaining("event_id_cnty");
    }

    @Test
    void a_table_of_anything_else_is_refused() {
        assertThatThrownBy(() -> ACLED.check(Set.of("id", "type_of_violence", "where_prec", "date_prec")))
                .isInstanceOf(WrongFile.class)
                .hasMessageContaining("ucdp-ged");
        var columns = new ArrayList<>(ACLED.columns());
        columns.remove("actor1");
        assertThatThrownBy(() -> ACLED.check(columns))
                .isInstanceOf(WrongFile.class)
                .hasMessageEndingWith("missing are actor1");
        assertThatCode(() -> ACLED.check(ACLED.columns())).doesNotThrowAnyException();
    }

    private static String kindOf(String actor, Row row) throws WrongRow {
        return said(row).entries().stream()
                .filter(entry -> entry.id().equals(actor))
                .map(entry -> entry.body().get("kind").asText())
                .findFirst()
                .orElseThrow();
    }
}
