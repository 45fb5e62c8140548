package io.frontlog.rule;

import io.frontlog.event.Claimant;
import io.frontlog.event.Report.Interest;
import io.frontlog.event.Report.Verdict;

/** One report as step 4 hears it: who speaks, with what interest, and what an analyst made of it. */
record Voice(Claimant claimant, Interest interest, Verdict verdict) {

    boolean isNeutral() {
        return interest == Interest.NEUTRAL;
    }

    /** Lifts what it affirms to {@code reported} at most. */
    boolean isDoubtful() {
        return verdict == Verdict.WEAK || verdict == Verdict.CONTESTED;
    }
}
