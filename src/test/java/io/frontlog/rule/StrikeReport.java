package io.frontlog.rule;

import io.frontlog.event.Claim;
import io.frontlog.event.Claim.Strike.Weapon;
import io.frontlog.event.Claimant;
import io.frontlog.event.Estimate;
import io.frontlog.event.Moment;
import io.frontlog.event.Report;
import io.frontlog.event.Report.Casualties;
import io.frontlog.event.Report.External;
import io.frontlog.event.Report.Interest;
import io.frontlog.event.Report.Participant;
import io.frontlog.event.Report.Participant.Role;
import io.frontlog.event.Report.Stance;
import io.frontlog.event.Report.Verdict;
import io.frontlog.event.When;
import java.util.Arrays;
import java.util.List;

/** Builds reports of strikes: by SOHR, on Aleppo, on 30 November, unless said otherwise. */
final class StrikeReport {
    private final String id;
    private String incident = "i";
    private String place = "aleppo";
    private When when = new When(Moment.parse("2024-11-30"), null, When.Precision.DAY);
    private Claimant claimant = Claimant.source("sohr");
    private Moment publishedAt;
    private Stance stance = Stance.AFFIRMS;
    private Interest interest;
    private Verdict verdict = Verdict.UNASSESSED;
    private List<Participant> participants = List.of();
    private List<Casualties> casualties = List.of();
    private External external;
    private Claim claim;
    private Weapon weapon = Weapon.AIR_DRONE;
    private Estimate strikes;

    private StrikeReport(String id) {
        this.id = id;
    }

    static StrikeReport strike(String id) {
        return new StrikeReport(id);
    }

    StrikeReport of(String incident) {
        this.incident = incident;
        return this;
    }

    StrikeReport in(String place) {
        this.place = place;
        return this;
    }

    StrikeReport on(String from) {
        return during(from, null);
    }

    StrikeReport during(String from, String to) {
        when = new When(Moment.parse(from), to == null ? null : Moment.parse(to), When.Precision.DAY);
        return this;
    }

    StrikeReport within(String from, When.Precision precision) {
        when = new When(Moment.parse(from), null, precision);
        return this;
    }

    StrikeReport when(When when) {
        this.when = when;
        return this;
    }

    StrikeReport by(String who) {
        claimant = Syria.ACTORS.contains(who) ? Claimant.actor(who) : Claimant.source(who);
        return this;
    }

    StrikeReport published(String at) {
        publishedAt = Moment.parse(at);
        return this;
    }

    StrikeReport stance(Stance stance) {
        this.stance = stance;
        return this;
    }

    StrikeReport interest(Interest interest) {
        this.interest = interest;
        return this;
    }

    StrikeReport verdict(Verdict verdict) {
        this.verdict = verdict;
        return this;
    }

    StrikeReport initiators(String... actors) {
        participants = Arrays.stream(actors)
                .map(actor -> new Participant(actor, Role.INITIATOR))
                .toList();
        return this;
    }

    StrikeReport casualties(Casualties... figures) {
        casualties = List.of(figures);
        return this;
    }

    /** Makes it a report of another kind. */
    StrikeReport claiming(Claim other) {
        claim = other;
        return this;
    }

    StrikeReport dataset(String dataset) {
        external = new External(dataset, id, null, null);
        return this;
    }

    StrikeReport weapon(Weapon weapon) {
        this.weapon = weapon;
        return this;
    }

    StrikeReport strikes(Integer low, Integer best, Integer high) {
        strikes = new Estimate(low, best, high);
        return this;
    }

    Report report() {
        return report(id);
    }

    Report report(String id) {
        return new Report(
                id,
                place,
                when,
                "publisher",
                null,
                publishedAt,
                claimant,
                stance,
                interest,
                verdict,
                participants,
                casualties,
                incident,
                null,
                List.of(),
                null,
                null,
                null,
                external,
                claim != null ? claim : new Claim.Strike(weapon, strikes, null));
    }
}
