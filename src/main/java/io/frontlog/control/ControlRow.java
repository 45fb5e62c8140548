package io.frontlog.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.frontlog.event.Claim;
import io.frontlog.event.Moment;
import io.frontlog.event.Vocabulary;
import io.frontlog.journal.Json;
import io.frontlog.journal.Topic;
import io.frontlog.projecting.Batch.Applied;
import io.frontlog.projecting.ReadRow;
import io.frontlog.rule.Control;
import io.frontlog.rule.ControlRule;
import io.frontlog.rule.Policy;
import io.frontlog.rule.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code frontlog.control}: who controls a place now, under the policy balanced (DOMAIN 3). The overlays are
 * not in it, since they change with the hour: a place is stale 180 days
 * after its newest evidence, and its fights are in {@code frontlog.incidents}.
 *
 * @param newestEvidence the start of the newest evidence that was not set aside
 * @param standsUntil when evidence that is dated ahead comes to count; until then the row answers for every moment
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ControlRow(
        String place,
        Control.Status status,
        @Nullable String holder,
        @Nullable String dominant,
        @Nullable String lastHolder,
        @Nullable Moment since,
        @Nullable Standing standing,
        List<Control.OpenClaim> open,
        List<Control.Denial> denials,
        List<String> basis,
        List<Control.Excluded> excluded,
        @Nullable Instant newestEvidence,
        @Nullable Instant standsUntil,
        Policy policy,
        int ruleSet) {
    private static final Set<String> KINDS = Set.of(Vocabulary.word(Claim.Kind.CONTROL));

    /** @param answer null if no evidence speaks of the place any more */
    static ReadRow publish(String place, Applied by, PlaceControl.@Nullable Answer answer) {
        return new ReadRow(
                Topic.CONTROL, place, by, KINDS, Set.of(place), answer == null ? null : Json.write(of(answer)));
    }

    private static ControlRow of(PlaceControl.Answer answer) {
        Control control = answer.control();
        return new ControlRow(
                answer.place(),
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
                control.newestEvidence(),
                answer.next(),
                Policy.BALANCED,
                ControlRule.RULE_SET);
    }
}
