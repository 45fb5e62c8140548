package io.frontlog.dataset;

import io.frontlog.dataset.AcledSubEvent.EventType;
import io.frontlog.event.Actor;
import io.frontlog.event.Claim;
import io.frontlog.event.Claim.Control;
import io.frontlog.event.Claim.Development.Category;
import io.frontlog.event.Report;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which of ACLED's events a report is. None is what did not happen or has not yet, what is no event, and a gain of control
 * beside the fight or the development that it came about in, whose row tells it.
 */
final class AcledEvents {
    /** The type and the sub-type are null where fields do not tell them. */
    record Words(@Nullable EventType type, @Nullable AcledSubEvent sub, String disorder) {}

    private final Told told;
    private final Report report;
    private final @Nullable AcledKept kept;

    AcledEvents(Told told, @Nullable AcledKept kept) {
        this.told = told;
        this.report = told.report();
        this.kept = kept;
    }

    /** ACLED's words for it; null if it has none. */
    @Nullable
    Words words() {
        Claim claim = report.claim();
        if (!saysItHappened(report)) return null;
        if (claim instanceof Control control)
            return tellerOf(report, told) == null ? words(ofTerritory(control)) : null;
        Control gain = gainOf(told);
        AcledSubEvent gained = gain == null ? null : ofTerritory(gain);
        if (gained != null) return words(gained);
        AcledSubEvent tagged = tagged();
        if (tagged != null) return words(tagged);
        if (claim instanceof Claim.Strike strike) {
            AcledSubEvent sub = AcledSubEvent.of(strike.weapon());
            return sub == null ? words(EventType.EXPLOSIONS) : words(sub);
        }
        if (claim instanceof Claim.Development development) {
            return development.category() == Category.DEMONSTRATION
                    ? ofDemonstrators()
                    : words(AcledSubEvent.of(development.category()));
        }
        if (claim instanceof Claim.AttackOnCivilians) return words(EventType.VIOLENCE_AGAINST_CIVILIANS);
        return claim instanceof Claim.Clash ? words(AcledSubEvent.ARMED_CLASH) : null;
    }

    private static Words words(EventType type) {
        return new Words(type, null, type.disorder);
    }

    private static @Nullable Words words(@Nullable AcledSubEvent sub) {
        return sub == null ? null : new Words(sub.type, sub, sub.disorder());
    }

    /** The sub-type that a tag keeps, if it still is one of the claim's kind; a territory's only while nobody is its gainer. */
    private @Nullable AcledSubEvent tagged() {
        return Arrays.stream(AcledSubEvent.values())
                .filter(sub -> report.tags().contains(sub.tag()))
                .filter(sub -> sub.type.kind == report.claim().kind())
                .filter(sub -> sub.isLeftOpen() || report.tags().contains(AcledReader.UNKNOWN_GAINER))
                .filter(sub -> !(report.claim() instanceof Claim.Development development)
                        || development.category() == sub.detail)
                .findFirst()
                .orElse(null);
    }

    private Words ofDemonstrators() {
        Set<Actor.@Nullable Kind> kinds = new LinkedHashSet<>();
        report.participants().forEach(p -> kinds.add(AcledKept.kind(kept, p.actor(), told)));
        EventType type = kinds.contains(Actor.Kind.RIOTERS)
                ? EventType.RIOTS
                : kinds.contains(Actor.Kind.PROTESTERS) ? EventType.PROTESTS : null;
        return new Words(type, null, "Demonstrations");
    }

    /** Null of a gain that ACLED would not say a territory changed hands by, and of everything else. */
    private @Nullable AcledSubEvent ofTerritory(Control control) {
        boolean isWhole = control.extent().compareTo(Control.Extent.MOST) >= 0;
        if (!control.change().isGain() || !isWhole && isSettled(told)) return null;
        if (control.change() == Control.Change.TRANSFERRED) return AcledSubEvent.NON_VIOLENT_TRANSFER_OF_TERRITORY;
        return AcledKept.kind(kept, control.actor(), told) == Actor.Kind.STATE_FORCES
                ? AcledSubEvent.GOVERNMENT_REGAINS_TERRITORY
                : AcledSubEvent.NON_STATE_ACTOR_OVERTAKES_TERRITORY;
    }

    /** The gain of control that its row tells, too. */
    private static @Nullable Control gainOf(Told told) {
        return told.together().stream()
                .filter(other -> told.report().id().equals(tellerOf(other, told)))
                .map(other -> (Control) other.claim())
                .findFirst()
                .orElse(null);
    }

    /** The id of the report whose row tells a gain of control: the first of its incident that it fits; null if there is none. */
    private static @Nullable String tellerOf(Report gain, Told told) {
        if (!(gain.claim() instanceof Control control) || !control.change().isGain()) return null;
        if (!saysItHappened(gain)) return null;
        return told.together().stream()
                .filter(AcledEvents::saysItHappened)
                .filter(other -> other.place().equals(gain.place())
                        && other.when().from().equals(gain.when().from()))
                .filter(other -> control.change() == Control.Change.CAPTURED
                        ? other.claim() instanceof Claim.Clash
                        : other.claim() instanceof Claim.Development development
                                && development.category() == Category.OTHER)
                .map(Report::id)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static boolean saysItHappened(Report report) {
        return report.stance() != Report.Stance.DENIES && report.stance() != Report.Stance.ANTICIPATES;
    }

    static boolean isSettled(Told told) {
        return switch (told.places().get(0).kind()) {
            case COUNTRY, REGION, DISTRICT -> false;
            case CITY, TOWN, VILLAGE, SITE -> true;
        };
    }

    /** Whether ACLED has the same words for what it said when it was imported. */
    static boolean isSame(Told told, AcledKept before) {
        Report report = told.report();
        Report was = before.told().report();
        Control gained = gainOf(before.told());
        Control gains = gainOf(told);
        return detail(was).equals(detail(report))
                && ownTags(was).equals(ownTags(report))
                && (gained == null || gains == null
                        ? gained == gains
                        : gained.change() == gains.change()
                                && gained.extent() == gains.extent()
                                && before.isSameActor(gained.actor(), gains.actor(), told));
    }

    /** As far as ACLED's words tell claims apart. */
    private static Object detail(Report report) {
        if (report.claim() instanceof Claim.Strike strike) return strike.weapon();
        if (report.claim() instanceof Claim.Development development) return development.category();
        return report.claim().kind();
    }

    /** The sub-types that tags keep; the flags beside them may go when somebody has looked. */
    private static Set<String> ownTags(Report report) {
        return report.tags().stream()
                .filter(tag -> tag.equals(AcledReader.UNKNOWN_GAINER)
                        || Arrays.stream(AcledSubEvent.values())
                                .anyMatch(sub -> sub.tag().equals(tag)))
                .collect(Collectors.toSet());
    }
}
