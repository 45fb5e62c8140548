package io.frontlog.rule;

import io.frontlog.event.Actor;
import io.frontlog.event.Event;
import io.frontlog.event.Event.ReportRetracted.Reason;
import io.frontlog.event.Place;
import io.frontlog.event.Report;
import io.frontlog.event.Report.Verdict;
import io.frontlog.event.Source;
import io.frontlog.event.Theatre;
import io.frontlog.rule.RecordedLog.Submitted;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;

/** Submissions about so few subjects of two theatres, under so few event ids, that most of them meet. */
class AnyLog extends DomainContextBase {
    record Log(List<Submitted> records) {}

    @Provide
    Arbitrary<Log> logs() {
        return submitted()
                .list()
                .ofMinSize(1)
                .ofMaxSize(80)
                .withSizeDistribution(RandomDistribution.uniform())
                .map(Log::new);
    }

    private static Arbitrary<Submitted> submitted() {
        Arbitrary<String> theatre = Arbitraries.frequency(Tuple.of(5, "syria"), Tuple.of(1, "yemen"));
        Arbitrary<String> eventId = Arbitraries.integers().between(0, 150).map(n -> "e" + n);
        Arbitrary<Integer> expected = Arbitraries.integers().between(0, 4).injectNull(0.8);
        return Combinators.combine(theatre, eventId, expected, event()).as(Submitted::new);
    }

    private static Arbitrary<Event> event() {
        Arbitrary<String> id = Arbitraries.of("a", "b", "c", "d");
        Arbitrary<String> above = id.injectNull(0.3);
        Arbitrary<String> report = Arbitraries.of("a", "b", "r", "s");
        Arbitrary<String> incident = Arbitraries.of("a", "b", "i");
        Arbitrary<List<String>> absorbed = Arbitraries.frequencyOf(
                Tuple.of(4, incident.map(List::of)),
                Tuple.of(1, incident.list().uniqueElements().ofSize(2)));
        Arbitrary<Report> strike = Combinators.combine(report, incident).as(AnyLog::strike);
        return Arbitraries.frequencyOf(
                Tuple.of(
                        4,
                        Combinators.combine(id, above)
                                .as((of, in) -> new Event.PlaceRecorded(
                                        new Place(of, Place.Kind.CITY, Map.of(), in, null, null, null)))),
                Tuple.of(
                        4,
                        Combinators.combine(id, above)
                                .as((of, in) ->
                                        new Event.ActorRecorded(new Actor(of, Actor.Kind.REBEL_GROUP, Map.of(), in)))),
                Tuple.of(1, id.map(of -> new Event.SourceRecorded(new Source(of, Source.Kind.MEDIA, of, "a", null)))),
                Tuple.of(
                        1,
                        id.map(of ->
                                new Event.TheatreRecorded(new Theatre(of, Map.of(), ZoneOffset.UTC, Map.of(), null)))),
                Tuple.of(9, strike.map(Event.Reported::new)),
                Tuple.of(2, strike.map(Event.ReportAmended::new)),
                Tuple.of(3, report.map(of -> new Event.ReportRetracted(of, Reason.OTHER, null))),
                Tuple.of(3, report.map(of -> new Event.ReportReinstated(of, null))),
                Tuple.of(2, report.map(of -> new Event.ReportAssessed(of, Verdict.FAIR, null))),
                Tuple.of(4, Combinators.combine(report, incident).as((of, to) -> new Event.ReportMoved(of, to, null))),
                Tuple.of(
                        9,
                        Combinators.combine(incident, absorbed)
                                .as((of, others) -> new Event.IncidentsMerged(of, others, null))));
    }

    private static Report strike(String id, String incident) {
        return StrikeReport.strike(id).of(incident).report();
    }
}
