package io.frontlog.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.event.Claimant;
import io.frontlog.event.Report.Interest;
import io.frontlog.event.Report.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StandingRuleTest {
    static final Voice NEUTRAL = voice("sohr", Interest.NEUTRAL, Verdict.UNASSESSED);
    static final Voice PARTISAN = voice("hts", Interest.PARTISAN, Verdict.UNASSESSED);

    @ParameterizedTest
    @EnumSource(names = {"BENEFICIARY", "PARTISAN", "UNKNOWN"})
    void however_many_interested_claimants_only_claim(Interest interest) {
        assertThat(of(voice("a", interest, Verdict.UNASSESSED), voice("b", interest, Verdict.UNASSESSED)))
                .isEqualTo(Standing.CLAIMED);
    }

    @Test
    void one_neutral_claimant_reports() {
        assertThat(of(NEUTRAL)).isEqualTo(Standing.REPORTED);
    }

    @Test
    void ten_relays_of_one_neutral_claimant_are_one_claimant() {
        assertThat(of(NEUTRAL, NEUTRAL, NEUTRAL)).isEqualTo(Standing.REPORTED);
    }

    @Test
    void a_neutral_and_any_other_claimant_corroborate() {
        assertThat(of(NEUTRAL, PARTISAN)).isEqualTo(Standing.CORROBORATED);
    }

    @Test
    void a_fair_verdict_corroborates_whoever_said_it() {
        assertThat(of(voice("hts", Interest.BENEFICIARY, Verdict.FAIR))).isEqualTo(Standing.CORROBORATED);
    }

    @Test
    void a_confirming_verdict_confirms_whoever_said_it() {
        assertThat(of(voice("hts", Interest.BENEFICIARY, Verdict.CONFIRMED))).isEqualTo(Standing.CONFIRMED);
    }

    @Test
    void a_claimant_against_its_interest_confirms() {
        assertThat(of(voice("army", Interest.AGAINST, Verdict.UNASSESSED))).isEqualTo(Standing.CONFIRMED);
    }

    @ParameterizedTest
    @EnumSource(names = {"WEAK", "CONTESTED"})
    void a_doubtful_report_by_a_neutral_claimant_reports(Verdict doubtful) {
        assertThat(of(voice("sohr", Interest.NEUTRAL, doubtful))).isEqualTo(Standing.REPORTED);
    }

    @ParameterizedTest
    @EnumSource(names = {"WEAK", "CONTESTED"})
    void a_doubtful_report_by_an_interested_claimant_only_claims(Verdict doubtful) {
        assertThat(of(voice("hts", Interest.BENEFICIARY, doubtful))).isEqualTo(Standing.CLAIMED);
    }

    @ParameterizedTest
    @EnumSource(names = {"WEAK", "CONTESTED"})
    void a_doubtful_report_is_never_the_second_claimant(Verdict doubtful) {
        assertThat(of(NEUTRAL, voice("ap", Interest.NEUTRAL, doubtful))).isEqualTo(Standing.REPORTED);
        assertThat(of(PARTISAN, voice("ap", Interest.NEUTRAL, doubtful))).isEqualTo(Standing.REPORTED);
    }

    @ParameterizedTest
    @EnumSource(names = {"WEAK", "CONTESTED"})
    void a_doubtful_report_never_counts_as_against_interest(Verdict doubtful) {
        assertThat(of(voice("army", Interest.AGAINST, doubtful))).isEqualTo(Standing.CLAIMED);
    }

    @Test
    void a_neutral_denial_holds_down_what_was_admitted_or_corroborated() {
        assertThat(denied(NEUTRAL, voice("army", Interest.AGAINST, Verdict.FAIR)))
                .isEqualTo(Standing.REPORTED);
        assertThat(denied(NEUTRAL, NEUTRAL, PARTISAN)).isEqualTo(Standing.REPORTED);
    }

    @Test
    void a_neutral_denial_lifts_nothing() {
        assertThat(denied(NEUTRAL, PARTISAN)).isEqualTo(Standing.CLAIMED);
    }

    @Test
    void a_neutral_denial_gives_way_to_a_confirming_verdict() {
        assertThat(denied(NEUTRAL, voice("hts", Interest.BENEFICIARY, Verdict.CONFIRMED)))
                .isEqualTo(Standing.CONFIRMED);
    }

    @Test
    void an_interested_denial_holds_nothing_down() {
        assertThat(denied(PARTISAN, NEUTRAL, voice("ap", Interest.NEUTRAL, Verdict.UNASSESSED)))
                .isEqualTo(Standing.CORROBORATED);
    }

    private static Standing of(Voice... voices) {
        return StandingRule.of(List.of(voices), List.of());
    }

    private static Standing denied(Voice denial, Voice... voices) {
        return StandingRule.of(List.of(voices), List.of(denial));
    }

    private static Voice voice(String claimant, Interest interest, Verdict verdict) {
        return new Voice(Claimant.source(claimant), interest, verdict);
    }
}
