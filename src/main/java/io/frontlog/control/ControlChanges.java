package io.frontlog.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.frontlog.event.Moment;
import io.frontlog.rule.Control;
import io.frontlog.rule.Policy;
import io.frontlog.rule.Standing;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Which places were held to be controlled otherwise at one known time than at another, about the same T (DOMAIN 7).
 *
 * @param changes by place
 * @param position of the later known time
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "ControlChanges")
record ControlChanges(
        List<Change> changes,
        Policy policy,
        int ruleSet,
        Instant validAt,
        Known fromKnown,
        Known toKnown,
        String position) {

    /** A known time. */
    @Schema(name = "KnownTime")
    record Known(String position, Instant at) {}

    /** What is answered of a place, without the evidence. */
    @Schema(name = "ControlState")
    record State(
            Control.Status status,
            @Nullable @Schema(nullable = true) String holder,
            @Nullable @Schema(nullable = true) String dominant,
            @Nullable @Schema(nullable = true) String lastHolder,
            @Nullable @Schema(nullable = true) Moment since,
            @Nullable @Schema(nullable = true) Standing standing) {
        static State of(Control control) {
            return new State(
                    control.status(),
                    control.holder(),
                    control.dominant(),
                    control.lastHolder(),
                    control.since(),
                    control.standing());
        }
    }

    /**
     * An event after which the answer was another.
     *
     * @param type as it is stored
     * @param subject its kind and id
     * @param after what was answered from then on
     */
    @Schema(name = "ControlChangeEvent")
    record Event(
            String position,
            String type,
            String subject,
            Instant recordedAt,
            @Nullable @Schema(nullable = true) String submittedBy,
            State after) {}

    /**
     * A place.
     *
     * @param events in their order; each made a difference, even if a later one took it back
     */
    @Schema(name = "ControlChange")
    record Change(String place, State before, State after, List<Event> events) {}
}
