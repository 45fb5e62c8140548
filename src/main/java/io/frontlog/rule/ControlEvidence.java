package io.frontlog.rule;

import io.frontlog.event.Claim.Control.Change;
import io.frontlog.event.Claim.Control.Extent;
import io.frontlog.event.Claimant;
import io.frontlog.event.Moment;
import io.frontlog.event.Report.Interest;
import io.frontlog.event.Report.Stance;
import io.frontlog.event.Report.Verdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A live control report on the place in question, in its latest amendment (DOMAIN 3, step 1).
 *
 * @param from since when, as it was given
 * @param start since when, for comparing: a date is the start of its day in the theatre's zone
 * @param interest the override that the report carries
 */
public record ControlEvidence(
        String report,
        Claimant claimant,
        Moment from,
        Instant start,
        Stance stance,
        @Nullable Interest interest,
        Verdict verdict,
        String actor,
        Change change,
        Extent extent) {

    /** Why the rule sets it aside, if it does; what is both discounted and anticipated is discounted. */
    Control.@Nullable Reason setAside() {
        if (verdict == Verdict.DISCOUNTED) return Control.Reason.DISCOUNTED;
        return stance == Stance.ANTICIPATES ? Control.Reason.ANTICIPATES : null;
    }
}
