package io.frontlog.rule;

import static io.frontlog.rule.StrikeReport.strike;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.event.Claim;
import io.frontlog.event.Claim.Strike.Weapon;
import io.frontlog.event.Estimate;
import io.frontlog.event.Report.Interest;
import io.frontlog.event.Report.Stance;
import io.frontlog.event.Report.Verdict;
import io.frontlog.event.When;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IncidentRuleTest {

    @Test
    void without_a_live_report_there_is_no_incident() {
        assertThat(IncidentRule.fold("i", List.of(), Syria.PARTIES, Syria.DAMASCUS))
                .isEmpty();
    }

    @Test
    void strikes_that_pounded_the_city_are_one_incident_with_its_number_unknown() {
        Incident incident = fold(strike("r").by("mint").initiators("russia", "gov"));

        assertThat(incident.id()).isEqualTo("i");
        assertThat(incident.start()).isEqualTo(Instant.parse("2024-11-29T21:00:00Z"));
        assertThat(incident.end()).isEqualTo(Instant.parse("2024-11-30T20:59:59.999999999Z"));
        assertThat(incident.tally())
                .isEqualTo(new Tally(
                        Claim.Kind.STRIKE,
                        "aleppo",
                        LocalDate.of(2024, 11, 30),
                        LocalDate.of(2024, 11, 30),
                        true,
                        true,
                        Standing.REPORTED,
                        1,
                        List.of("gov", "russia"),
                        Weapon.AIR_DRONE,
                        null,
                        List.of()));
    }

    @Test
    void what_is_denied_anticipated_or_discounted_alone_is_not_live() {
        Incident incident = fold(
                strike("a").stance(Stance.DENIES),
                strike("b").stance(Stance.ANTICIPATES).initiators("gov"),
                strike("c").verdict(Verdict.DISCOUNTED).initiators("gov"));

        assertThat(incident.live()).isFalse();
        assertThat(incident.tally().betterThanWeak()).isFalse();
        assertThat(incident.tally().standing()).isNull();
        assertThat(incident.tally().initiators()).isEmpty();
        assertThat(incident.tally().reports()).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0} by {1} of a strike by the army is {2}")
    @CsvSource({
        "sohr,    , REPORTED",
        "someone, , CLAIMED",
        "gov,     , CLAIMED",
        "hts,     , CLAIMED",
        "gov,     AGAINST, CONFIRMED",
        "hts,     NEUTRAL, REPORTED",
    })
    void its_standing_follows_from_the_claimants_interest(String who, Interest explicit, Standing standing) {
        Incident incident = fold(strike("r").by(who).interest(explicit).initiators("army"));

        assertThat(incident.tally().standing()).isEqualTo(standing);
    }

    @Test
    void two_claimants_corroborate_and_a_neutral_denial_holds_down() {
        StrikeReport sohr = strike("a").by("sohr");
        StrikeReport hts = strike("b").by("hts");

        assertThat(fold(sohr, hts).tally().standing()).isEqualTo(Standing.CORROBORATED);
        assertThat(fold(sohr, hts, strike("c").by("gov").stance(Stance.DENIES))
                        .tally()
                        .standing())
                .isEqualTo(Standing.CORROBORATED);
        assertThat(fold(sohr, hts, strike("c").by("ap").stance(Stance.DENIES))
                        .tally()
                        .standing())
                .isEqualTo(Standing.REPORTED);
    }

    @Test
    void a_weak_report_alone_is_not_better_than_weak_and_a_contested_one_is() {
        assertThat(fold(strike("r").verdict(Verdict.WEAK)).tally().betterThanWeak())
                .isFalse();
        assertThat(fold(strike("r").verdict(Verdict.CONTESTED)).tally().betterThanWeak())
                .isTrue();
    }

    @Test
    void the_best_verdict_leads() {
        Incident incident = fold(
                strike("z").in("idlib").on("2024-11-29"),
                strike("a")
                        .by("hts")
                        .in("hama")
                        .within("2024-11-27", When.Precision.WEEK)
                        .verdict(Verdict.FAIR),
                strike("b").in("homs").verdict(Verdict.CONTESTED),
                strike("c").in("nowhere").verdict(Verdict.DISCOUNTED));

        assertThat(incident.tally().place()).isEqualTo("hama");
        assertThat(incident.tally().firstDay()).isEqualTo(LocalDate.of(2024, 11, 25));
        assertThat(incident.tally().lastDay()).isEqualTo(LocalDate.of(2024, 12, 1));
    }

    @Test
    void of_verdicts_alike_a_neutral_claimant_leads() {
        assertThat(fold(strike("z").by("hts").in("hama"), strike("a").by("sohr").in("homs"))
                        .tally()
                        .place())
                .isEqualTo("homs");
    }

    @Test
    void of_claimants_alike_the_latest_published_leads_and_then_the_greatest_id() {
        assertThat(fold(
                                strike("a").published("2024-12-02").in("homs"),
                                strike("b").published("2024-12-01").in("hama"),
                                strike("c").in("idlib"))
                        .tally()
                        .place())
                .isEqualTo("homs");
        assertThat(fold(strike("b").in("hama"), strike("a").in("homs")).tally().place())
                .isEqualTo("hama");
    }

    @Test
    void an_unknown_weapon_gives_way_to_the_first_that_is_known() {
        StrikeReport lead = strike("z").weapon(Weapon.UNKNOWN);

        assertThat(fold(lead, strike("y").weapon(Weapon.CHEMICAL), strike("x").weapon(Weapon.GRENADE))
                        .tally()
                        .weapon())
                .isEqualTo(Weapon.CHEMICAL);
        assertThat(fold(lead).tally().weapon()).isEqualTo(Weapon.UNKNOWN);
    }

    @Test
    void numbers_span_the_reports_and_the_lead_s_best_stands() {
        Incident incident = fold(
                strike("z"),
                strike("y").strikes(4, 5, null),
                strike("x").strikes(null, 9, null),
                strike("w").strikes(2, null, 6),
                strike("v").strikes(1, 99, 99).verdict(Verdict.DISCOUNTED),
                strike("u").strikes(1, 99, 99).stance(Stance.DENIES));

        assertThat(incident.tally().strikes()).isEqualTo(new Estimate(2, 5, 9));
    }

    @Test
    void datasets_are_those_of_the_reports_that_count() {
        Incident incident = fold(
                strike("a").dataset("ucdp"),
                strike("b").dataset("acled"),
                strike("c").dataset("ucdp"),
                strike("d").dataset("airwars").verdict(Verdict.DISCOUNTED));

        assertThat(incident.tally().datasets()).containsExactly("acled", "ucdp");
    }

    static Incident fold(StrikeReport... reports) {
        return IncidentRule.fold(
                        "i", Arrays.stream(reports).map(StrikeReport::report).toList(), Syria.PARTIES, Syria.DAMASCUS)
                .orElseThrow();
    }
}
