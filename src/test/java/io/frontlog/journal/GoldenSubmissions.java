package io.frontlog.journal;

import static java.util.Map.entry;

import io.frontlog.event.Actor;
import io.frontlog.event.Claim;
import io.frontlog.event.Claim.Control.Change;
import io.frontlog.event.Claim.Control.Extent;
import io.frontlog.event.Claim.Strike.Weapon;
import io.frontlog.event.Claimant;
import io.frontlog.event.Estimate;
import io.frontlog.event.Event;
import io.frontlog.event.Event.ReportRetracted.Reason;
import io.frontlog.event.Moment;
import io.frontlog.event.Place;
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
import io.frontlog.event.Source;
import io.frontlog.event.Theatre;
import io.frontlog.event.When;
import io.frontlog.event.When.Precision;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What each golden record says, spelled out. */
final class GoldenSubmissions {
    private static final Claimant LIVE_MINT = Claimant.source("live-mint");

    static final Map<String, Submission> BY_SAMPLE = with(
            GoldenReports.all(),
            Map.ofEntries(
                    entry(
                            "theatre.recorded.v1",
                            syria(
                                    "theatre-1",
                                    0,
                                    new Event.TheatreRecorded(new Theatre(
                                            "syria",
                                            Map.of("en", "Syria", "ar", "سوريا"),
                                            ZoneId.of("Asia/Damascus"),
                                            Map.of("strike", LocalDate.of(2011, 3, 15)),
                                            null)))),
                    entry(
                            "source.recorded.v1",
                            syria(
                                    "source-1",
                                    null,
                                    new Event.SourceRecorded(new Source(
                                            "sana",
                                            Source.Kind.STATE_MEDIA,
                                            "Syrian Arab News Agency",
                                            "syrian-government",
                                            "https://sana.sy")))),
                    entry(
                            "actor.recorded.v1",
                            syria(
                                    "actor-1",
                                    null,
                                    new Event.ActorRecorded(new Actor(
                                            "syrian-army",
                                            Actor.Kind.STATE_FORCES,
                                            Map.of("en", "Syrian Arab Army"),
                                            "syrian-government")))),
                    entry(
                            "place.recorded.v1",
                            syria(
                                    "place-1",
                                    null,
                                    new Event.PlaceRecorded(new Place(
                                            "aleppo",
                                            Place.Kind.CITY,
                                            Map.of("en", "Aleppo", "ar", "حلب"),
                                            "aleppo-governorate",
                                            36.2021,
                                            37.1343,
                                            2_098_000L)))),
                    entry("control.reported.v1", syria("report/aleppo-1", null, new Event.Reported(captured()))),
                    entry("strike.reported.v1", syria("report/mint-1", null, new Event.Reported(strike()))),
                    entry("strike.reported.v1.sparse", syria("report/mint-2", null, new Event.Reported(sparse()))),
                    entry(
                            "report.amended.v1",
                            syria("5f0c7f4e-2f6d-4a53-8df5-3c6b8a8f1d01", 2, new Event.ReportAmended(denied()))),
                    entry(
                            "report.retracted.v1",
                            syria(
                                    "retract-1",
                                    3,
                                    new Event.ReportRetracted(
                                            "aleppo-1", Reason.SOURCE_WITHDREW, "The outlet took the article down"))),
                    entry(
                            "report.reinstated.v1",
                            syria("reinstate-1", null, new Event.ReportReinstated("aleppo-1", "It is back"))),
                    entry(
                            "report.assessed.v1",
                            syria(
                                    "assess-1",
                                    null,
                                    new Event.ReportAssessed("aleppo-1", Verdict.CONFIRMED, "Geolocated footage"))),
                    entry(
                            "report.assessed.v1.submittedby",
                            new Submission(
                                    "syria",
                                    "assess-2",
                                    null,
                                    "Rania Ḥaddād <rania@example.org>",
                                    new Event.ReportAssessed("aleppo-1", Verdict.WEAK, null))),
                    entry(
                            "report.moved.v1",
                            syria("move-1", 2, new Event.ReportMoved("mint-1", "aleppo-strikes", "The same raid"))),
                    entry(
                            "report.moved.v1.sparse",
                            syria(
                                    "move-2",
                                    null,
                                    new Event.ReportMoved("mint-1", "0b1f3c52-7c3e-4c58-9d59-0f6f4f4f8a11", null))),
                    entry("incidents.merged.v1", syria("merge-1", 0, oneRaid())),
                    entry("incidents.merged.v1.sparse", syria("merge-2", null, oneCapture())),
                    entry("incidents.merged.v2", syria("merge-1", 0, oneRaid())),
                    entry("incidents.merged.v2.sparse", syria("merge-2", null, oneCapture())),
                    entry(
                            "theatre.recorded.v1.outline",
                            syria("theatre-2", null, new Event.TheatreRecorded(outlined())))));

