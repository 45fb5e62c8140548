package io.frontlog.rule;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * First since (DOMAIN 6): how long before an incident there had been none of its kind where it happened.
 *
 * <p>Where the text leaves room: an incident is earlier if the last day on which it may have happened is before the first
 * day on which the new one may, so that the gap is at least that long whatever the truth. The gap can be shown if the
 * record covers the kind from the earlier incident on; without an earlier one there is nothing to show a gap from.
 */
public final class PrecedentRule {
    private PrecedentRule() {}

    /** Whether the gap can be shown. */
    public enum Finding {
        SUPPORTED,
        NOT_PROVABLE
    }

    /** @param gapDays null without an earlier incident */
    public record Gap(@Nullable Integer gapDays, Finding finding) {}

    /**
     * @param firstDay of the new incident
     * @param earlierLastDay of the latest earlier one
     * @param coverageFrom since when the record covers the kind, if it is known to
     */
    public static Gap gap(LocalDate firstDay, @Nullable LocalDate earlierLastDay, @Nullable LocalDate coverageFrom) {
        if (earlierLastDay == null) return new Gap(null, Finding.NOT_PROVABLE);
        boolean covered = coverageFrom != null && !coverageFrom.isAfter(earlierLastDay);
        return new Gap(
                (int) ChronoUnit.DAYS.between(earlierLastDay, firstDay),
                covered ? Finding.SUPPORTED : Finding.NOT_PROVABLE);
    }
}
