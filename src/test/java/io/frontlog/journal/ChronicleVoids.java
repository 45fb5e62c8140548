package io.frontlog.journal;

import io.frontlog.event.Actor;
import io.frontlog.event.Event;
import io.frontlog.event.Event.IncidentsMerged;
import io.frontlog.event.Event.ReportAmended;
import io.frontlog.event.Event.ReportAssessed;
import io.frontlog.event.Event.ReportMoved;
import io.frontlog.event.Event.ReportReinstated;
import io.frontlog.event.Event.ReportRetracted;
import io.frontlog.event.Event.Reported;
import io.frontlog.event.Place;
import io.frontlog.event.Report;
import java.util.ArrayList;
import java.util.List;

/** Everything that a theatre must refuse as it stands (DESIGN 1), each sort of it once. */
final class ChronicleVoids {
    private final ChronicleTheatre theatre;
    private final List<Submission> voids = new ArrayList<>();

    private ChronicleVoids(ChronicleTheatre theatre) {
        this.theatre = theatre;
    }

    static List<Submission> of(ChronicleTheatre theatre) {
        var voids = new ChronicleVoids(theatre);
        voids.ofCatalogue();
        voids.ofReports();
        voids.ofMerges();
        return voids.voids;
    }

    private void ofCatalogue() {
        Place city = theatre.world.places.get(3);
        Place within = theatre.world.places.stream()
                .filter(place -> city.id().equals(place.parent()))
                .findFirst()
                .orElse(city);
        Actor government = theatre.world.actors.get(0);
        Actor army = theatre.world.actors.stream()
                .filter(actor -> government.id().equals(actor.partOf()))
                .findFirst()
                .orElse(government);
        Event source = new Event.SourceRecorded(theatre.world.sources.get(0));
        refuse(0, source);
        refuse(theatre.version(source) + 1, source);
        refuse(7, new Event.PlaceRecorded(new Place("nowhere", city.kind(), city.names(), null, null, null, null)));
        refuse(new Event.PlaceRecorded(within(city, city)));
        refuse(new Event.PlaceRecorded(within(city, within)));
        refuse(new Event.ActorRecorded(partOf(government, government)));
        refuse(new Event.ActorRecorded(partOf(government, army)));
    }

    private void ofReports() {
        Report live = report(false);
        Report retracted = report(true);
        Report unknown = named(live, "never-filed");
        refuse(new Reported(live));
        refuse(new Reported(retracted));
        for (Report report : List.of(unknown, retracted)) {
            refuse(new ReportAmended(report));
            refuse(new ReportRetracted(report.id(), ReportRetracted.Reason.MISTAKEN, null));
            refuse(new ReportAssessed(report.id(), Report.Verdict.FAIR, null));
            refuse(new ReportMoved(report.id(), live.incident(), null));
        }
        refuse(new ReportReinstated(unknown.id(), null));
        refuse(new ReportReinstated(live.id(), null));
        int ahead = theatre.version(new ReportAmended(live)) + 1;
        refuse(ahead, new ReportAmended(live));
        refuse(ahead, new ReportRetracted(live.id(), ReportRetracted.Reason.OTHER, null));
        refuse(ahead - 2, new ReportAssessed(live.id(), Report.Verdict.CONFIRMED, null));
        refuse(0, new ReportReinstated(retracted.id(), null));
    }

    private void ofMerges() {
        String one = report(false).incident();
        refuse(new IncidentsMerged(one, List.of(one), null));
        refuse(new IncidentsMerged("never-opened", List.of(one), null));
        refuse(new IncidentsMerged(one, List.of("never-opened"), null));
        refuse(99, new IncidentsMerged(one, List.of("r1"), null));
        theatre.survivors.keySet().stream().sorted().findFirst().ifPresent(absorbed -> {
            refuse(new IncidentsMerged(absorbed, List.of(theatre.survivors.get(absorbed)), null));
            refuse(new IncidentsMerged(one, List.of(absorbed), null));
            refuse(new IncidentsMerged(absorbed, List.of(one), null));
        });
    }

    private void refuse(Event event) {
        refuse(null, event);
    }

    private void refuse(Integer expectedVersion, Event event) {
        voids.add(new Submission(theatre.id, theatre.chance().id(), expectedVersion, event));
    }

    /** The last filed that is retracted, or is not. */
    private Report report(boolean retracted) {
        return theatre.filed.stream()
                .filter(id -> theatre.retracted.contains(id) == retracted)
                .reduce((one, other) -> other)
                .map(theatre.latest::get)
                .orElseThrow();
    }

    private static Report named(Report report, String id) {
        return new Report(
                id,
                report.place(),
                report.when(),
                report.source(),
                null,
                null,
                report.claimant(),
                report.stance(),
                null,
                report.verdict(),
                List.of(),
                List.of(),
                id,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                report.claim());
    }

    private static Place within(Place place, Place parent) {
        return new Place(place.id(), place.kind(), place.names(), parent.id(), null, null, null);
    }

    private static Actor partOf(Actor actor, Actor above) {
        return new Actor(actor.id(), actor.kind(), actor.names(), above.id());
    }
}