    private GoldenSubmissions() {}

    private static Map<String, Submission> with(Map<String, Submission> some, Map<String, Submission> others) {
        var all = new HashMap<>(some);
        all.putAll(others);
        return Map.copyOf(all);
    }

    private static Submission syria(String eventId, Integer expectedVersion, Event event) {
        return new Submission("syria", eventId, expectedVersion, event);
    }

    private static Event oneRaid() {
        return new Event.IncidentsMerged("aleppo-strikes", List.of("mint-1", "mint-2"), "One raid under three names");
    }

    private static Event oneCapture() {
        return new Event.IncidentsMerged("aleppo-1", List.of("aleppo-2"), null);
    }

    private static Theatre outlined() {
        var ring = List.of(
                List.of(35.75, 35.5),
                List.of(35.75, 32.75),
                List.of(38.75, 33.375),
                List.of(42.375, 37),
                List.of(35.75, 35.5));
        return new Theatre(
                "syria",
                Map.of("en", "Syria"),
                ZoneId.of("Asia/Damascus"),
                Map.of("clash", LocalDate.of(2011, 3, 15), "attack_on_civilians", LocalDate.of(2013, 1, 1)),
                Map.of("type", "MultiPolygon", "coordinates", List.of(List.of(ring))));
    }

    private static Report captured() {
        return new Report(
                "aleppo-1",
                "aleppo",
                new When(Moment.parse("2024-11-30"), null, Precision.DAY),
                "live-mint",
                "https://www.livemint.com/news/world/aleppo",
                Moment.parse("2024-12-01T08:15:00+05:30"),
                LIVE_MINT,
                Stance.AFFIRMS,
                null,
                Verdict.UNASSESSED,
                List.of(),
                List.of(),
                "aleppo-1",
                "Large parts of the city",
                List.of("offensive", "north"),
                "en",
                "all rights reserved",
                Moment.parse("2024-12-02"),
                null,
                new Claim.Control("hts", Change.CAPTURED, Extent.LARGE_PART));
    }

    private static Report strike() {
        var row = new LinkedHashMap<String, Object>();
        row.put("event_date", "2024-11-30");
        row.put("fatalities", 300);
        row.put("latitude", 36.2021);
        row.put("civilian_targeting", "");
        row.put("tags", null);
        return new Report(
                "mint-1",
                "aleppo",
                new When(
                        Moment.parse("2024-11-30T14:00:00+03:00"),
                        Moment.parse("2024-11-30T18:30:00+03:00"),
                        Precision.INSTANT),
                "live-mint",
                null,
                null,
                Claimant.actor("russia"),
                Stance.AFFIRMS,
                Interest.BENEFICIARY,
                Verdict.FAIR,
                List.of(
                        new Participant("russia", Role.INITIATOR),
                        new Participant("syrian-government", Role.INITIATOR),
                        new Participant("hts", Role.TARGET)),
                List.of(
                        new Casualties(Harm.KILLED, Population.COMBATANTS, "hts", null, 300, null),
                        new Casualties(Harm.INJURED, Population.CIVILIANS, null, 0, null, 12)),
                "aleppo-strikes",
                null,
                List.of(),
                null,
                null,
                null,
                new External("acled", "SYR12345", "2024-12-10", row),
                new Claim.Strike(Weapon.AIR_DRONE, new Estimate(4, 5, 9), "the city centre"));
    }

    private static Report sparse() {
        return plain(
                "mint-2",
                new When(Moment.parse("2024-11-01"), null, Precision.MONTH),
                Stance.ANTICIPATES,
                null,
                Verdict.UNASSESSED,
                new Claim.Strike(Weapon.UNKNOWN, null, null));
    }

    private static Report denied() {
        return plain(
                "aleppo-1",
                new When(Moment.parse("2024-11-29"), Moment.parse("2024-11-30"), Precision.DAYS),
                Stance.DENIES,
                Interest.NEUTRAL,
                Verdict.WEAK,
                new Claim.Control("hts", Change.ENTERED, Extent.PART));
    }

    private static Report plain(String id, When when, Stance stance, Interest interest, Verdict verdict, Claim claim) {
        return new Report(
                id,
                "aleppo",
                when,
                "live-mint",
                null,
                null,
                LIVE_MINT,
                stance,
                interest,
                verdict,
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
