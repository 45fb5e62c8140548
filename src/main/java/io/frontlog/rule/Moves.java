package io.frontlog.rule;

import static java.util.Comparator.comparing;

import io.frontlog.event.Claim.Control.Extent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Who has lately made a sure gain or entry of a large part or more: whom a place falls to when its holder leaves. */
final class Moves {
    private static final Duration RECENTLY = Duration.ofHours(72);

    /** @param extent how much it weighs: an entry counts as a large part at most */
    record Move(String actor, Extent extent, Instant start, List<String> reports) {
        private static final Comparator<Move> WEIGHT =
                comparing(Move::extent).thenComparing(Move::start).thenComparing(Move::actor);

        boolean isLargeGain() {
            return extent.compareTo(Extent.MOST) >= 0;
        }
    }

    private final List<Move> moves = new ArrayList<>();

    /** Within the 72 hours before, both ends included. */
    static boolean isRecent(Instant then, Instant now) {
        return !then.isBefore(now.minus(RECENTLY));
    }

    void remember(Weighed sure) {
        Proposition said = sure.proposition();
        if (!said.isAdvance() || said.extent() == Extent.PART) return;
        Extent extent = said.change().isGain() ? said.extent() : Extent.LARGE_PART;
        moves.add(new Move(sure.actor(), extent, sure.start(), sure.reports()));
    }

    /** The largest extent wins, then the latest, then the greater actor id. */
    @Nullable
    Move last(Instant now, Predicate<String> candidate) {
        return moves.stream()
                .filter(move -> isRecent(move.start(), now) && candidate.test(move.actor()))
                .max(Move.WEIGHT)
                .orElse(null);
    }
}
