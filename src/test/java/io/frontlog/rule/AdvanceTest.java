package io.frontlog.rule;

import static io.frontlog.rule.Syria.BASELINE;
import static io.frontlog.rule.Syria.balanced;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.event.Moment;
import io.frontlog.rule.Control.Status;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** DOMAIN 3, step 6: sure gains and entries. */
class AdvanceTest {
    /** Contested on the 30th, the government having left at that time; nobody dominates. */
    static final String[] LEFT = {
        BASELINE,
        "mint: sna entered part @2024-11-30T12:00+03:00 fair",
        "army: army withdrew all @2024-11-30T12:00+03:00"
    };

    @ParameterizedTest(name = "{0} {1} by another actor, of a held place: {2}, holder {3}, dominant {4}")
    @CsvSource({
        "captured,    all,        CONTROLLED, hts, ",
        "transferred, all,        CONTROLLED, hts, ",
        "captured,    most,       CONTESTED,  gov, hts",
        "transferred, most,       CONTESTED,  gov, hts",
        "captured,    large_part, CONTESTED,  gov, ",
        "captured,    part,       CONTESTED,  gov, ",
        "entered,     all,        CONTESTED,  gov, ",
        "entered,     large_part, CONTESTED,  gov, ",
        "entered,     part,       CONTESTED,  gov, ",
    })
    void of_a_held_place(String change, String extent, Status status, String holder, String dominant) {
        Control after = balanced(BASELINE, "sohr: hts %s %s @2024-12-01 fair".formatted(change, extent));

        assertOutcome(after, status, holder, dominant);
        assertThat(after.since()).isEqualTo(Moment.parse("2024-12-01"));
        assertThat(after.standing()).isEqualTo(Standing.CORROBORATED);
    }

    @ParameterizedTest(name = "{0} {1} by another actor, of a place that nobody holds: {2}, holder {3}, dominant {4}")
    @CsvSource({
        "captured, all,        CONTROLLED, hts, ",
        "captured, most,       CONTROLLED, hts, ",
        "captured, large_part, CONTESTED,  ,    hts",
        "captured, part,       CONTESTED,  ,    ",
        "entered,  all,        CONTESTED,  ,    hts",
        "entered,  large_part, CONTESTED,  ,    hts",
        "entered,  part,       CONTESTED,  ,    ",
    })
    void of_a_place_that_nobody_holds(String change, String extent, Status status, String holder, String dominant) {
        Control after = balanced("sohr: hts %s %s @2024-12-01 fair".formatted(change, extent));

        assertOutcome(after, status, holder, dominant);
    }

    @ParameterizedTest(name = "{0} {1} by another actor, of a place recently left: {2}, holder {3}, dominant {4}")
    @CsvSource({
        "captured, all,        CONTROLLED, hts, ",
        "captured, most,       CONTROLLED, hts, ",
        "captured, large_part, CONTESTED,  gov, hts",
        "captured, part,       CONTESTED,  gov, ",
        "entered,  most,       CONTESTED,  gov, hts",
        "entered,  large_part, CONTESTED,  gov, hts",
        "entered,  part,       CONTESTED,  gov, ",
    })
    void of_a_place_recently_left(String change, String extent, Status status, String holder, String dominant) {
        Control after = after(LEFT, "sohr: hts %s %s @2024-12-01 fair".formatted(change, extent));

        assertOutcome(after, status, holder, dominant);
    }

    @Test
    void a_place_left_72_hours_ago_was_recently_left() {
        Control after = after(LEFT, "sohr: hts captured most @2024-12-03T12:00+03:00 fair");

        assertOutcome(after, Status.CONTROLLED, "hts", null);
    }

    @Test
    void a_place_left_longer_ago_was_not() {
        Control after = after(LEFT, "sohr: hts captured most @2024-12-03T12:00:01+03:00 fair");

        assertOutcome(after, Status.CONTESTED, "gov", "hts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gov captured most", "gov transferred all", "army captured all"})
    void a_large_gain_by_the_holder_s_side_restores_its_control(String gain) {
        Control after = balanced(
                BASELINE, "sohr: hts captured most @2024-11-30 fair", "ap: " + gain + " @2024-12-01 confirmed");

        assertOutcome(after, Status.CONTROLLED, "gov", null);
        assertThat(after.since()).isEqualTo(Moment.parse("2024-12-01"));
        assertThat(after.lastHolder()).isNull();
        assertThat(after.basis()).containsExactly("ap");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gov captured large_part", "army transferred part", "gov entered all"})
    void a_lesser_gain_or_an_entry_by_the_holder_s_side_does_nothing(String move) {
        String[] contested = {BASELINE, "sohr: hts captured most @2024-11-30 fair"};

        Control after = after(contested, "ap: " + move + " @2024-12-01 confirmed");

        assertThat(after)
                .usingRecursiveComparison()
                .ignoringFields("newestEvidence")
                .isEqualTo(balanced(contested));
    }

    @Test
    void a_part_taken_leaves_whoever_dominates_dominant() {
        Control after = balanced(
                BASELINE, "sohr: hts captured most @2024-11-30 fair", "ap: sna captured part @2024-12-01 confirmed");

        assertOutcome(after, Status.CONTESTED, "gov", "hts");
        assertThat(after.basis()).containsExactly("base", "sohr");
    }

    @Test
    void two_sides_that_each_gain_most_of_it_at_once_contest_it() {
        Control after =
                balanced(BASELINE, "sohr: hts captured all @2024-11-30 fair", "ap: sna captured most @2024-11-30 fair");

        assertOutcome(after, Status.CONTESTED, "gov", null);
        assertThat(after.basis()).containsExactly("ap", "base", "sohr");
    }

    @Test
    void of_two_sides_that_gain_it_at_once_the_better_standing_dominates() {
        Control after = balanced(
                BASELINE, "sohr: hts captured most @2024-11-30 confirmed", "ap: sna captured all @2024-11-30 fair");

        assertOutcome(after, Status.CONTESTED, "gov", "hts");
        assertThat(after.standing()).isEqualTo(Standing.CONFIRMED);
    }

    @Test
    void a_gain_that_is_not_sure_is_no_rival() {
        Control after =
                balanced(BASELINE, "sohr: hts captured all @2024-11-30 fair", "ap: sna captured all @2024-11-30");

        assertOutcome(after, Status.CONTROLLED, "hts", null);
    }

    @Test
    void two_actors_of_one_side_are_no_rivals() {
        Control after = balanced(
                BASELINE, "sohr: hts captured all @2024-11-30 fair", "ap: brigade captured all @2024-11-30 confirmed");

        assertOutcome(after, Status.CONTROLLED, "hts", null);
    }

    @Test
    void two_brigades_that_are_not_part_of_each_other_are_rivals() {
        Control after = balanced(
                BASELINE,
                "sohr: battalion captured all @2024-11-30 fair",
                "ap: brigade captured all @2024-11-30 confirmed");

        assertOutcome(after, Status.CONTESTED, "gov", "brigade");
    }

    static Control after(String[] before, String... then) {
        return balanced(Stream.of(before, then).flatMap(Arrays::stream).toArray(String[]::new));
    }

    static void assertOutcome(Control control, Status status, String holder, String dominant) {
        assertThat(control.status()).as("status").isEqualTo(status);
        assertThat(control.holder()).as("holder").isEqualTo(holder);
        assertThat(control.dominant()).as("dominant").isEqualTo(dominant);
    }
}
