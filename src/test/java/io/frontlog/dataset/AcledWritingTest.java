package io.frontlog.dataset;

import static io.frontlog.dataset.AcledRows.ACLED;
import static io.frontlog.dataset.AcledRows.event;
import static io.frontlog.dataset.AcledRows.recorded;
import static io.frontlog.dataset.AcledRows.row;
import static io.frontlog.dataset.AcledRows.said;
import static io.frontlog.dataset.AcledRows.told;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.frontlog.event.Actor;
import io.frontlog.event.Place;
import io.frontlog.event.Report;
import io.frontlog.event.Source;
import io.frontlog.journal.Json;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which row a report has. */
class AcledWritingTest {
    private static final Place COUNTRY = place("examplia", Place.Kind.COUNTRY, "Examplia", null);
    private static final Place REGION = place("north", Place.Kind.REGION, "North Province", "examplia");
    private static final Place CITY =
            new Place("someville", Place.Kind.CITY, Map.of("en", "Someville"), "north", 36.2, 37.1, null);
    private static final Map<String, Actor> ACTORS = Map.of(
            "army", actor("army", Actor.Kind.STATE_FORCES, "Army"),
            "guard", actor("guard", Actor.Kind.POLITICAL_MILITIA, "Guard"),
            "front", actor("front", Actor.Kind.REBEL_GROUP, "Front"),
            "people", actor("people", Actor.Kind.CIVILIANS, "Civilians (Examplia)"),
            "crowd", actor("crowd", Actor.Kind.RIOTERS, "Rioters (Examplia)"));
    private static final Map<String, Source> SOURCES =
            Map.of("post", new Source("post", Source.Kind.MEDIA, "The Post", null, null));

