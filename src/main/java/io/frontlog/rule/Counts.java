package io.frontlog.rule;

import io.frontlog.event.Claim.Strike.Weapon;
import io.frontlog.event.Estimate;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Incidents counted (DOMAIN 4).
 *
 * @param rows the cells that hold something, sorted
 * @param nonAdditive an incident counts in several rows, so that their sum is more than the total
 * @param unallocated live incidents that a cell of time holds, but that are only known above the level asked for
 * @param undated live incidents that overlap the range but lie across an edge of it or of a cell
 * @param datasets from which what is counted or unallocated was imported, sorted
 */
public record Counts(List<Row> rows, boolean nonAdditive, int unallocated, int undated, List<String> datasets) {

    /** What a row is of; a part is null if it was not asked for, or if an incident has none. */
    public record Key(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String region,
            @Nullable String place,
            @Nullable String perpetrator,
            @Nullable Weapon weapon,
            @Nullable String dataset) {}

    /**
     * @param low incidents that are corroborated or better
     * @param best live incidents with a report better than weak
     * @param high live incidents
     * @param strikes the sums of the numbers that were given, null if there are none
     * @param strikesUnknown how many strike incidents give none
     */
    public record Row(
            Key key, int low, int best, int high, int reports, @Nullable Estimate strikes, int strikesUnknown) {}

    public Counts {
        rows = List.copyOf(rows);
        datasets = List.copyOf(datasets);
    }
}
