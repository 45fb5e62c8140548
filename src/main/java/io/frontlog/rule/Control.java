package io.frontlog.rule;

import io.frontlog.event.Claim.Control.Change;
import io.frontlog.event.Claim.Control.Extent;
import io.frontlog.event.Claimant;
import io.frontlog.event.Moment;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who controls a place, and why (DOMAIN 3).
 *
 * @param lastHolder the holder before the present one, or before there was none
 * @param since when status or holder last changed
 * @param standing that of the proposition which last set status, holder or dominant; null while nothing is known
 * @param open what was said but does not stand well enough, in the order of valid time
 * @param denials in the order of valid time, then of report id
 * @param basis the reports that the answer rests on, sorted
 * @param excluded sorted by report id
 * @param newestEvidence the latest start among the evidence that was not set aside
 */
public record Control(
        Status status,
        @Nullable String holder,
        @Nullable String dominant,
        @Nullable String lastHolder,
        @Nullable Moment since,
        @Nullable Standing standing,
        List<OpenClaim> open,
        List<Denial> denials,
        List<String> basis,
        List<Excluded> excluded,
        @Nullable Instant newestEvidence) {

    public enum Status {
        UNKNOWN,
        CONTROLLED,
        CONTESTED,
        VACATED
    }

    /** @param reports sorted */
    public record OpenClaim(
            String actor, Change change, Extent extent, Moment from, Standing standing, List<String> reports) {}

    public record Denial(String report, Claimant claimant, String actor, Change change, Moment from) {}

    public record Excluded(String report, Reason reason) {}

    /** Why evidence is set aside. */
    public enum Reason {
        DISCOUNTED,
        ANTICIPATES
    }

    public Control {
        open = List.copyOf(open);
        denials = List.copyOf(denials);
        basis = List.copyOf(basis);
        excluded = List.copyOf(excluded);
    }
}
