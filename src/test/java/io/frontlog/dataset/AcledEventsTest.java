package io.frontlog.dataset;

import static io.frontlog.dataset.AcledRows.event;
import static io.frontlog.dataset.AcledRows.first;
import static io.frontlog.dataset.AcledRows.participants;
import static io.frontlog.dataset.AcledRows.row;
import static io.frontlog.dataset.AcledRows.said;
import static io.frontlog.dataset.AcledRows.tags;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What each of ACLED's events becomes. */
class AcledEventsTest {
    private static final String STATE = "military-forces-of-examplia-2020";
    private static final String REBELS = "ffe-free-front-of-examplia";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            Battles                    | Armed clash                          | clash               | -      | -
            Battles                    | Government regains territory         | clash               | -      | -
            Battles                    | Non-state actor overtakes territory  | clash               | -      | -
            Explosions/Remote violence | Chemical weapon                      | strike              | chemical | -
            Explosions/Remote violence | Air/drone strike                     | strike              | air_drone | -
            Explosions/Remote violence | Suicide bomb                         | strike              | suicide | -
            Explosions/Remote violence | Shelling/artillery/missile attack    | strike              | shelling_artillery_missile | -
            Explosions/Remote violence | Remote explosive/landmine/IED        | strike              | ied_mine | -
            Explosions/Remote violence | Grenade                              | strike              | grenade | -
            Violence against civilians | Sexual violence                      | attack_on_civilians | -      | acled:sexual_violence
            Violence against civilians | Attack                               | attack_on_civilians | -      | acled:attack
            Violence against civilians | Abduction/forced disappearance       | attack_on_civilians | -      | acled:abduction_forced_disappearance
            Protests                   | Peaceful protest                     | development         | demonstration | acled:peaceful_protest
            Protests                   | Protest with intervention            | development         | demonstration | acled:protest_with_intervention
            Protests                   | Excessive force against protesters   | development         | demonstration | acled:excessive_force_against_protesters
            Riots                      | Violent demonstration                | development         | demonstration | acled:violent_demonstration
            Riots                      | Mob violence                         | development         | demonstration | acled:mob_violence
            Strategic developments     | Agreement                            | development         | agreement | -
            Strategic developments     | Arrests                              | development         | arrests | -
            Strategic developments     | Change to group/activity             | development         | group_change | -
            Strategic developments     | Disrupted weapons use                | development         | weapons_disrupted | -
            Strategic developments     | Headquarters or base established     | development         | base_established | -
            Strategic developments     | Looting/property destruction         | development         | looting | -
            Strategic developments     | Other                                | development         | other   | -
            """)
    void each_sub_event_type_has_its_kind(String type, String sub, String kind, String detail, String tag)
            throws WrongRow {
        ObjectNode report = first(event(type, sub, "assoc_actor_1", "", "assoc_actor_2", "", "tags", ""));

        assertThat(report.get("kind").asText()).isEqualTo(kind);
        assertThat(report.path("weapon").asText(report.path("category").asText("-")))
                .isEqualTo(detail);
        assertThat(tags(event(type, sub, "assoc_actor_1", "", "assoc_actor_2", "", "tags", "")).stream()
                        .filter(t -> !t.equals("acled:roles_by_order"))
                        .findFirst()
                        .orElse("-"))
                .isEqualTo(tag);
    }

    static Stream<AcledSubEvent> every_sub_event() {
        return Arrays.stream(AcledSubEvent.values());
    }

    @ParameterizedTest
    @MethodSource("every_sub_event")
    void all_that_it_says_is_valid_by_the_schemas(AcledSubEvent sub) throws WrongRow {
        assertThat(AcledBodies.wrong(said(event(sub.type.label, sub.label)))).isEmpty();
        assertThat(AcledBodies.wrong(said(event(sub.type.label, sub.label, "actor2", "", "inter2", ""))))
                .isEmpty();
    }

    @Test
    void unknown_words_are_flagged_and_left_open() throws WrongRow {
        Row unknownType = event("Cyber operations", "Defacement");
        assertThat(first(unknownType).get("kind").asText()).isEqualTo("development");
        assertThat(first(unknownType).get("category").asText()).isEqualTo("other");
        assertThat(tags(unknownType)).contains("acled:unknown_event_type");

        Row unknownWeapon = event("Explosions/Remote violence", "Orbital laser");
        assertThat(first(unknownWeapon).get("weapon").asText()).isEqualTo("unknown");
        assertThat(tags(unknownWeapon)).contains("acled:unknown_sub_event_type");

        Row ofAnotherType = event("Battles", "Grenade");
        assertThat(first(ofAnotherType).get("kind").asText()).isEqualTo("clash");
        assertThat(tags(ofAnotherType)).contains("acled:unknown_sub_event_type");
        assertThat(first(ofAnotherType).at("/external/row/sub_event_type").asText())
                .isEqualTo("Grenade");
        assertThat(AcledBodies.wrong(said(unknownType))).isEmpty();
    }

    @Test
    void a_sub_event_type_that_is_not_given_is_not_unknown() throws WrongRow {
        assertThat(tags(event("Battles", ""))).doesNotContain("acled:unknown_sub_event_type");
    }

    @Test
    void a_development_is_told_by_its_notes_else_by_its_type() throws WrongRow {
        assertThat(first(event("Strategic developments", "Agreement"))
                        .get("text")
                        .asText())
                .isEqualTo("On an invented day, two invented groups fought.");
        assertThat(first(event("Strategic developments", "Agreement", "notes", ""))
                        .get("text")
                        .asText())
                .isEqualTo("Agreement");
        assertThat(first(event("Strategic developments", "", "notes", ""))
                        .get("text")
                        .asText())
                .isEqualTo("Strategic developments");
    }

    @Test
    void battles_have_sides_and_associates() throws WrongRow {
        assertThat(participants(first(row())))
                .containsExactly(
                        STATE + " side_a",
                        REBELS + " side_b",
                        "river-guard associate",
                        "police-forces-of-examplia associate",
                        "hill-brigade associate");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            Explosions/Remote violence | Grenade           | State forces | Rebel group  | initiator | target    | true
            Explosions/Remote violence | Grenade           | State forces | Civilians    | initiator | victim    | false
            Explosions/Remote violence | Grenade           | Civilians    | Rebel group  | victim    | initiator | false
            Violence against civilians | Attack            | Rebel group  | Civilians    | initiator | victim    | false
            Violence against civilians | Attack            | Rebel group  | Protesters   | initiator | target    | false
            Protests | Excessive force against protesters  | Protesters   | State forces | victim    | initiator | false
            Protests | Excessive force against protesters  | State forces | Protesters   | initiator | victim    | false
            Protests | Protest with intervention           | Protesters   | State forces | side_a    | side_b    | false
            Riots    | Mob violence                        | Rioters      | Civilians    | initiator | victim    | false
            Riots    | Mob violence                        | Rioters      | Rioters      | side_a    | side_b    | false
            Strategic developments | Looting/property destruction | Rebel group | Civilians | initiator | victim  | false
            Strategic developments | Agreement             | State forces | Rebel group  | side_a    | side_b    | false
            Battles  | Armed clash                         | Rebel group  | Rebel group  | side_a    | side_b    | false
            """)
    void who_did_it_to_whom_is_told_by_kind_where_the_order_says_nothing(
            String type, String sub, String inter1, String inter2, String role1, String role2, boolean byOrder)
            throws WrongRow {
        Row row = event(type, sub, "actor1", "One", "actor2", "Two", "inter1", inter1, "inter2", inter2);

        assertThat(participants(first(row))).startsWith("one " + role1, "two " + role2);
        assertThat(tags(row).contains("acled:roles_by_order")).isEqualTo(byOrder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            Explosions/Remote violence | Air/drone strike | State forces | initiator
            Explosions/Remote violence | Grenade          | Civilians    | victim
            Protests                   | Peaceful protest | Protesters   | initiator
            Strategic developments     | Arrests          | State forces | initiator
            Cyber operations           | Defacement       | State forces | side_a
            """)
    void a_sole_actor_acts_unless_a_strike_hits_it(String type, String sub, String inter, String role) throws WrongRow {
        Row row = event(type, sub, "actor1", "One", "inter1", inter, "actor2", "", "inter2", "0");

        assertThat(participants(first(row))).startsWith("one " + role);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            Battles | Government regains territory        | State forces | Rebel group  | one | captured
            Battles | Government regains territory        | Rebel group  | State forces | two | captured
            Battles | Non-state actor overtakes territory | Rebel group  | State forces | one | captured
            Battles | Non-state actor overtakes territory | State forces | Rebel group  | two | captured
            Battles | Non-state actor overtakes territory | State forces | External/Other forces | two | captured
            Strategic developments | Non-violent transfer of territory | Rebel group | | one | transferred
            Strategic developments | Non-violent transfer of territory | 1           | | one | transferred
            """)
    void a_territory_that_changes_hands_is_a_report_of_control_in_the_same_incident(
            String type, String sub, String inter1, String inter2, String gainer, String change) throws WrongRow {
        Said.Happened said = said(event(
                type,
                sub,
                "actor1",
                "One",
                "inter1",
                inter1,
                "actor2",
                inter2 == null ? "" : "Two",
                "inter2",
                inter2 == null ? "" : inter2));

        assertThat(said.reports()).hasSize(2);
        ObjectNode control = said.reports().get(1);
        assertThat(control.get("id").asText()).isEqualTo("acled-xxa101-control");
        assertThat(control.get("incident").asText()).isEqualTo("acled-xxa101");
        assertThat(control.get("kind").asText()).isEqualTo("control");
        assertThat(control.get("actor").asText()).isEqualTo("acled-actor-" + gainer);
        assertThat(control.get("change").asText()).isEqualTo(change);
        assertThat(control.get("extent").asText()).isEqualTo("all");
        assertThat(control.has("casualties")).isFalse();
        assertThat(control.get("external")).isEqualTo(said.reports().get(0).get("external"));
        assertThat(AcledBodies.wrong(said)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            Battles | Government regains territory        | State forces          | State forces | acled:government_regains_territory
            Battles | Government regains territory        | External/Other forces | Rebel group  | acled:government_regains_territory
            Battles | Government regains territory        | State forces          | 9            | acled:government_regains_territory
            Battles | Non-state actor overtakes territory | Rebel group           | Rebel group  | acled:non_state_actor_overtakes_territory
            Strategic developments | Non-violent transfer of territory | Rebel group | State forces | acled:non_violent_transfer_of_territory
            """)
    void who_took_it_is_not_guessed_from_the_order(String type, String sub, String inter1, String inter2, String tag)
            throws WrongRow {
        Row row = event(type, sub, "actor1", "One", "inter1", inter1, "actor2", "Two", "inter2", inter2);

        assertThat(said(row).reports()).hasSize(1);
        assertThat(tags(row)).contains(tag, "acled:unknown_gainer");
    }

    @ParameterizedTest
    @CsvSource({"2,district", "3,region"})
    void near_a_place_only_some_part_of_its_surroundings_changed_hands(String precision, String kind) throws WrongRow {
        Said.Happened said = said(event("Battles", "Government regains territory", "geo_precision", precision));

        ObjectNode control = said.reports().get(1);
        assertThat(control.get("extent").asText()).isEqualTo("part");
        assertThat(said.entries())
                .filteredOn(entry -> entry.id().equals(control.get("place").asText()))
                .singleElement()
                .satisfies(
                        entry -> assertThat(entry.body().get("kind").asText()).isEqualTo(kind));
    }
}
