package io.frontlog.journal;

import io.frontlog.event.Claim;
import io.frontlog.event.Claimant;
import io.frontlog.event.Estimate;
import io.frontlog.event.Moment;
import io.frontlog.event.Report;
import io.frontlog.event.Report.Casualties;
import io.frontlog.event.Report.Interest;
import io.frontlog.event.Report.Participant;
import io.frontlog.event.Report.Stance;
import io.frontlog.event.Report.Verdict;
import io.frontlog.event.When;
import io.frontlog.event.When.Precision;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What is reported of a {@link ChronicleWorld}: of every kind, with every field given or not, of today and of long ago. */
final class ChronicleReports {
    private static final List<String> LANGUAGES = List.of("en", "ar-SY", "ru", "he", "zh-Hant", "fr", "tr");

    private final ChronicleWorld world;
    private final Chance chance;
    private final ChronicleClaims claims;

    ChronicleReports(ChronicleWorld world, Chance chance) {
        this.world = world;
        this.chance = chance;
        claims = new ChronicleClaims(world, chance);
    }

    /** A new one, of an incident of its own. */
    Report of(String id, LocalDate today) {
        Claim claim = claims.any();
        return of(id, claim, claims.place(claim), when(today), today, id);
    }

    /** The same claim by somebody else, of the same incident or of its own. */
    Report relayed(Report report, String id, LocalDate today) {
        When when = chance.in(80) ? report.when() : when(today);
        return of(id, report.claim(), report.place(), when, today, chance.in(60) ? report.incident() : id);
    }

    /** The full new state: little of it is other than before, or all. */
    Report amended(Report was, LocalDate today) {
        return switch (chance.between(0, 5)) {
            case 0 -> of(was.id(), was.claim(), claims.place(was.claim()), was.when(), today, was.incident());
            case 1 -> of(was.id(), was.claim(), was.place(), when(today), today, was.incident());
            case 2 -> of(was.id(), claims.of(was.claim().kind()), was.place(), was.when(), today, was.incident());
            case 3 -> {
                Claim other = claims.of(chance.one(Claim.Kind.values()));
                yield of(was.id(), other, claims.place(other), when(today), today, was.id());
            }
            default -> of(was.id(), was.claim(), was.place(), was.when(), today, was.incident());
        };
    }

    private Report of(String id, Claim claim, String place, When when, LocalDate today, String incident) {
        String source = chance.one(world.sources).id();
        return new Report(
                id,
                place,
                when,
                source,
                chance.maybe(15, () -> "https://" + source + ".example/" + id),
                chance.maybe(15, () -> chance.one(new Moment.Day(today), at(today))),
                claimant(source),
                chance.in(84) ? Stance.AFFIRMS : chance.one(Stance.values()),
                chance.maybe(7, () -> chance.one(Interest.values())),
                chance.in(85) ? Verdict.UNASSESSED : chance.one(Verdict.values()),
                participants(claim),
                casualties(claim),
                incident,
                chance.maybe(15, () -> chance.one(ChronicleClaims.TEXTS)),
                chance.in(10) ? List.of("offensive", "قصف") : List.of(),
                chance.maybe(30, () -> chance.one(LANGUAGES)),
                chance.maybe(8, () -> "CC-BY-4.0"),
                chance.maybe(6, () -> new Moment.Day(today.plusDays(chance.between(-3, 400)))),
                chance.maybe(8, () -> external(id)),
                claim);
    }

    /** Mostly of these days, now and then of long ago or of a day to come. */
    private When when(LocalDate today) {
        int ago =
                chance.in(80) ? chance.between(0, 3) : chance.in(75) ? chance.between(4, 500) : -chance.between(1, 12);
        LocalDate day = today.minusDays(ago);
        Precision precision = chance.in(60) ? Precision.DAY : chance.one(Precision.values());
        if (precision == Precision.INSTANT) {
            Moment from = at(day);
            return new When(from, chance.maybe(40, () -> at(day.plusDays(chance.between(1, 2)))), precision);
        }
        int days = chance.between(0, 9);
        return new When(
                new Moment.Day(day),
                precision == Precision.DAYS && chance.in(70) ? new Moment.Day(day.plusDays(days)) : null,
                precision);
    }

    private Moment at(LocalDate day) {
        return new Moment.At(OffsetDateTime.of(
                day.atTime(chance.between(0, 23), chance.between(0, 59)), ZoneOffset.ofHours(chance.between(-3, 12))));
    }

    private Claimant claimant(String source) {
        return chance.in(65) ? Claimant.source(source) : Claimant.actor(claims.actor());
    }

    private List<Participant> participants(Claim claim) {
        return switch (claim.kind()) {
            case STRIKE, ATTACK_ON_CIVILIANS ->
                Stream.of(
                                new Participant(claims.actor(), Participant.Role.INITIATOR),
                                new Participant(claims.actor(), chance.one(Participant.Role.values())))
                        .limit(chance.between(0, 2))
                        .toList();
            case CLASH ->
                List.of(
                        new Participant(claims.actor(), Participant.Role.SIDE_A),
                        new Participant(claims.actor(), Participant.Role.SIDE_B));
            default -> List.of();
        };
    }

    private List<Casualties> casualties(Claim claim) {
        boolean toll = claim instanceof Claim.Toll;
        if (!toll && chance.in(80)) return List.of();
        return Stream.generate(this::hurt).limit(chance.between(1, 2)).toList();
    }

    private Casualties hurt() {
        Estimate estimate = claims.estimate();
        return new Casualties(
                chance.one(Casualties.Harm.values()),
                chance.one(Casualties.Population.values()),
                chance.maybe(40, claims::actor),
                estimate.low(),
                estimate.best(),
                estimate.high());
    }

    private Report.External external(String id) {
        return new Report.External(
                chance.one("ucdp-ged", "acled"),
                id.toUpperCase(Locale.ROOT),
                chance.maybe(50, () -> "24.1"),
                chance.maybe(
                        50,
                        () -> Map.of(
                                "best",
                                chance.between(0, 9),
                                "where",
                                "",
                                "notes",
                                chance.one(ChronicleClaims.TEXTS))));
    }
}
