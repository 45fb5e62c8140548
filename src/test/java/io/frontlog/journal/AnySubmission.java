package io.frontlog.journal;

import io.frontlog.event.Claim;
import io.frontlog.event.Claimant;
import io.frontlog.event.Event;
import io.frontlog.event.Moment;
import io.frontlog.event.Report;
import io.frontlog.event.Report.Casualties;
import io.frontlog.event.Report.External;
import io.frontlog.event.Report.Interest;
import io.frontlog.event.Report.Participant;
import io.frontlog.event.Report.Stance;
import io.frontlog.event.Report.Verdict;
import io.frontlog.event.When;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;

/** Reports of every kind with every field given or not, moves and merges, as submissions. */
class AnySubmission extends DomainContextBase {

    @Provide
    Arbitrary<Submission> submissions() {
        Arbitrary<Event> event = Arbitraries.frequencyOf(
                Tuple.of(8, report().map(Event.Reported::new)),
                Tuple.of(4, report().map(Event.ReportAmended::new)),
                Tuple.of(
                        1,
                        Combinators.combine(id(), id(), text().injectNull(0.5)).as(Event.ReportMoved::new)),
                Tuple.of(
                        1,
                        Combinators.combine(id(), absorbed(), text().injectNull(0.5))
                                .as(Event.IncidentsMerged::new)));
        return Combinators.combine(
                        id(),
                        text(),
                        Arbitraries.integers().between(0, 99).injectNull(0.5),
                        text().injectNull(0.5),
                        event)
                .as(Submission::new);
    }

    private record Said(Claimant claimant, Stance stance, Interest interest, Verdict verdict, Claim claim) {}

    private record Beside(String text, String lang, Moment moment, External external) {}

    private static Arbitrary<Report> report() {
        Arbitrary<Said> said = Combinators.combine(
                        Arbitraries.oneOf(id().map(Claimant::actor), id().map(Claimant::source)),
                        Arbitraries.of(Stance.class),
                        Arbitraries.of(Interest.class).injectNull(0.5),
                        Arbitraries.of(Verdict.class),
                        AnyClaim.claim())
                .as(Said::new);
        Arbitrary<Beside> beside = Combinators.combine(
                        text().injectNull(0.5),
                        Arbitraries.of("en", "ar-SY").injectNull(0.5),
                        moment().injectNull(0.5),
                        external().injectNull(0.5))
                .as(Beside::new);
        return Combinators.combine(id(), when(), said, participant().list().ofMaxSize(3), casualties(), texts(), beside)
                .as((id, when, s, participants, casualties, tags, b) -> new Report(
                        id,
                        "aleppo",
                        when,
                        "sohr",
                        b.text,
                        b.moment,
                        s.claimant,
                        s.stance,
                        s.interest,
                        s.verdict,
                        participants,
                        casualties,
                        id,
                        b.text,
                        tags,
                        b.lang,
                        b.text,
                        b.moment,
                        b.external,
                        s.claim));
    }

    private static Arbitrary<Participant> participant() {
        return Combinators.combine(id(), Arbitraries.of(Participant.Role.class)).as(Participant::new);
    }

    private static Arbitrary<List<Casualties>> casualties() {
        return Combinators.combine(
                        Arbitraries.of(Casualties.Harm.class),
                        Arbitraries.of(Casualties.Population.class),
                        id().injectNull(0.5),
                        number(),
                        number(),
                        number())
                .as(Casualties::new)
                .list()
                .ofMaxSize(3);
    }

    private static Arbitrary<External> external() {
        Arbitrary<Object> cell = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(5).asGeneric(),
                Arbitraries.integers().asGeneric(),
                Arbitraries.longs().greaterOrEqual(1L << 32).asGeneric(),
                Arbitraries.doubles().asGeneric(),
                Arbitraries.of(true, false).asGeneric(),
                Arbitraries.of(List.of(), Map.of(), List.of(""), Map.of("inner", "")),
                Arbitraries.just(null));
        Arbitrary<Map<String, Object>> row =
                Arbitraries.maps(Arbitraries.strings().ofMaxLength(5), cell).ofMaxSize(4);
        return Combinators.combine(text(), text(), text().injectNull(0.5), row.injectNull(0.3))
                .as(External::new);
    }

    private static Arbitrary<When> when() {
        return Combinators.combine(moment(), moment().injectNull(0.5), Arbitraries.of(When.Precision.class))
                .as(When::new);
    }

    static Arbitrary<Moment> moment() {
        Arbitrary<LocalDate> day =
                Arbitraries.integers().between(-719_000, 2_900_000).map(LocalDate::ofEpochDay);
        Arbitrary<Moment> at = Combinators.combine(
                        day,
                        Arbitraries.integers().between(0, 86_399),
                        Arbitraries.integers().between(0, 999_999_999),
                        Arbitraries.integers().between(-18 * 60, 18 * 60))
                .as((date, second, nano, offset) -> new Moment.At(OffsetDateTime.of(
                        date.atStartOfDay().plusSeconds(second).plusNanos(nano),
                        ZoneOffset.ofTotalSeconds(offset * 60))));
        return Arbitraries.oneOf(day.map(Moment.Day::new), at);
    }

    static Arbitrary<Integer> number() {
        return Arbitraries.integers().between(0, 100_000_000).injectNull(0.4);
    }

    static Arbitrary<String> id() {
        return Arbitraries.strings()
                .withChars("abz09._-")
                .ofMinLength(1)
                .ofMaxLength(8)
                .map(end -> "x" + end);
    }

    /** Any Unicode text that PostgreSQL keeps, at least one character of it. */
    static Arbitrary<String> text() {
        return Arbitraries.strings()
                .all()
                .ofMinLength(1)
                .ofMaxLength(20)
                .filter(text -> text.indexOf('\0') < 0 && text.codePoints().noneMatch(c -> c >= 0xD800 && c < 0xE000));
    }

    private static Arbitrary<List<String>> absorbed() {
        return id().list().uniqueElements().ofMinSize(1).ofMaxSize(4);
    }

    private static Arbitrary<List<String>> texts() {
        return text().list().ofMaxSize(3);
    }
}
