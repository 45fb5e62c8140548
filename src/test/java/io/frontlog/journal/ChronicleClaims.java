package io.frontlog.journal;

import io.frontlog.event.Claim;
import io.frontlog.event.Estimate;
import io.frontlog.event.Moment;
import io.frontlog.event.Place;
import java.time.LocalDate;
import java.util.List;

/** What may be claimed in a {@link ChronicleWorld}: control and violence more often than all else. */
final class ChronicleClaims {
    static final List<String> TEXTS = List.of(
            "Shelling was heard all night",
            "قصف عنيف على المدينة منذ الفجر",
            "Обстрел продолжался до утра",
            "הפגזה כבדה נשמעה כל הלילה",
            "炮击持续了一整夜",
            "\"Nobody\" saw it\n— or said so \uD83D\uDD07",
            "Pilonnage au sud de l’aérodrome");

    private final ChronicleWorld world;
    private final Chance chance;

    ChronicleClaims(ChronicleWorld world, Chance chance) {
        this.world = world;
        this.chance = chance;
    }

    Claim any() {
        return of(kind());
    }

    private Claim.Kind kind() {
        return chance.in(35)
                ? Claim.Kind.CONTROL
                : chance.in(45)
                        ? chance.one(Claim.Kind.STRIKE, Claim.Kind.CLASH, Claim.Kind.ATTACK_ON_CIVILIANS)
                        : chance.one(Claim.Kind.values());
    }

    Claim of(Claim.Kind kind) {
        return switch (kind) {
            case CONTROL ->
                new Claim.Control(
                        chance.one("government", "army", "front", "brigade", "clan"),
                        chance.one(Claim.Control.Change.values()),
                        chance.one(Claim.Control.Extent.values()));
            case STRIKE ->
                new Claim.Strike(
                        chance.one(Claim.Strike.Weapon.values()),
                        chance.maybe(40, this::estimate),
                        chance.maybe(20, () -> chance.one(TEXTS)));
            case CLASH -> new Claim.Clash();
            case ATTACK_ON_CIVILIANS -> new Claim.AttackOnCivilians();
            case MOVEMENT ->
                new Claim.Movement(
                        actor(),
                        chance.one(Claim.Movement.Direction.values()),
                        chance.maybe(50, this::anyPlace),
                        chance.maybe(50, this::anyPlace));
            case CASUALTIES -> new Claim.Toll();
            case DISPLACEMENT ->
                new Claim.Displacement(
                        chance.one(Claim.Displacement.Flow.values()),
                        chance.maybe(50, this::anyPlace),
                        chance.maybe(50, this::anyPlace),
                        chance.maybe(70, this::estimate));
            case RELATION ->
                new Claim.Relation(
                        actor(),
                        actor(),
                        chance.one(Claim.Relation.Bond.values()),
                        chance.maybe(30, () -> new Moment.Day(LocalDate.of(2025, chance.between(1, 12), 28))));
            case STATEMENT ->
                new Claim.Statement(
                        actor(),
                        chance.one(Claim.Statement.Act.values()),
                        chance.one(TEXTS),
                        chance.maybe(60, () -> "r" + chance.between(1, 1500)));
            case MEASURE ->
                chance.in(50)
                        ? new Claim.Measure(
                                "territory_share",
                                actor(),
                                chance.between(0, 100) / 100.0,
                                "share",
                                chance.maybe(50, () -> true))
                        : new Claim.Measure(
                                "first_since",
                                null,
                                (double) chance.between(2000, 2024),
                                "year",
                                chance.maybe(30, () -> false));
            case DEVELOPMENT ->
                new Claim.Development(chance.one(Claim.Development.Category.values()), chance.one(TEXTS));
        };
    }

    /** Control is of a place that can be held; other things happen anywhere. */
    String place(Claim claim) {
        if (!(claim instanceof Claim.Control)) return anyPlace();
        return chance.one(world.places.stream()
                        .filter(place -> place.kind().compareTo(Place.Kind.CITY) >= 0)
                        .toList())
                .id();
    }

    private String anyPlace() {
        return chance.one(world.places).id();
    }

    String actor() {
        return chance.one(world.actors).id();
    }

    Estimate estimate() {
        int best = chance.between(0, 40);
        return new Estimate(
                chance.maybe(40, () -> chance.between(0, best)),
                chance.maybe(80, () -> best),
                chance.maybe(40, () -> best + chance.between(0, 30)));
    }
}
