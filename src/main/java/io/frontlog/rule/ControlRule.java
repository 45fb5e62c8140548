package io.frontlog.rule;

import static java.util.Comparator.comparing;

import io.frontlog.event.Report.Stance;
import io.frontlog.rule.Control.Denial;
import io.frontlog.rule.Control.Excluded;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who controls a place: rule set 1 (DOMAIN 3).
 *
 * <p>The answer depends on the set of evidence alone, never on its order.
 */
public final class ControlRule {
    public static final int RULE_SET = 1;

    private ControlRule() {}

    /**
     * @param evidence the live control reports on exactly this place, each in its latest amendment
     * @param validAt T: evidence that starts later is left out
     */
    public static Control fold(Collection<ControlEvidence> evidence, Parties parties, Policy policy, Instant validAt) {
        List<ControlEvidence> known =
                evidence.stream().filter(e -> !e.start().isAfter(validAt)).toList();
        List<ControlEvidence> used =
                known.stream().filter(e -> e.setAside() == null).toList();

        ControlTable table = new ControlTable(parties, policy);
        for (List<Proposition> group : Propositions.inOrder(used)) {
            String holder = table.state().holderOrLast();
            table.apply(group.stream()
                    .map(proposition -> Weighed.of(proposition, holder, parties))
                    .sorted(Weighed.ORDER)
                    .toList());
        }
        Instant newest = used.stream()
                .map(ControlEvidence::start)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return table.state().answer(table.open(), denials(used), excluded(known), newest);
    }

    private static List<Denial> denials(List<ControlEvidence> used) {
        return used.stream()
                .filter(e -> e.stance() == Stance.DENIES)
                .sorted(comparing(ControlEvidence::start).thenComparing(ControlEvidence::report))
                .map(e -> new Denial(e.report(), e.claimant(), e.actor(), e.change(), e.from()))
                .toList();
    }

    private static List<Excluded> excluded(List<ControlEvidence> known) {
        return known.stream()
                .sorted(comparing(ControlEvidence::report))
                .flatMap(e -> Stream.ofNullable(e.setAside()).map(reason -> new Excluded(e.report(), reason)))
                .toList();
    }
}
