package io.frontlog.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.event.Claim.Displacement.Flow;
import io.frontlog.event.Estimate;
import io.frontlog.rule.DisplacementRule.Key;
import io.frontlog.rule.DisplacementRule.Moved;
import io.frontlog.rule.DisplacementRule.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Displacement by place and kind (DOMAIN 7). */
class DisplacementRuleTest {
    private static final Key FLIGHT = new Key(Flow.FLIGHT, "aleppo", "aleppo", null);

    @Example
    void who_left_without_a_number_is_unknown_and_never_nobody() {
        Row row = DisplacementRule.sum(List.of(new Moved(FLIGHT, null, Standing.REPORTED, List.of("a"))))
                .get(0);

        assertThat(row.best()).isNull();
        assertThat(row.unknown()).isEqualTo(1);
    }

    @Example
    void at_least_counts_as_that_many_and_up_to_as_none_at_the_lower_ends() {
        Row row = DisplacementRule.sum(List.of(
                        new Moved(FLIGHT, new Estimate(100, null, null), Standing.REPORTED, List.of("b")),
                        new Moved(FLIGHT, new Estimate(null, null, 50), Standing.CONFIRMED, List.of("a"))))
                .get(0);

        assertThat(row)
                .isEqualTo(
                        new Row(Flow.FLIGHT, "aleppo", "aleppo", null, 100L, 100L, 150L, 2, 1, 0, List.of("a", "b")));
    }

    @Property
    void any_order_sums_the_same_and_low_is_at_most_best_at_most_high(
            @ForAll("moved") List<Moved> moved, @ForAll Random random) {
        var shuffled = new ArrayList<>(moved);
        Collections.shuffle(shuffled, random);

        List<Row> rows = DisplacementRule.sum(moved);

        assertThat(DisplacementRule.sum(shuffled)).isEqualTo(rows);
        assertThat(rows.stream().mapToInt(Row::incidents).sum()).isEqualTo(moved.size());
        assertThat(rows).allSatisfy(row -> {
            if (row.low() == null) {
                assertThat(row.best()).isNull();
                return;
            }
            assertThat(row.low()).isLessThanOrEqualTo(row.best());
            assertThat(row.best()).isLessThanOrEqualTo(row.high());
        });
    }

    @Provide
    Arbitrary<List<Moved>> moved() {
        Arbitrary<Key> key = Combinators.combine(
                        Arbitraries.of(Flow.class),
                        Arbitraries.of("aleppo", "idlib"),
                        Arbitraries.of("aleppo", "hama").injectNull(0.5))
                .as((flow, place, from) -> new Key(flow, place, from, null));
        Arbitrary<Integer> number = Arbitraries.integers().between(0, 1000).injectNull(0.4);
        Arbitrary<Estimate> persons = Combinators.combine(number, number, number)
                .as((low, more, most) -> new Estimate(
                        low, more == null ? null : (low == null ? 0 : low) + more, most == null ? null : 2000 + most));
        return Combinators.combine(
                        key,
                        persons.injectNull(0.3),
                        Arbitraries.of(Standing.class),
                        Arbitraries.strings().ofLength(3))
                .as((k, p, standing, report) -> new Moved(k, p, standing, List.of(report)))
                .list()
                .ofMaxSize(12);
    }
}
