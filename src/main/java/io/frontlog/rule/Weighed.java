package io.frontlog.rule;

import static java.util.Comparator.comparing;

import io.frontlog.event.Claim.Control.Change;
import io.frontlog.event.Claimant;
import io.frontlog.event.Moment;
import io.frontlog.event.Report.Interest;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A proposition with its standing (steps 3 and 4), given who held the place before its group. */
record Weighed(Proposition proposition, Standing standing) {

    /** In which the propositions of one group are applied (step 5). */
    static final Comparator<Weighed> ORDER = comparing(Weighed::standing)
            .thenComparing(w -> w.proposition().extent())
            .thenComparing(Weighed::actor)
            .thenComparing(w -> w.proposition().change());

    static Weighed of(Proposition proposition, @Nullable String holder, Parties parties) {
        return new Weighed(
                proposition,
                StandingRule.of(
                        voices(proposition.affirming(), holder, parties),
                        voices(proposition.denying(), holder, parties)));
    }

    String actor() {
        return proposition.actor();
    }

    Instant start() {
        return proposition.key().start();
    }

    Moment from() {
        return proposition.from();
    }

    List<String> reports() {
        return proposition.reports();
    }

    private static List<Voice> voices(List<ControlEvidence> evidence, @Nullable String holder, Parties parties) {
        return evidence.stream()
                .map(e -> new Voice(e.claimant(), interest(e, holder, parties), e.verdict()))
                .toList();
    }

    /** Step 3; a denial's interest is worked out as if it affirmed. */
    static Interest interest(ControlEvidence evidence, @Nullable String holder, Parties parties) {
        if (evidence.interest() != null) return evidence.interest();
        Claimant claimant = evidence.claimant();
        String side = parties.side(claimant);
        if (side == null) return parties.neutralKind(claimant) ? Interest.NEUTRAL : Interest.UNKNOWN;
        Change change = evidence.change();
        if (parties.oneSide(side, evidence.actor())) return change.isLoss() ? Interest.AGAINST : Interest.BENEFICIARY;
        boolean advance = change.isGain() || change == Change.ENTERED;
        if (advance && holder != null && parties.oneSide(side, holder)) return Interest.AGAINST;
        return Interest.PARTISAN;
    }
}
