package io.frontlog.rule;

import io.frontlog.event.Claim.Control.Change;
import io.frontlog.event.Claim.Control.Extent;
import io.frontlog.event.Moment;
import java.time.Instant;
import java.util.List;

/**
 * What one or more reports affirm alike (DOMAIN 3, step 2).
 *
 * @param affirming at least one
 * @param denying the denials of the same actor, change and start, of whatever extent
 */
record Proposition(Key key, List<ControlEvidence> affirming, List<ControlEvidence> denying) {

    /** By instant, so that a date and the instant at which its day starts are one. */
    record Key(String actor, Change change, Extent extent, Instant start) {
        static Key of(ControlEvidence evidence) {
            return new Key(evidence.actor(), evidence.change(), evidence.extent(), evidence.start());
        }

        Slot slot() {
            return new Slot(start, Turn.of(change));
        }
    }

    /** Propositions that share a slot are weighed and applied as one group. */
    record Slot(Instant start, Turn turn) {}

    /** What comes first at one time (step 5). */
    enum Turn {
        ADVANCES,
        LOSSES,
        RETENTIONS;

        static Turn of(Change change) {
            return switch (change) {
                case CAPTURED, TRANSFERRED, ENTERED -> ADVANCES;
                case WITHDREW, LOST -> LOSSES;
                case RETAINED -> RETENTIONS;
            };
        }
    }

    String actor() {
        return key.actor();
    }

    Change change() {
        return key.change();
    }

    Extent extent() {
        return key.extent();
    }

    boolean isAdvance() {
        return Turn.of(key.change()) == Turn.ADVANCES;
    }

    /** Of {@code most} or {@code all}. */
    boolean isLarge() {
        return key.extent().compareTo(Extent.MOST) >= 0;
    }

    /** Since when, as it is shown. */
    Moment from() {
        return shown(affirming.stream().map(ControlEvidence::from).toList());
    }

    List<String> reports() {
        return affirming.stream()
                .map(ControlEvidence::report)
                .distinct()
                .sorted()
                .toList();
    }

    /** Of several forms of one instant, the same one in whatever order they came: a day if any. */
    static Moment shown(List<Moment> forms) {
        return forms.stream()
                .min((a, b) -> isDay(a) == isDay(b) ? a.toString().compareTo(b.toString()) : isDay(a) ? -1 : 1)
                .orElseThrow();
    }

    private static boolean isDay(Moment moment) {
        return moment instanceof Moment.Day;
    }
}
