package io.frontlog.rule;

import static java.util.Comparator.comparing;

import io.frontlog.event.Moment;
import io.frontlog.event.Report.Stance;
import io.frontlog.rule.Control.Denial;
import io.frontlog.rule.Control.Excluded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
        for (List<Proposition> group : Propositions.inOrder(used)) apply(group, table, parties);
        Instant newest = used.stream()
                .map(ControlEvidence::start)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return table.state().answer(table.open(), denials(used), excluded(known), newest);
    }

    /**
     * A span of valid time with one status, holder and dominant.
     *
     * @param from when it begins
     * @param to when the next one begins; null for the last
     * @param standing what it came to in the end
     * @param basis likewise
     */
    public record Interval(
            Moment from,
            @Nullable Moment to,
            Control.Status status,
            @Nullable String holder,
            @Nullable String dominant,
            @Nullable Standing standing,
            List<String> basis) {
        private boolean says(Control control) {
            return status == control.status()
                    && Objects.equals(holder, control.holder())
                    && Objects.equals(dominant, control.dominant());
        }
    }

    /**
     * All of valid time, in its order, from the first evidence that tells of the place: what {@link #fold} answers for each T
     * is in the last one that begins by then.
     */
    public static List<Interval> history(Collection<ControlEvidence> evidence, Parties parties, Policy policy) {
        List<ControlEvidence> used =
                evidence.stream().filter(e -> e.setAside() == null).toList();
        ControlTable table = new ControlTable(parties, policy);
        var history = new ArrayList<Interval>();
        List<List<Proposition>> groups = List.copyOf(Propositions.inOrder(used));
        for (int i = 0; i < groups.size(); i++) {
            apply(groups.get(i), table, parties);
            Proposition first = groups.get(i).get(0);
            boolean goesOn = i + 1 < groups.size()
                    && groups.get(i + 1).get(0).key().start().equals(first.key().start());
            if (!goesOn) tell(history, first.from(), table.state().answer(List.of(), List.of(), List.of(), null));
        }
        return history;
    }

    private static void tell(List<Interval> history, Moment from, Control now) {
        int end = history.size() - 1;
        Interval last = end < 0 ? null : history.get(end);
        Moment since = from;
        if (last != null && last.says(now)) {
            since = last.from;
            history.remove(end);
        } else if (last != null) {
            history.set(
                    end,
                    new Interval(last.from, from, last.status, last.holder, last.dominant, last.standing, last.basis));
        }
        history.add(new Interval(since, null, now.status(), now.holder(), now.dominant(), now.standing(), now.basis()));
    }

    private static void apply(List<Proposition> group, ControlTable table, Parties parties) {
        String holder = table.state().holderOrLast();
        table.apply(group.stream()
                .map(proposition -> Weighed.of(proposition, holder, parties))
                .sorted(Weighed.ORDER)
                .toList());
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
