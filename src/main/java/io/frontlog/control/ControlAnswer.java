package io.frontlog.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.frontlog.control.ControlQueries.Asked;
import io.frontlog.event.Moment;
import io.frontlog.projecting.Snapshot;
import io.frontlog.rule.Control;
import io.frontlog.rule.ControlRule;
import io.frontlog.rule.Policy;
import io.frontlog.rule.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who controls a place, and what that rests on (DOMAIN 3).
 *
 * @param standing of what last set status, holder or dominant
 * @param open what is said but does not stand well enough for the policy
 * @param basis the reports that the answer rests on
 * @param excluded evidence that was set aside, and why
 * @param activeFighting a live clash or strike here or in a site of it, in the 7 days up to T
 * @param stale the newest used evidence is more than 180 days before T
 * @param validAt T
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "ControlAnswer")
record ControlAnswer(
        String place,
        Control.Status status,
        @Nullable @Schema(nullable = true) String holder,
        @Nullable @Schema(nullable = true) String dominant,
        @Nullable @Schema(nullable = true) String lastHolder,
        @Nullable @Schema(nullable = true) Moment since,
        @Nullable @Schema(nullable = true) Standing standing,
        List<Control.OpenClaim> open,
        List<Control.Denial> denials,
        List<String> basis,
        List<Control.Excluded> excluded,
        boolean activeFighting,
        boolean stale,
        Policy policy,
        int ruleSet,
        Instant validAt,
        Instant knownAt,
        String position) {
    private static final Duration STALE = Duration.ofDays(180);

    /** Of a place that no evidence speaks of. */
    static final Control NOTHING_KNOWN = new Control(
            Control.Status.UNKNOWN, null, null, null, null, null, List.of(), List.of(), List.of(), List.of(), null);

    static ControlAnswer of(String place, Control control, Set<String> fights, Asked asked, Snapshot snapshot) {
        return new ControlAnswer(
                place,
                control.status(),
                control.holder(),
                control.dominant(),
                control.lastHolder(),
                control.since(),
                control.standing(),
                control.open(),
                control.denials(),
                control.basis(),
                control.excluded(),
                fights.contains(place),
                isStale(control, asked.validAt()),
                asked.policy(),
                ControlRule.RULE_SET,
                asked.validAt(),
                snapshot.knownAt(),
                snapshot.position().toString());
    }

    static boolean isStale(Control control, Instant validAt) {
        Instant newest = control.newestEvidence();
        return newest != null && newest.isBefore(validAt.minus(STALE));
    }
}
