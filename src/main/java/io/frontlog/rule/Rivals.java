package io.frontlog.rule;

import io.frontlog.rule.ControlState.Ground;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Two or more actors, not of one side, each with a sure gain of {@code most} or {@code all} in one group (DOMAIN 3, step
 * 6): the place is contested, and nothing else that is sure in the group moves it.
 *
 * @param gains in ascending order
 */
record Rivals(List<Weighed> gains, Parties parties) {

    static Optional<Rivals> among(List<Weighed> sure, Parties parties) {
        List<Weighed> gains = sure.stream()
                .filter(w ->
                        w.proposition().change().isGain() && w.proposition().isLarge())
                .toList();
        return areOneSide(gains, parties) ? Optional.empty() : Optional.of(new Rivals(gains, parties));
    }

    /** The one with the highest standing; nobody, if two sides share it. Of one side, the largest gain's actor. */
    @Nullable
    String dominant() {
        List<Weighed> best =
                gains.stream().filter(w -> w.standing() == highest()).toList();
        return areOneSide(best, parties) ? best.get(best.size() - 1).actor() : null;
    }

    Ground ground() {
        return new Ground(
                Proposition.shown(gains.stream().map(Weighed::from).toList()),
                highest(),
                gains.stream().flatMap(w -> w.reports().stream()).toList());
    }

    private Standing highest() {
        return gains.stream()
                .map(Weighed::standing)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static boolean areOneSide(List<Weighed> gains, Parties parties) {
        return gains.stream().allMatch(a -> gains.stream().allMatch(b -> parties.oneSide(a.actor(), b.actor())));
    }
}
