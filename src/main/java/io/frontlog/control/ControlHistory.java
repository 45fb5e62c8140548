package io.frontlog.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.frontlog.rule.ControlRule;
import io.frontlog.rule.Policy;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who controlled a place, over all of valid time, as known at K.
 *
 * @param intervals in the order of valid time, from the first evidence on; what is dated ahead included
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "ControlHistory")
record ControlHistory(
        String place,
        List<ControlRule.Interval> intervals,
        Policy policy,
        int ruleSet,
        Instant knownAt,
        String position) {}
