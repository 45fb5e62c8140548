package io.frontlog.rule;

import static io.frontlog.rule.AdvanceTest.after;
import static io.frontlog.rule.AdvanceTest.assertOutcome;
import static io.frontlog.rule.Syria.BASELINE;
import static io.frontlog.rule.Syria.balanced;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.event.Moment;
import io.frontlog.rule.Control.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** DOMAIN 3, step 6: sure losses and retentions. */
class LeavingTest {
    static final String[] CONTESTED = {BASELINE, "mint: sna captured part @2024-11-27 fair"};

    @ParameterizedTest
    @ValueSource(strings = {"gov withdrew all", "gov lost all", "army withdrew all", "division lost part"})
    void the_holder_s_side_leaves_an_uncontested_place_vacated(String leaving) {
        Control after = balanced(BASELINE, "ap: " + leaving + " @2024-11-30 fair");

        assertOutcome(after, Status.VACATED, null, null);
        assertThat(after.lastHolder()).isEqualTo("gov");
        assertThat(after.since()).isEqualTo(Moment.parse("2024-11-30"));
        assertThat(after.basis()).containsExactly("ap", "base");
    }

    @Test
    void a_contested_place_falls_to_whoever_recently_gained_most_of_it() {
        Control after =
                balanced(BASELINE, "sohr: hts captured most @2024-11-28 fair", "army: gov lost all @2024-12-01");

        assertOutcome(after, Status.CONTROLLED, "hts", null);
        assertThat(after.lastHolder()).isEqualTo("gov");
        assertThat(after.since()).isEqualTo(Moment.parse("2024-12-01"));
        assertThat(after.basis()).containsExactly("army", "sohr");
    }

    @Test
    void a_gain_more_than_72_hours_ago_is_not_recent() {
        Control after = balanced(
                BASELINE,
                "sohr: hts captured most @2024-11-27T23:59:59+03:00 fair",
                "army: army withdrew all @2024-12-01");

        assertOutcome(after, Status.CONTESTED, "gov", "hts");
        assertThat(after.lastHolder()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"captured large_part", "entered large_part", "entered all"})
    void whoever_recently_gained_or_entered_a_large_part_dominates(String move) {
        Control after =
                balanced(BASELINE, "sohr: hts " + move + " @2024-11-29 fair", "army: army withdrew all @2024-11-30");

        assertOutcome(after, Status.CONTESTED, "gov", "hts");
        assertThat(after.since()).isEqualTo(Moment.parse("2024-11-29"));
        assertThat(after.basis()).containsExactly("army", "base", "sohr");
    }

    @Test
    void nobody_dominates_if_nobody_recently_took_a_large_part() {
        Control after = after(CONTESTED, "army: army withdrew all @2024-11-28");

        assertOutcome(after, Status.CONTESTED, "gov", null);
        assertThat(after.basis()).containsExactly("army", "base", "mint");
    }

    @Test
    void the_largest_gain_wins_over_a_later_one() {
        Control after = balanced(
                BASELINE,
                "sohr: hts captured most @2024-11-28 fair",
                "ap: sna captured large_part @2024-11-29 fair",
                "army: army withdrew all @2024-11-30");

        assertOutcome(after, Status.CONTROLLED, "hts", null);
    }

    @Test
    void of_gains_alike_the_latest_wins() {
        Control after = balanced(
                BASELINE,
                "sohr: sna captured large_part @2024-11-28 fair",
                "ap: hts entered all @2024-11-29 fair",
                "army: army withdrew all @2024-11-30");

        assertOutcome(after, Status.CONTESTED, "gov", "hts");
    }

    @ParameterizedTest
    @CsvSource({"fair, confirmed", "confirmed, fair"})
    void of_gains_alike_at_one_time_the_greater_actor_id_wins_however_well_they_stand(String sna, String hts) {
        Control after = balanced(
                BASELINE,
                "sohr: sna captured large_part @2024-11-29 " + sna,
                "ap: hts captured large_part @2024-11-29 " + hts,
                "army: army withdrew all @2024-11-30");

        assertOutcome(after, Status.CONTESTED, "gov", "sna");
    }

    @Test
    void what_the_holder_s_own_side_gained_makes_nobody_its_heir() {
        Control after = after(
                CONTESTED, "ap: army captured large_part @2024-11-28 confirmed", "army: gov withdrew all @2024-11-29");

        assertOutcome(after, Status.CONTESTED, "gov", null);
    }

    @Test
    void another_actor_that_leaves_dominates_no_longer() {
        String[] dominated = {BASELINE, "sohr: hts captured most @2024-11-28 fair"};

        assertOutcome(after(dominated, "hts: hts withdrew all @2024-11-29"), Status.CONTESTED, "gov", null);
        assertOutcome(after(dominated, "ap: sna lost all @2024-11-29 fair"), Status.CONTESTED, "gov", "hts");
    }

    @Test
    void the_holder_that_retains_it_controls_it_and_nobody_dominates() {
        Control after = balanced(
                BASELINE, "sohr: hts captured most @2024-11-28 fair", "ap: army retained part @2024-11-29 confirmed");

        assertOutcome(after, Status.CONTROLLED, "gov", null);
        assertThat(after.since()).isEqualTo(Moment.parse("2024-11-29"));
        assertThat(after.standing()).isEqualTo(Standing.CONFIRMED);
    }

    @Test
    void the_holder_that_retains_it_after_having_left_has_not_left() {
        Control after = after(
                CONTESTED,
                "army: army withdrew all @2024-11-28",
                "ap: gov retained all @2024-11-29 fair",
                "sohr: hts captured most @2024-11-30 fair");

        assertOutcome(after, Status.CONTESTED, "gov", "hts");
    }

    @Test
    void another_that_retains_most_of_what_nobody_holds_controls_it() {
        assertOutcome(balanced("ap: hts retained most @2024-11-29 fair"), Status.CONTROLLED, "hts", null);
        assertOutcome(balanced("ap: hts retained large_part @2024-11-29 fair"), Status.CONTESTED, null, null);
    }

    @Test
    void another_that_retains_what_somebody_holds_contests_it() {
        Control after = balanced(BASELINE, "ap: hts retained all @2024-11-29 fair");

        assertOutcome(after, Status.CONTESTED, "gov", null);
    }

    @Test
    void a_recent_departure_is_forgotten_once_another_takes_control() {
        Control after = after(
                CONTESTED,
                "army: army withdrew all @2024-11-28",
                "sohr: hts captured all @2024-11-29 fair",
                "ap: sna captured most @2024-11-30 fair");

        assertOutcome(after, Status.CONTESTED, "hts", "sna");
        assertThat(after.lastHolder()).isEqualTo("gov");
    }

    @Test
    void at_one_time_gains_come_before_losses_and_losses_before_retentions() {
        Control after = balanced(
                BASELINE,
                "army: gov withdrew all @2024-11-30",
                "ap: gov retained all @2024-11-30 fair",
                "sohr: hts captured most @2024-11-30 fair");

        assertOutcome(after, Status.CONTESTED, "hts", null);
    }
}
