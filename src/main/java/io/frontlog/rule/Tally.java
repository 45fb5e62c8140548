package io.frontlog.rule;

import io.frontlog.event.Claim;
import io.frontlog.event.Claim.Strike.Weapon;
import io.frontlog.event.Estimate;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an incident counts as (DOMAIN 4). Kind, place, days and weapon are those of its lead report.
 *
 * @param firstDay the first civil day on which it may have happened
 * @param lastDay the last such day
 * @param live whether a report that is not discounted affirms it; only then do the other fields mean anything to a count
 * @param betterThanWeak whether such a report has a better verdict than {@code weak}
 * @param standing null if nothing affirms it
 * @param reports how many reports affirm or deny it, the discounted left out
 * @param initiators whom the affirming reports name, sorted
 * @param weapon null unless it is a strike
 * @param strikes null unless it is a strike and a report gives a number
 * @param datasets from which those reports were imported, sorted
 */
public record Tally(
        Claim.Kind kind,
        String place,
        LocalDate firstDay,
        LocalDate lastDay,
        boolean live,
        boolean betterThanWeak,
        @Nullable Standing standing,
        int reports,
        List<String> initiators,
        @Nullable Weapon weapon,
        @Nullable Estimate strikes,
        List<String> datasets) {

    public Tally {
        initiators = List.copyOf(initiators);
        datasets = List.copyOf(datasets);
    }

    boolean isCorroborated() {
        return standing != null && standing.isAtLeast(Standing.CORROBORATED);
    }
}
