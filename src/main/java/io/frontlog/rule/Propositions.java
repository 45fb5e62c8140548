package io.frontlog.rule;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.frontlog.event.Claim.Control.Change;
import io.frontlog.event.Report.Stance;
import io.frontlog.rule.Proposition.Key;
import io.frontlog.rule.Proposition.Slot;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Steps 2 and 5: what the evidence says, grouped, in the order of valid time. */
final class Propositions {
    private record Denied(String actor, Change change, Instant start) {
        static Denied of(ControlEvidence evidence) {
            return new Denied(evidence.actor(), evidence.change(), evidence.start());
        }
    }

    private Propositions() {}

    /** The groups in order; each holds the propositions that are equal in time and turn, in no order yet. */
    static Collection<List<Proposition>> inOrder(Collection<ControlEvidence> used) {
        Map<Denied, List<ControlEvidence>> denials = with(Stance.DENIES, used).collect(groupingBy(Denied::of));
        Map<Key, List<ControlEvidence>> affirmed = with(Stance.AFFIRMS, used).collect(groupingBy(Key::of));
        return affirmed.entrySet().stream()
                .map(e -> new Proposition(e.getKey(), e.getValue(), denialsOf(e.getKey(), denials)))
                .collect(groupingBy(
                        p -> p.key().slot(),
                        () -> new TreeMap<>(comparing(Slot::start).thenComparing(Slot::turn)),
                        toList()))
                .values();
    }

    private static List<ControlEvidence> denialsOf(Key key, Map<Denied, List<ControlEvidence>> denials) {
        return denials.getOrDefault(new Denied(key.actor(), key.change(), key.start()), List.of());
    }

    private static Stream<ControlEvidence> with(Stance stance, Collection<ControlEvidence> used) {
        return used.stream().filter(evidence -> evidence.stance() == stance);
    }
}