    static Stream<Row> rows() {
        Stream<Row> everyEvent = Arrays.stream(AcledSubEvent.values()).map(sub -> event(sub.type.label, sub.label));
        Stream<Row> odd = Stream.of(
                event("Cyber operations", "Defacement", "disorder_type", "New order"),
                event("Battles", "Orbital laser"),
                event("Battles", "Government regains territory", "inter1", "1", "inter2", "2", "interaction", "12"),
                event("Battles", "Government regains territory", "inter2", "State forces"),
                event("Battles", "Non-state actor overtakes territory", "geo_precision", "3"),
                event("Strategic developments", "Agreement", "notes", ""),
                event("Strategic developments", "Non-violent transfer of territory", "actor2", "", "inter2", ""),
                row("event_date", "05 February 2031", "fatalities", "", "source", "", "tags", "a;b ; a"),
                row("geo_precision", "9", "time_precision", "", "civilian_targeting", "Civilians targeted"),
                row("actor1", "", "inter1", "", "assoc_actor_1", "Hill Brigade; Hill Brigade"),
                row("latitude", "", "longitude", "", "admin1", ""));
        return Stream.concat(everyEvent, odd);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_row_comes_out_as_it_came_in(Row row) throws WrongRow {
        assertThat(ACLED.write(told(said(row), 0))).isEqualTo(row.values());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void so_it_does_when_what_it_names_is_known_by_other_ids_and_kinds(Row row) throws WrongRow {
        assertThat(ACLED.write(matched(told(said(row), 0)))).isEqualTo(row.values());
    }

    @Test
    void a_report_of_control_is_told_in_the_row_of_what_it_came_about_in() throws WrongRow {
        Said.Happened said = said(event("Battles", "Government regains territory"));

        assertThat(ACLED.write(told(said, 1))).isEmpty();
    }

    @Test
    void an_older_row_comes_out_in_todays_columns() throws WrongRow {
        Row old = row("disorder_type", null, "civilian_targeting", null, "tags", null, "data_id", "1", "iso3", "XXA");

        Map<String, String> written = ACLED.write(told(said(old), 0));

        assertThat(written.keySet()).containsExactlyElementsOf(ACLED.columns());
        assertThat(written).containsEntry("disorder_type", "").containsEntry("notes", old.get("notes"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            /notes                | "New notes"                                     | notes          | New notes
            /when                 | {"from": "2031-03-01", "precision": "day"}      | event_date     | 2031-03-01
            /when                 | {"from": "2031-02-05", "precision": "month"}    | time_precision | 3
            /casualties/0/best    | 5                                               | fatalities     | 5
            /casualties           | []                                              | fatalities     | ''
            /tags                 | ["second tag", "third", "acled:checked"]        | tags           | second tag; third
            /tags                 | ["crowd size=no report", "second tag", "acled:civilian_targeting"] | civilian_targeting | Civilian targeting
            """)
    void what_was_changed_stands_in_its_column_and_nowhere_else(String field, String value, String column, String text)
            throws Exception {
        Row row = row("assoc_actor_1", "", "assoc_actor_2", "");

        Map<String, String> written = ACLED.write(amended(row, body -> set(body, field, value)));

        assertThat(written).containsEntry(column, text);
        assertThat(differences(row, written)).containsExactly(column);
    }

    @Test
    void who_reports_may_change_while_the_further_publishers_stay() throws Exception {
        Told told = amended(row(), body -> body.put("source", "post"));

        Map<String, String> written =
                ACLED.write(new Told(told.report(), told.places(), told.actors(), SOURCES, told.together()));

        assertThat(written).containsEntry("source", "The Post; The Sample Post").containsEntry("source_scale", "");
        assertThat(differences(row(), written)).containsExactly("source", "source_scale");
    }

    @Test
    void the_place_may_change() throws Exception {
        Told told = amended(row(), body -> body.put("place", "elsewhere"));
        Place elsewhere = new Place(
                "elsewhere", Place.Kind.DISTRICT, Map.of("ar", "X", "en", "Elsewhere"), "north", null, null, null);

        Map<String, String> written = ACLED.write(new Told(
                told.report(), List.of(elsewhere, REGION, COUNTRY), told.actors(), told.sources(), told.together()));

        assertThat(written)
                .containsEntry("location", "Elsewhere")
                .containsEntry("admin2", "Elsewhere")
                .containsEntry("latitude", "")
                .containsEntry("geo_precision", "2")
                .containsEntry("iso", "999");
        assertThat(differences(row(), written))
                .containsExactly("admin2", "admin3", "location", "latitude", "longitude", "geo_precision");
    }

    @Test
    void a_place_of_the_same_name_far_away_is_another() throws Exception {
        Told told = amended(row(), body -> body.put("place", "someville-2"));
        Place far = new Place("someville-2", Place.Kind.TOWN, CITY.names(), "north", 30.0, 37.1, null);

        Map<String, String> written = ACLED.write(
                new Told(told.report(), List.of(far, REGION, COUNTRY), told.actors(), told.sources(), told.together()));

        assertThat(written).containsEntry("latitude", "30").containsEntry("admin2", "");
    }

    @Test
    void the_actors_may_change_and_those_who_stay_keep_their_names_and_columns() throws Exception {
        Told told = amended(row("inter1", "1", "inter2", "2", "interaction", "12"), body -> {
            ObjectNode second = (ObjectNode) body.at("/participants/1");
            second.put("actor", "guard");
        });
        Map<String, Actor> actors = new HashMap<>(told.actors());
        actors.put("guard", ACTORS.get("guard"));

        Map<String, String> written =
                ACLED.write(new Told(told.report(), told.places(), actors, told.sources(), told.together()));

        assertThat(written)
                .containsEntry("actor1", "Military Forces of Examplia (2020-)")
                .containsEntry("assoc_actor_1", "River Guard; Police Forces of Examplia")
                .containsEntry("actor2", "Guard")
                .containsEntry("assoc_actor_2", "Hill Brigade")
                .containsEntry("inter2", "3")
                .containsEntry("interaction", "13");
    }

    @Test
    void a_gain_that_was_taken_back_leaves_a_clash() throws WrongRow {
        Told told = told(said(event("Battles", "Government regains territory")), 0);

        Map<String, String> written = ACLED.write(
                new Told(told.report(), told.places(), told.actors(), told.sources(), List.of(told.report())));

        assertThat(written).containsEntry("sub_event_type", "Armed clash").containsEntry("event_type", "Battles");
    }

    @Test
    void a_flag_that_was_looked_into_changes_nothing() throws Exception {
        Row row = event("Cyber operations", "Defacement", "tags", "");

        Map<String, String> written = ACLED.write(amended(row, body -> body.putArray("tags")));

        assertThat(written).isEqualTo(row.values());
    }

    @Test
    void what_did_not_happen_or_has_not_yet_has_no_row() throws Exception {
        assertThat(ACLED.write(amended(row(), body -> body.put("stance", "denies"))))
                .isEmpty();
        assertThat(ACLED.write(amended(row(), body -> body.put("stance", "anticipates"))))
                .isEmpty();
    }

    @Test
    void a_report_of_ones_own_gets_every_column_that_its_fields_give() throws Exception {
        Map<String, String> written = ACLED.write(
                own(
                        """
                {"kind": "strike", "weapon": "grenade", "when": {"from": "2031-02-05T23:30:00+03:00", "precision": "instant"},
                 "participants": [{"actor": "front", "role": "initiator"}, {"actor": "guard", "role": "initiator"},
                                  {"actor": "people", "role": "victim"}],
                 "casualties": [{"kind": "injured", "population": "all", "best": 9},
                                {"kind": "killed", "population": "all", "best": 0}],
                 "notes": "Noted", "tags": ["one", "two"]}
                """));

        var expected = new LinkedHashMap<String, String>();
        ACLED.columns().forEach(column -> expected.put(column, ""));
        expected.putAll(Map.ofEntries(
                Map.entry("event_id_cnty", "mint-1"),
                Map.entry("event_date", "2031-02-05"),
                Map.entry("year", "2031"),
                Map.entry("time_precision", "1"),
                Map.entry("disorder_type", "Political violence"),
                Map.entry("event_type", "Explosions/Remote violence"),
                Map.entry("sub_event_type", "Grenade"),
                Map.entry("actor1", "Front"),
                Map.entry("assoc_actor_1", "Guard"),
                Map.entry("inter1", "Rebel group"),
                Map.entry("actor2", "Civilians (Examplia)"),
                Map.entry("inter2", "Civilians"),
                Map.entry("interaction", "Rebel group-Civilians"),
                Map.entry("civilian_targeting", "Civilian targeting"),
                Map.entry("country", "Examplia"),
                Map.entry("admin1", "North Province"),
                Map.entry("location", "Someville"),
                Map.entry("latitude", "36.2"),
                Map.entry("longitude", "37.1"),
                Map.entry("geo_precision", "1"),
                Map.entry("source", "The Post"),
                Map.entry("notes", "Noted"),
                Map.entry("fatalities", "0"),
                Map.entry("tags", "one; two")));
        assertThat(written).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {"kind": "clash"}                                                    | Battles                    | Armed clash
            {"kind": "strike", "weapon": "unknown"}                              | Explosions/Remote violence | ''
            {"kind": "attack_on_civilians"}                                      | Violence against civilians | ''
            {"kind": "attack_on_civilians", "tags": ["acled:sexual_violence"]}   | Violence against civilians | Sexual violence
            {"kind": "development", "text": "T", "category": "looting"}          | Strategic developments     | Looting/property destruction
            {"kind": "development", "text": "T", "category": "other"}            | Strategic developments     | Other
            {"kind": "development", "text": "T", "category": "demonstration"}    | ''                         | ''
            {"kind": "development", "text": "T", "category": "demonstration", "participants": [{"actor": "crowd", "role": "initiator"}]} | Riots | ''
            {"kind": "development", "text": "T", "category": "demonstration", "tags": ["acled:mob_violence"]} | Riots | Mob violence
            {"kind": "control", "actor": "front", "change": "captured", "extent": "all"}      | Battles | Non-state actor overtakes territory
            {"kind": "control", "actor": "army", "change": "captured", "extent": "most"}      | Battles | Government regains territory
            {"kind": "control", "actor": "army", "change": "transferred", "extent": "all"}    | Strategic developments | Non-violent transfer of territory
            """)
    void a_report_of_ones_own_is_the_event_that_it_tells(String body, String type, String sub) throws Exception {
        assertThat(ACLED.write(own(body))).containsEntry("event_type", type).containsEntry("sub_event_type", sub);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {"kind": "control", "actor": "front", "change": "captured", "extent": "part"}
            {"kind": "control", "actor": "front", "change": "retained", "extent": "all"}
            {"kind": "control", "actor": "front", "change": "withdrew", "extent": "all"}
            {"kind": "movement", "actor": "front", "movement": "advance"}
            {"kind": "casualties", "casualties": [{"kind": "killed", "population": "all", "best": 3}]}
            {"kind": "statement", "speaker": "front", "act": "claims", "proposition": "P"}
            """)
    void what_acled_has_no_event_for_has_no_row(String body) throws Exception {
        assertThat(ACLED.write(own(body))).isEmpty();
    }

    @Test
    void a_clash_and_a_gain_of_ones_own_are_one_row() throws Exception {
        Told clash = own("{\"kind\": \"clash\"}");
        Report gain =
                own("{\"kind\": \"control\", \"actor\": \"front\", \"change\": \"captured\", \"extent\": \"all\"}")
                        .report();
        gain = renamed(gain, "mint-2");
        List<Report> together = List.of(clash.report(), gain);

        assertThat(ACLED.write(new Told(clash.report(), clash.places(), ACTORS, SOURCES, together)))
                .containsEntry("sub_event_type", "Non-state actor overtakes territory");
        assertThat(ACLED.write(new Told(gain, clash.places(), ACTORS, SOURCES, together)))
                .isEmpty();
    }

    @Test
    void a_control_report_alone_names_who_took_it() throws Exception {
        assertThat(
                        ACLED.write(
                                own(
                                        "{\"kind\": \"control\", \"actor\": \"front\", \"change\": \"captured\", \"extent\": \"all\"}")))
                .containsEntry("actor1", "Front")
                .containsEntry("interaction", "Rebel group only");
    }

    @ParameterizedTest
    @CsvSource({
        "1,CIVILIANS,EXTERNAL_FORCES,External/Other forces-Civilians,78",
        "2,REBEL_GROUP,STATE_FORCES,State forces-Rebel group,12",
        "3,REBEL_GROUP,,Rebel group only,20",
        "4,,,'',''"
    })
    void an_interaction_names_two_kinds_in_one_order(
            int line, Actor.Kind one, Actor.Kind other, String words, String codes) {
        assertThat(AcledKinds.interaction(one, other, false))
                .as("line %d", line)
                .isEqualTo(words);
        assertThat(AcledKinds.interaction(other, one, false)).isEqualTo(words);
        assertThat(AcledKinds.interaction(one, other, true)).isEqualTo(codes);
    }

    private static List<String> differences(Row row, Map<String, String> written) {
        return ACLED.columns().stream()
                .filter(column -> !written.get(column).equals(row.values().get(column)))
                .toList();
    }

    private static Told amended(Row row, Consumer<ObjectNode> amendment) throws WrongRow {
        Said.Happened said = said(row);
        ObjectNode body = said.reports().get(0).deepCopy();
        amendment.accept(body);
        Told told = told(said, 0);
        return new Told(recorded(body), told.places(), told.actors(), told.sources(), List.of(recorded(body)));
    }

    private static void set(ObjectNode body, String pointer, String value) {
        int last = pointer.lastIndexOf('/');
        try {
            ((ObjectNode) body.at(pointer.substring(0, last)))
                    .set(pointer.substring(last + 1), Json.MAPPER.readTree(value));
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** As if all had been found in a gazetteer that writes names otherwise, and is of another mind about kinds. */
    private static Told matched(Told told) {
        Map<String, Actor> actors = new HashMap<>();
        told.actors()
                .forEach((id, actor) -> actors.put(
                        "g-" + id,
                        actor(
                                "g-" + id,
                                Actor.Kind.POLITICAL_MILITIA,
                                actor.names().get("en").toUpperCase(Locale.ROOT))));
        Map<String, Source> sources = new HashMap<>();
        told.sources()
                .forEach((id, source) -> sources.put(
                        "g-" + id,
                        new Source("g-" + id, Source.Kind.MEDIA, source.name().toUpperCase(Locale.ROOT), null, null)));
        List<Place> places = told.places().stream()
                .map(p -> new Place(
                        "g-" + p.id(),
                        p.kind(),
                        Map.of("ar", "\u0645", "en", p.names().get("en").toUpperCase(Locale.ROOT)),
                        null,
                        p.lat() == null ? null : p.lat() + 0.1,
                        p.lon(),
                        null))
                .toList();
        List<Report> together =
                told.together().stream().map(AcledWritingTest::matched).toList();
        return new Told(matched(told.report()), places, actors, sources, together);
    }

    private static Report matched(Report report) {
        ObjectNode body = Json.MAPPER.valueToTree(report);
        body.put("place", "g-" + body.get("place").asText());
        body.put("source", "g-" + body.get("source").asText());
        if (body.has("actor")) body.put("actor", "g-" + body.get("actor").asText());
        body.path("participants").forEach(p -> ((ObjectNode) p)
                .put("actor", "g-" + p.get("actor").asText()));
        return recorded(body);
    }

    private static Told own(String json) throws Exception {
        ObjectNode body = (ObjectNode) Json.MAPPER.readTree(json);
        body.put("id", "mint-1").put("place", "someville").put("source", "post");
        if (!body.has("when")) body.putObject("when").put("from", "2031-02-05").put("precision", "day");
        Report report = recorded(body);
        return new Told(report, List.of(CITY, REGION, COUNTRY), ACTORS, SOURCES, List.of(report));
    }

    private static Report renamed(Report report, String id) {
        return recorded(Json.MAPPER.valueToTree(report).<ObjectNode>require().put("id", id));
    }

    private static Place place(String id, Place.Kind kind, String name, String parent) {
        return new Place(id, kind, Map.of("en", name), parent, null, null, null);
    }

    private static Actor actor(String id, Actor.Kind kind, String name) {
        return new Actor(id, kind, Map.of("en", name), null);
    }
}
