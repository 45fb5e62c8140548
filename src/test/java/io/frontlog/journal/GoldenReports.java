package io.frontlog.journal;

import static java.util.Map.entry;

import io.frontlog.event.Claim;
import io.frontlog.event.Claim.Development.Category;
import io.frontlog.event.Claim.Displacement.Flow;
import io.frontlog.event.Claim.Movement.Direction;
import io.frontlog.event.Claim.Relation.Bond;
import io.frontlog.event.Claim.Statement.Act;
import io.frontlog.event.Claimant;
import io.frontlog.event.Estimate;
import io.frontlog.event.Event;
import io.frontlog.event.Moment;
import io.frontlog.event.Report;
import io.frontlog.event.Report.Casualties;
import io.frontlog.event.Report.Casualties.Harm;
import io.frontlog.event.Report.Casualties.Population;
import io.frontlog.event.Report.External;
import io.frontlog.event.Report.Interest;
import io.frontlog.event.Report.Participant;
import io.frontlog.event.Report.Participant.Role;
import io.frontlog.event.Report.Stance;
import io.frontlog.event.Report.Verdict;
import io.frontlog.event.When;
import io.frontlog.event.When.Precision;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the golden reports say: one of each kind with every field, and one with none that may be absent. */
final class GoldenReports {
    private static final Map<String, Claim> FULL = Map.ofEntries(
            entry("clash", new Claim.Clash()),
            entry("attack_on_civilians", new Claim.AttackOnCivilians()),
            entry("movement", new Claim.Movement("rebel-coalition", Direction.ADVANCE, "aleppo", "hama")),
            entry("casualties", new Claim.Toll()),
            entry(
                    "displacement",
                    new Claim.Displacement(Flow.FLIGHT, "aleppo", "idlib", new Estimate(0, 14_000, 20_000))),
            entry(
                    "relation",
                    new Claim.Relation(
                            "turkey", "syrian-national-army", Bond.BACKS, Moment.parse("2024-12-08T06:00:00+03:00"))),
            entry(
                    "statement",
                    new Claim.Statement("united-states", Act.BLAMES, "Assad relied on Russia and Iran", "aleppo-1")),
            entry("measure", new Claim.Measure("territory_share", "syrian-government", 0.7, "share", true)),
            entry("development", new Claim.Development(Category.BASE_ESTABLISHED, "A base beside the airport")));

    private static final Map<String, Claim> SPARSE = Map.of(
            "clash", new Claim.Clash(),
            "movement", new Claim.Movement("rebel-coalition", Direction.REDEPLOYMENT, null, null),
            "displacement", new Claim.Displacement(Flow.RETURN, null, null, null),
            "relation", new Claim.Relation("hts", "rebel-coalition", Bond.LEADS, null),
            "statement", new Claim.Statement("united-states", Act.CALLS_FOR, "Restraint by all sides", null),
            "measure", new Claim.Measure("first_since", null, 2016.0, "year", null));

    private GoldenReports() {}

    /** By sample. */
    static Map<String, Submission> all() {
        var samples = new TreeMap<String, Submission>();
        FULL.forEach((kind, claim) -> samples.put(kind + ".reported.v1", filed(full("sohr-" + kind, claim))));
        SPARSE.forEach(
                (kind, claim) -> samples.put(kind + ".reported.v1.sparse", filed(sparse("mint-" + kind, claim))));
        return samples;
    }

    private static Submission filed(Report report) {
        return new Submission("syria", "report/" + report.id(), null, new Event.Reported(report));
    }

    private static Report full(String id, Claim claim) {
        return new Report(
                id,
                "aleppo",
                new When(Moment.parse("2024-11-29"), Moment.parse("2024-11-30"), Precision.DAYS),
                "sohr",
                "https://www.syriahr.com/en/350012",
                Moment.parse("2024-11-30T21:05:00Z"),
                Claimant.actor("hts"),
                Stance.AFFIRMS,
                Interest.PARTISAN,
                Verdict.CONTESTED,
                List.of(
                        new Participant("hts", Role.SIDE_A),
                        new Participant("syrian-army", Role.SIDE_B),
                        new Participant("turkey", Role.SUPPORTER)),
                List.of(
                        new Casualties(Harm.KILLED, Population.COMBATANTS, "syrian-army", 40, 44, 51),
                        new Casualties(Harm.CAPTURED, Population.ALL, null, null, 5, null)),
                claim instanceof Claim.Toll ? id : "aleppo-front",
                "West of the city, حلب",
                List.of("offensive"),
                "ar-SY",
                "CC-BY-4.0",
                Moment.parse("2024-12-01"),
                new External("ucdp-ged", "SYR-2024-1-17", "24.01.24.12", Map.of("best", 44)),
                claim);
    }

    private static Report sparse(String id, Claim claim) {
        return new Report(
                id,
                "syria",
                new When(Moment.parse("2024-12-01"), null, Precision.DAY),
                "live-mint",
                null,
                null,
                Claimant.source("live-mint"),
                Stance.AFFIRMS,
                null,
                Verdict.UNASSESSED,
                List.of(),
                List.of(),
                id,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                claim);
    }
}
