package io.frontlog.rule;

import static io.frontlog.rule.Syria.BASELINE;
import static io.frontlog.rule.Syria.balanced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.frontlog.event.Claim.Control.Change;
import io.frontlog.event.Claim.Control.Extent;
import io.frontlog.event.Moment;
import io.frontlog.rule.Control.OpenClaim;
import io.frontlog.rule.Control.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table that ends DOMAIN 3. */
class ControlWorkedCasesTest {
    static final String ENTERED = "army: hts entered large_part @2024-11-30";
    static final String WITHDREW = "army2/army: army withdrew all @2024-11-30";
    static final Moment THE_30TH = Moment.parse("2024-11-30");

    @Test
    void an_entry_that_only_hts_claims_leaves_the_city_with_the_government() {
        Control aleppo =
                balanced(BASELINE, "hts: hts entered part @2024-11-29", "statetv: denies hts entered part @2024-11-29");

        assertThat(aleppo.status()).isEqualTo(Status.CONTROLLED);
        assertThat(aleppo.holder()).isEqualTo("gov");
        assertThat(aleppo.since()).isEqualTo(Moment.parse("2024-11-26"));
        assertThat(aleppo.open())
                .extracting(OpenClaim::actor, OpenClaim::change, OpenClaim::extent, OpenClaim::standing)
                .containsExactly(tuple("hts", Change.ENTERED, Extent.PART, Standing.CLAIMED));
        assertThat(aleppo.denials()).extracting(Control.Denial::report).containsExactly("statetv");
        assertThat(aleppo.basis()).containsExactly("base");
    }

    @Test
    void a_single_newspaper_makes_it_contested_and_leaves_both_claims_open() {
        Control aleppo = balanced(
                BASELINE, "mint: hts captured large_part @2024-11-30", "mint2/mint: gov withdrew all @2024-11-30");

        assertThat(aleppo.status()).isEqualTo(Status.CONTESTED);
        assertThat(aleppo.holder()).isEqualTo("gov");
        assertThat(aleppo.dominant()).isNull();
        assertThat(aleppo.since()).isEqualTo(THE_30TH);
        assertThat(aleppo.standing()).isEqualTo(Standing.REPORTED);
        assertThat(aleppo.open())
                .extracting(OpenClaim::actor, OpenClaim::change, OpenClaim::reports)
                .containsExactly(
                        tuple("hts", Change.CAPTURED, List.of("mint")),
                        tuple("gov", Change.WITHDREW, List.of("mint2")));
        assertThat(aleppo.basis()).containsExactly("base", "mint");
    }

    @Test
    void the_army_that_admits_an_entry_and_its_own_withdrawal_leaves_hts_dominant() {
        Control aleppo = balanced(BASELINE, ENTERED, WITHDREW, "sohr: hts captured most @2024-11-30");

        assertThat(aleppo.status()).isEqualTo(Status.CONTESTED);
        assertThat(aleppo.holder()).isEqualTo("gov");
        assertThat(aleppo.dominant()).isEqualTo("hts");
        assertThat(aleppo.open()).extracting(OpenClaim::reports).containsExactly(List.of("sohr"));
        assertThat(aleppo.basis()).containsExactly("army", "army2", "base", "sohr");
    }

    @Test
    void a_fair_verdict_on_the_capture_gives_it_to_hts() {
        Control aleppo = balanced(BASELINE, ENTERED, WITHDREW, "sohr: hts captured most @2024-11-30 fair");

        assertHtsHoldsSinceThe30th(aleppo);
        assertThat(aleppo.basis()).containsExactly("army2", "sohr");
    }

    @Test
    void a_second_newspaper_gives_it_to_hts() {
        Control aleppo = balanced(
                BASELINE,
                ENTERED,
                WITHDREW,
                "sohr: hts captured most @2024-11-30",
                "ap: hts captured most @2024-11-30");

        assertHtsHoldsSinceThe30th(aleppo);
        assertThat(aleppo.basis()).containsExactly("ap", "army2", "sohr");
    }

    @Test
    void an_airport_that_only_hts_claims_stays_with_the_government() {
        Control airport = balanced(BASELINE, "hts: hts captured all @2024-11-30");

        assertThat(airport.status()).isEqualTo(Status.CONTROLLED);
        assertThat(airport.holder()).isEqualTo("gov");
        assertThat(airport.open()).extracting(OpenClaim::reports).containsExactly(List.of("hts"));
    }

    @Test
    void an_airport_that_a_monitor_says_so_too_is_hts_s() {
        Control airport = balanced(BASELINE, "hts: hts captured all @2024-11-30", "sohr: hts captured all @2024-11-30");

        assertHtsHoldsSinceThe30th(airport);
        assertThat(airport.standing()).isEqualTo(Standing.CORROBORATED);
    }

    private static void assertHtsHoldsSinceThe30th(Control control) {
        assertThat(control.status()).isEqualTo(Status.CONTROLLED);
        assertThat(control.holder()).isEqualTo("hts");
        assertThat(control.lastHolder()).isEqualTo("gov");
        assertThat(control.dominant()).isNull();
        assertThat(control.since()).isEqualTo(THE_30TH);
        assertThat(control.open()).isEmpty();
    }
}
