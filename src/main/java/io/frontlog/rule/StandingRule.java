package io.frontlog.rule;

import io.frontlog.event.Report.Interest;
import io.frontlog.event.Report.Verdict;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * How well a claim stands (DOMAIN 3, step 4), for control and for incidents alike.
 *
 * <p>Where the text leaves room: a doubtful report (verdict {@code weak} or {@code contested}) by a neutral claimant lifts
 * to {@code reported}, and does nothing else; a denial holds the claim down whatever its own verdict, unless it is set
 * aside.
 */
final class StandingRule {
    private StandingRule() {}

    static Standing of(Collection<Voice> affirming, Collection<Voice> denying) {
        if (any(affirming, voice -> voice.verdict() == Verdict.CONFIRMED)) return Standing.CONFIRMED;
        Standing standing = undenied(affirming);
        boolean heldDown = any(denying, Voice::isNeutral) && standing.isAtLeast(Standing.REPORTED);
        return heldDown ? Standing.REPORTED : standing;
    }

    private static Standing undenied(Collection<Voice> affirming) {
        List<Voice> firm =
                affirming.stream().filter(voice -> !voice.isDoubtful()).toList();
        if (any(firm, voice -> voice.interest() == Interest.AGAINST)) return Standing.CONFIRMED;
        if (any(firm, voice -> voice.verdict() == Verdict.FAIR)) return Standing.CORROBORATED;
        if (any(firm, Voice::isNeutral) && claimants(firm) > 1) return Standing.CORROBORATED;
        return any(affirming, Voice::isNeutral) ? Standing.REPORTED : Standing.CLAIMED;
    }

    private static long claimants(Collection<Voice> voices) {
        return voices.stream().map(Voice::claimant).distinct().count();
    }

    private static boolean any(Collection<Voice> voices, Predicate<Voice> test) {
        return voices.stream().anyMatch(test);
    }
}
