package io.frontlog.dataset;

import static io.frontlog.dataset.Tables.ged;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.event.Actor;
import io.frontlog.event.Place;
import io.frontlog.event.Report;
import io.frontlog.event.Source;
import io.frontlog.journal.Json;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class UcdpWriteTest {
    static final Ucdp UCDP = new Ucdp();

    @Test
    void an_unmodified_report_is_its_row_in_the_columns_of_today_and_its_further_ones() throws Exception {
        Row row = ged("more", " kept ", "adm_2", "", "source_office", "SOHR;Airwars", "geom_wkt", "POINT (1 2)");

        Map<String, String> written = UCDP.write(told(row));

        assertThat(written).containsAllEntriesOf(row.values()).containsEntry("relid", "");
        assertThat(written.keySet()).startsWith("id", "relid", "year").endsWith("more");
    }

    @Test
    void a_changed_toll_changes_its_columns_alone() throws Exception {
        assertChanges(
                "casualties",
                """
                [{"kind": "killed", "population": "all", "low": 5, "best": 7},
                 {"kind": "killed", "population": "combatants", "actor": "ucdp-118", "best": 2},
                 {"kind": "killed", "population": "combatants", "actor": "ucdp-4456", "best": 3},
                 {"kind": "killed", "population": "civilians", "best": 1},
                 {"kind": "killed", "population": "unknown", "best": 1}]
                """,
                Map.of("low", "5", "best", "7", "high", "", "deaths_civilians", "1"));
    }

    @Test
    void a_changed_time_changes_its_columns_alone_in_the_form_of_the_row() throws Exception {
        Row row = ged("date_start", "2016-01-02 00:00:00.000", "date_end", "2016-01-02 00:00:00.000");
        Told changed =
                with(told(row), "when", "{\"from\": \"2015-12-31\", \"to\": \"2016-01-02\", \"precision\": \"days\"}");

        assertThat(changes(row, changed))
                .isEqualTo(Map.of("year", "2015", "date_start", "2015-12-31 00:00:00.000", "date_prec", "2"));
    }

    @Test
    void another_place_changes_all_columns_of_the_place_and_a_description_of_the_former_is_left_out() throws Exception {
        Row row = ged("where_description", "at the mill");
        Told told = told(row);
        Place country = place("syria", Place.Kind.COUNTRY, "Syria", null, null);
        Place idlib = place("idlib", Place.Kind.CITY, "Idlib", 35.9306, 36.6339);

        Told changed = new Told(told.report(), List.of(idlib, country), told.actors(), told.sources(), told.together());

        assertThat(changes(row, changed))
                .isEqualTo(Map.of(
                        "where_coordinates",
                        "Idlib",
                        "where_description",
                        "",
                        "adm_1",
                        "",
                        "adm_2",
                        "",
                        "latitude",
                        "35.9306",
                        "longitude",
                        "36.6339",
                        "geom_wkt",
                        "POINT (36.6339 35.9306)",
                        "priogrid_gid",
                        String.valueOf(251 * 720 + 433 + 1)));
    }

    @Test
    void a_place_that_was_found_in_the_gazetteer_is_still_the_rows() throws Exception {
        Told told = told(ged());
        Place found = place("teir-maaleh", Place.Kind.TOWN, "Teir Ma'aleh", 34.81, 36.71);

        assertThat(changes(
                        ged(), new Told(told.report(), List.of(found), told.actors(), told.sources(), told.together())))
                .isEmpty();
    }

    @Test
    void a_place_of_that_name_far_away_or_of_another_level_is_another_place() throws Exception {
        Told told = told(ged());

        for (Place other : List.of(
                place("a", Place.Kind.TOWN, "Teir Maaleh", 36.0, 36.7),
                place("b", Place.Kind.REGION, "Teir Maaleh", null, null)))
            assertThat(changes(
                            ged(),
                            new Told(told.report(), List.of(other), told.actors(), told.sources(), told.together())))
                    .containsKey("latitude");
    }

    @Test
    void a_place_that_is_no_longer_only_near_changes_the_precision_alone() throws Exception {
        Row row = ged("where_prec", "2");

        assertThat(changes(row, with(told(row), "tags", "[]"))).isEqualTo(Map.of("where_prec", "1"));
    }

    @Test
    void another_side_changes_it_and_leaves_out_what_was_said_of_the_former() throws Exception {
        Told told = told(ged());
        Map<String, Actor> actors = new HashMap<>(told.actors());
        actors.put("hts", new Actor("hts", Actor.Kind.REBEL_GROUP, Map.of("en", "HTS"), null));
        Told changed = with(
                told,
                "participants",
                "[{\"actor\": \"ucdp-118\", \"role\": \"side_a\"}, {\"actor\": \"hts\", \"role\": \"side_b\"}]");

        assertThat(changes(ged(), new Told(changed.report(), told.places(), actors, told.sources(), told.together())))
                .isEqualTo(Map.of(
                        "side_b",
                        "HTS",
                        "side_b_new_id",
                        "",
                        "deaths_b",
                        "",
                        "conflict_new_id",
                        "",
                        "conflict_name",
                        "",
                        "dyad_new_id",
                        "",
                        "dyad_name",
                        ""));
    }

    @Test
    void a_side_that_was_found_by_its_name_is_still_the_rows() throws Exception {
        Told told = with(
                told(ged()),
                "participants",
                "[{\"actor\": \"government\", \"role\": \"side_a\"}, {\"actor\": \"ucdp-4456\", \"role\": \"side_b\"}]");
        Map<String, Actor> actors = new HashMap<>(told.actors());
        actors.put(
                "government",
                new Actor("government", Actor.Kind.STATE_FORCES, Map.of("en", "government of Syria"), null));
        Report report = with(
                        told,
                        "casualties",
                        told(ged()).report().casualties().isEmpty()
                                ? "[]"
                                : Json.write(told.report().casualties()).replace("ucdp-118", "government"))
                .report();

        assertThat(changes(ged(), new Told(report, told.places(), actors, told.sources(), told.together())))
                .isEmpty();
    }

    @Test
    void another_source_changes_the_office_and_leaves_out_the_article_of_the_former() throws Exception {
        Told told = with(told(ged()), "source", "\"ap\"");
        Map<String, Source> sources = Map.of("ap", new Source("ap", Source.Kind.MEDIA, "AP", null, null));

        assertThat(changes(ged(), new Told(told.report(), told.places(), told.actors(), sources, told.together())))
                .isEqualTo(Map.of("source_office", "AP", "source_article", "", "number_of_sources", ""));
    }

    @Test
    void verdicts_and_incidents_are_no_columns() throws Exception {
        Told told = told(ged());
        Report assessed = told.report().assessed(Report.Verdict.FAIR).movedTo("another");

        assertThat(changes(ged(), new Told(assessed, told.places(), told.actors(), told.sources(), told.together())))
                .isEmpty();
    }

    @Test
    void another_kind_of_report_changes_the_type_of_violence() throws Exception {
        assertChanges("kind", "\"attack_on_civilians\"", Map.of("type_of_violence", "3"));
    }

    @Test
    void a_report_that_was_not_imported_is_a_row_of_what_its_fields_say() throws Exception {
        Report report = Json.read(
                """
                {"kind": "clash", "id": "sohr-1", "place": "aleppo", "source": "sohr", "claimant": {"source": "sohr"},
                 "when": {"from": "2024-11-29T14:00:00+03:00", "precision": "instant"},
                 "participants": [{"actor": "hts", "role": "initiator"}, {"actor": "army", "role": "target"}],
                 "casualties": [{"kind": "killed", "population": "all", "best": 5},
                   {"kind": "injured", "population": "all", "best": 9},
                   {"kind": "killed", "population": "combatants", "actor": "army", "best": 4}]}
                """,
                Report.class);
        Told told = new Told(
                report,
                List.of(
                        place("aleppo", Place.Kind.CITY, "Aleppo", 36.2021, 37.1343),
                        place("syria", Place.Kind.COUNTRY, "Syria", null, null)),
                Map.of("army", new Actor("army", Actor.Kind.STATE_FORCES, Map.of("en", "Syrian Arab Army"), null)),
                Map.of("sohr", new Source("sohr", Source.Kind.MONITOR, "SOHR", null, null)),
                List.of(report));

        Map<String, String> written = UCDP.write(told);

        assertThat(written.keySet()).containsExactlyElementsOf(UCDP.columns());
        written.values().removeIf(String::isEmpty);
        assertThat(written)
                .isEqualTo(Map.ofEntries(
                        Map.entry("id", "sohr-1"),
                        Map.entry("year", "2024"),
                        Map.entry("type_of_violence", "1"),
                        Map.entry("side_a", "hts"),
                        Map.entry("side_b", "Syrian Arab Army"),
                        Map.entry("source_office", "SOHR"),
                        Map.entry("where_prec", "1"),
                        Map.entry("where_coordinates", "Aleppo"),
                        Map.entry("latitude", "36.2021"),
                        Map.entry("longitude", "37.1343"),
                        Map.entry("geom_wkt", "POINT (37.1343 36.2021)"),
                        Map.entry("priogrid_gid", "181875"),
                        Map.entry("country", "Syria"),
                        Map.entry("date_prec", "1"),
                        Map.entry("date_start", "2024-11-29"),
                        Map.entry("date_end", "2024-11-29"),
                        Map.entry("deaths_b", "4"),
                        Map.entry("best", "5")));
    }

    private static Told told(Row row) throws WrongRow {
        return Told.of(UcdpTest.said(row));
    }

    private static Told with(Told told, String field, String json) throws Exception {
        var body = (com.fasterxml.jackson.databind.node.ObjectNode) Json.MAPPER.readTree(Json.write(told.report()));
        body.set(field, Json.MAPPER.readTree(json));
        Report report = Json.MAPPER.treeToValue(body, Report.class);
        return new Told(report, told.places(), told.actors(), told.sources(), List.of(report));
    }

    private static void assertChanges(String field, String json, Map<String, String> changes) throws Exception {
        assertThat(changes(ged(), with(told(ged()), field, json))).isEqualTo(changes);
    }

    /** What is written otherwise than the row has it; what the row has no column for is empty. */
    private static Map<String, String> changes(Row row, Told told) {
        Map<String, String> changes = new LinkedHashMap<>(UCDP.write(told));
        UnaryOperator<String> before = column -> row.values().getOrDefault(column, "");
        changes.entrySet().removeIf(cell -> before.apply(cell.getKey()).equals(cell.getValue()));
        return changes;
    }

    private static Place place(String id, Place.Kind kind, String name, Double lat, Double lon) {
        return new Place(id, kind, Map.of("en", name), null, lat, lon, null);
    }
}
