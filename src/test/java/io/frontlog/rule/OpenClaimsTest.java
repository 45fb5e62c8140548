package io.frontlog.rule;

import static io.frontlog.rule.AdvanceTest.assertOutcome;
import static io.frontlog.rule.Syria.BASELINE;
import static io.frontlog.rule.Syria.balanced;
import static io.frontlog.rule.Syria.fold;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.event.Moment;
import io.frontlog.rule.Control.OpenClaim;
import io.frontlog.rule.Control.Reason;
import io.frontlog.rule.Control.Status;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not sure, what is set aside, and what an answer says it rests on. */
class OpenClaimsTest {

    @Test
    void without_evidence_nothing_is_known() {
        assertThat(balanced())
                .isEqualTo(new Control(
                        Status.UNKNOWN,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gov captured all", "army entered part", "gov retained all"})
    void a_claim_that_the_holder_is_there_is_not_left_open(String said) {
        Control after = balanced(BASELINE, "sohr: " + said + " @2024-11-30");

        assertThat(after.open()).isEmpty();
        assertThat(after.status()).isEqualTo(Status.CONTROLLED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gov withdrew all", "hts withdrew all", "hts retained all"})
    void a_reported_loss_or_retention_is_left_open_and_contests_nothing(String said) {
        Control after = balanced(BASELINE, "sohr: " + said + " @2024-11-30");

        assertThat(after.open()).extracting(OpenClaim::standing).containsExactly(Standing.REPORTED);
        assertOutcome(after, Status.CONTROLLED, "gov", null);
    }

    @Test
    void a_reported_gain_contests_no_place_that_nobody_holds() {
        assertOutcome(balanced("sohr: hts captured all @2024-11-30"), Status.UNKNOWN, null, null);
    }

    @Test
    void under_a_cautious_policy_a_corroborated_gain_contests_as_a_reported_one_does() {
        Control after = fold(
                Policy.CAUTIOUS,
                "base/mint: gov retained all @2024-11-26 confirmed",
                "sohr: hts captured all @2024-11-30 fair");

        assertOutcome(after, Status.CONTESTED, "gov", null);
        assertThat(after.open()).extracting(OpenClaim::standing).containsExactly(Standing.CORROBORATED);
    }

    @Test
    void a_permissive_policy_takes_a_report_for_sure() {
        Control after = fold(Policy.PERMISSIVE, BASELINE, "sohr: hts captured all @2024-11-30");

        assertOutcome(after, Status.CONTROLLED, "hts", null);
        assertThat(after.standing()).isEqualTo(Standing.REPORTED);
    }

    @Test
    void a_neutral_denial_of_whatever_extent_keeps_a_gain_from_being_sure() {
        Control after = balanced(
                BASELINE, "sohr: hts captured all @2024-11-30 fair", "ap: denies hts captured part @2024-11-30");

        assertOutcome(after, Status.CONTESTED, "gov", null);
        assertThat(after.denials()).extracting(Control.Denial::report).containsExactly("ap");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"hts entered all @2024-11-30", "sna captured all @2024-11-30", "hts captured all @2024-12-01"})
    void a_denial_of_something_else_does_not(String denied) {
        Control after = balanced(BASELINE, "sohr: hts captured all @2024-11-30 fair", "ap: denies " + denied);

        assertOutcome(after, Status.CONTROLLED, "hts", null);
    }

    @Test
    void a_date_and_the_instant_at_which_its_day_starts_are_one_and_shown_as_the_day() {
        Control after = balanced(
                BASELINE,
                "sohr: hts captured all @2024-11-29T21:00Z",
                "ap: hts captured all @2024-11-30",
                "mint: hts captured all @2024-11-30T00:00+03:00");

        assertOutcome(after, Status.CONTROLLED, "hts", null);
        assertThat(after.since()).isEqualTo(Moment.parse("2024-11-30"));
        assertThat(after.basis()).containsExactly("ap", "mint", "sohr");
    }

    @Test
    void what_is_discounted_or_anticipated_is_set_aside_with_the_reason() {
        Control after = balanced(
                BASELINE,
                "sohr: hts captured all @2024-11-30 discounted",
                "ap: expects hts captured all @2024-11-30 confirmed",
                "mint: expects hts captured all @2024-11-30 discounted");

        assertOutcome(after, Status.CONTROLLED, "gov", null);
        assertThat(after.excluded())
                .containsExactly(
                        new Control.Excluded("ap", Reason.ANTICIPATES),
                        new Control.Excluded("mint", Reason.DISCOUNTED),
                        new Control.Excluded("sohr", Reason.DISCOUNTED));
        assertThat(after.newestEvidence()).isEqualTo(Instant.parse("2024-11-25T21:00:00Z"));
    }

    @Test
    void a_discounted_denial_denies_nothing() {
        Control after = balanced(
                BASELINE,
                "sohr: hts captured all @2024-11-30 fair",
                "ap: denies hts captured all @2024-11-30 discounted");

        assertOutcome(after, Status.CONTROLLED, "hts", null);
        assertThat(after.denials()).isEmpty();
    }

    @Test
    void a_day_counts_from_its_start_in_the_theatre_s_zone() {
        List<ControlEvidence> evidence = Syria.evidence(BASELINE, "sohr: hts captured all @2024-11-30 fair");
        Instant midnight = Instant.parse("2024-11-29T21:00:00Z");

        Control before = ControlRule.fold(evidence, Syria.PARTIES, Policy.BALANCED, midnight.minusNanos(1));
        Control at = ControlRule.fold(evidence, Syria.PARTIES, Policy.BALANCED, midnight);

        assertOutcome(before, Status.CONTROLLED, "gov", null);
        assertOutcome(at, Status.CONTROLLED, "hts", null);
    }

    @Test
    void saying_again_that_the_holder_is_in_control_adds_to_the_basis_and_moves_no_date() {
        Control after = balanced(BASELINE, "ap: army retained most @2024-11-30 confirmed");

        assertThat(after.since()).isEqualTo(Moment.parse("2024-11-26"));
        assertThat(after.standing()).isEqualTo(Standing.CONFIRMED);
        assertThat(after.basis()).containsExactly("ap", "base");
    }

    @Test
    void the_standings_of_a_group_are_taken_from_the_state_before_it() {
        Control after =
                balanced(BASELINE, "sohr: hts captured all @2024-11-30 fair", "hts: sna entered part @2024-11-30");

        assertOutcome(after, Status.CONTROLLED, "hts", null);
        assertThat(after.open()).extracting(OpenClaim::standing).containsExactly(Standing.CLAIMED);
    }

    @Test
    void after_a_vacation_an_advance_is_against_the_interest_of_the_last_holder() {
        Control after =
                balanced(BASELINE, "army: gov withdrew all @2024-11-29", "statetv: hts captured all @2024-11-30");

        assertOutcome(after, Status.CONTROLLED, "hts", null);
        assertThat(after.standing()).isEqualTo(Standing.CONFIRMED);
        assertThat(after.lastHolder()).isEqualTo("gov");
    }
}
