package io.frontlog.rule;

import io.frontlog.event.Claim;
import io.frontlog.event.Claim.Strike.Weapon;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents may be one happening under two ids (DOMAIN 1, "incident"): for an analyst to look at; nothing merges by
 * itself.
 *
 * <p>They are of one kind, begin within a day of each other, at one place or within five kilometres. Weapons are
 * compatible if they are the same or one is unknown; those who act, if some of them are one side or nobody is named for
 * one of the two. Control is of exactly one place, and an entry is not a capture: so two accounts of either are of one
 * place, and of one sort.
 */
public final class DuplicateRule {
    private static final double NEAR = 5;
    private static final double EARTH = 6371.0088;

    private DuplicateRule() {}

    /**
     * What is compared.
     *
     * @param lat degrees, of the place; null if it has no point
     * @param sort within its kind: a change of control, a direction, a category; null if the kind has none
     * @param doers who acts: initiators and sides, or whom a control or movement is of
     */
    public record Sighting(
            Claim.Kind kind,
            LocalDate firstDay,
            String place,
            @Nullable Double lat,
            @Nullable Double lon,
            @Nullable Weapon weapon,
            @Nullable String sort,
            List<String> doers) {}

    /**
     * How far apart.
     *
     * @param kilometres between their places
     * @param days between their first days
     */
    public record Distance(double kilometres, int days) {}

    /** Empty unless they may be one; the same whichever comes first. */
    public static Optional<Distance> suspect(Sighting a, Sighting b, Parties parties) {
        int days = (int) Math.abs(a.firstDay.toEpochDay() - b.firstDay.toEpochDay());
        if (a.kind != b.kind || days > 1 || !alike(a.weapon, b.weapon)) return Optional.empty();
        if (!Objects.equals(a.sort, b.sort) || !alike(a.doers, b.doers, parties)) return Optional.empty();
        if (a.kind == Claim.Kind.CONTROL && !a.place.equals(b.place)) return Optional.empty();
        return kilometres(a, b).filter(far -> far <= NEAR).map(far -> new Distance(far, days));
    }

    private static boolean alike(@Nullable Weapon a, @Nullable Weapon b) {
        return a == b || a == null || b == null || a == Weapon.UNKNOWN || b == Weapon.UNKNOWN;
    }

    private static boolean alike(List<String> a, List<String> b, Parties parties) {
        return a.isEmpty()
                || b.isEmpty()
                || a.stream().anyMatch(one -> b.stream().anyMatch(other -> parties.oneSide(one, other)));
    }

    /** Along the great circle; empty for two places of which one has no point. */
    private static Optional<Double> kilometres(Sighting a, Sighting b) {
        if (a.place.equals(b.place)) return Optional.of(0.0);
        if (a.lat == null || a.lon == null || b.lat == null || b.lon == null) return Optional.empty();
        double north = Math.toRadians(b.lat - a.lat);
        double east = Math.toRadians(b.lon - a.lon);
        double half = Math.pow(Math.sin(north / 2), 2)
                + Math.cos(Math.toRadians(a.lat)) * Math.cos(Math.toRadians(b.lat)) * Math.pow(Math.sin(east / 2), 2);
        return Optional.of(2 * EARTH * Math.asin(Math.min(1, Math.sqrt(half))));
    }
}
