package io.frontlog.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.rule.PrecedentRule.Finding;
import io.frontlog.rule.PrecedentRule.Gap;
import java.time.LocalDate;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** First since (DOMAIN 6). */
class PrecedentRuleTest {
    private static final LocalDate DAY = LocalDate.of(2024, 11, 30);

    @Example
    void without_an_earlier_incident_there_is_no_gap_to_show() {
        assertThat(PrecedentRule.gap(DAY, null, LocalDate.of(2011, 3, 15)))
                .isEqualTo(new Gap(null, Finding.NOT_PROVABLE));
    }

    @Example
    void a_kind_that_the_record_is_not_known_to_cover_shows_nothing() {
        assertThat(PrecedentRule.gap(DAY, DAY.minusDays(3), null)).isEqualTo(new Gap(3, Finding.NOT_PROVABLE));
    }

    @Property
    void a_gap_is_supported_exactly_if_coverage_does_not_begin_inside_it(
            @ForAll @IntRange(min = 1, max = 5000) int gap, @ForAll @IntRange(max = 6000) int covered) {
        Gap found = PrecedentRule.gap(DAY, DAY.minusDays(gap), DAY.minusDays(covered));

        assertThat(found.gapDays()).isEqualTo(gap);
        assertThat(found.finding()).isEqualTo(covered >= gap ? Finding.SUPPORTED : Finding.NOT_PROVABLE);
    }
}
