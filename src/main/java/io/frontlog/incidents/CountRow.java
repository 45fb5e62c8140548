package io.frontlog.incidents;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.frontlog.event.Claim;
import io.frontlog.event.Estimate;
import io.frontlog.event.Place;
import io.frontlog.rule.Counts;
import io.frontlog.rule.Sums;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code frontlog.incident-counts}: the live incidents of one kind in one area on one civil day (DOMAIN 4). What
 * is only known for an area counts in it and in what it lies in; rows of different levels are never to be added.
 *
 * @param region a country, region or district
 * @param level which of them it is
 * @param day null for the incidents that no single day holds
 * @param low incidents that are corroborated or better
 * @param best incidents with a report better than weak
 * @param high all of them
 * @param strikes the sums of the numbers that were given; null if nobody gave one
 * @param strikesUnknown how many strike incidents give none
 * @param datasets that the incidents come from, sorted
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record CountRow(
        String region,
        Place.Kind level,
        @Nullable LocalDate day,
        Claim.Kind kind,
        int low,
        int best,
        int high,
        int reports,
        @Nullable Estimate strikes,
        int strikesUnknown,
        List<String> datasets) {

    static CountRow of(CountRows.Cell cell, Place.Kind level, Sums sums) {
        Counts.Row row = sums.row(new Counts.Key(cell.day(), cell.day(), cell.area(), null, null, null, null));
        return new CountRow(
                cell.area(),
                level,
                cell.day(),
                cell.kind(),
                row.low(),
                row.best(),
                row.high(),
                row.reports(),
                row.strikes(),
                row.strikesUnknown(),
                sums.datasets().keySet().stream().sorted().toList());
    }
}
