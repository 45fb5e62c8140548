package io.frontlog.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.event.Event;
import io.frontlog.event.Subject;
import io.frontlog.rule.AnyLog.Log;
import io.frontlog.rule.Arbitration.Key;
import io.frontlog.rule.Arbitration.Standing;
import io.frontlog.rule.Decision.Accepted;
import io.frontlog.rule.Decision.Duplicate;
import io.frontlog.rule.Decision.Refused;
import io.frontlog.rule.RecordedLog.Submitted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

@Domain(AnyLog.class)
@Domain(DomainContext.Global.class)
class ArbitrationPropertiesTest {

    @Property(tries = 2000)
    @StatisticsReport(StatisticsReportMode.OFF)
    void every_record_is_decided_by_the_records_before_it(@ForAll Log log) {
        List<Decision> decisions = decide(log.records());

        assertThat(decisions).isEqualTo(RecordedLog.decide(log.records()));
        decisions.forEach(d -> Statistics.collect(d instanceof Refused r ? r.reason() : d.getClass()));
        Statistics.coverage(all -> {
            for (Refused.Reason reason : Refused.Reason.values())
                all.check(reason).count(n -> n > 50);
            for (Class<?> decision : List.of(Accepted.class, Duplicate.class))
                all.check(decision).count(n -> n > 50);
        });
    }

    @Property(tries = 2000)
    @StatisticsReport(StatisticsReportMode.OFF)
    void a_merge_is_accepted_or_refused_for_each_reason_that_it_can_be(@ForAll Log log) {
        List<Decision> decisions = decide(log.records());

        for (int i = 0; i < decisions.size(); i++) {
            if (!(log.records().get(i).event() instanceof Event.IncidentsMerged)) continue;
            Statistics.collect(
                    decisions.get(i) instanceof Refused r
                            ? r.reason()
                            : decisions.get(i).getClass());
        }
        Statistics.coverage(all -> {
            for (Refused.Reason reason :
                    List.of(Refused.Reason.UNKNOWN, Refused.Reason.CIRCLE, Refused.Reason.ABSORBED))
                all.check(reason).count(n -> n > 50);
            all.check(Accepted.class).count(n -> n > 50);
        });
    }

    @Property(tries = 1000)
    void the_same_records_are_decided_the_same_again(@ForAll Log log) {
        assertThat(decide(log.records())).isEqualTo(decide(log.records()));
    }

    @Property(tries = 2000)
    void any_split_into_batches_gives_the_same_decisions(@ForAll Log log, @ForAll Random random) {
        var decisions = new ArrayList<Decision>();
        var ledger = new RecordedLog();
        int next = 0;
        while (next < log.records().size()) {
            int size = 1 + random.nextInt(Math.min(10, log.records().size() - next));
            List<Submitted> batch = log.records().subList(next, next + size);
            Arbitration arbitration = toldWhatWasLeft(ledger, batch);
            batch.forEach(s -> decisions.add(decide(arbitration, s)));
            batch.forEach(ledger::append);
            next += size;
        }

        assertThat(decisions).isEqualTo(decide(log.records()));
    }

    @Property(tries = 1000)
    void the_accepted_versions_of_a_subject_have_no_gaps(@ForAll Log log) {
        List<Decision> decisions = decide(log.records());

        Map<Key, Integer> versions = new HashMap<>();
        for (int i = 0; i < decisions.size(); i++) {
            if (!(decisions.get(i) instanceof Accepted accepted)) continue;
            assertThat(accepted.version())
                    .isEqualTo(versions.merge(log.records().get(i).key(), 1, Integer::sum));
        }
    }

    @Property(tries = 2000)
    void what_does_not_count_changes_nothing_after_it(@ForAll Log log, @ForAll Random random) {
        List<Decision> all = decide(log.records());
        List<Integer> droppable = IntStream.range(0, all.size())
                .filter(i -> !(all.get(i) instanceof Accepted))
                .boxed()
                .toList();
        Assume.that(!droppable.isEmpty());
        int dropped = droppable.get(random.nextInt(droppable.size()));
        boolean repeated = all.get(dropped) instanceof Duplicate;
        Submitted gone = log.records().get(dropped);
        // A refused record leaves one thing: its event id is taken. Without it the id's next use would count.
        List<Submitted> rest = new ArrayList<>(log.records());
        rest.remove(dropped);
        List<Decision> expected = new ArrayList<>(all);
        expected.remove(dropped);
        for (int i = rest.size() - 1; i >= dropped && !repeated; i--) {
            if (!rest.get(i).theatre().equals(gone.theatre())
                    || !rest.get(i).eventId().equals(gone.eventId())) continue;
            rest.remove(i);
            expected.remove(i);
        }

        assertThat(decide(rest)).isEqualTo(expected);
    }

    @Property(tries = 2000)
    void nothing_ever_lies_within_itself(@ForAll Log log) {
        Map<Key, String> above = new HashMap<>();
        var arbitration = new Arbitration();
        for (Submitted submitted : log.records()) {
            if (!(decide(arbitration, submitted) instanceof Accepted)) continue;
            above.put(submitted.key(), RecordedLog.above(submitted.event()));
            assertNoCircle(submitted.key(), above);
        }
    }

    @Property(tries = 2000)
    void an_incident_is_absorbed_once_and_never_by_itself(@ForAll Log log) {
        Map<Key, String> absorbers = new HashMap<>();
        var arbitration = new Arbitration();
        for (Submitted submitted : log.records()) {
            if (!(decide(arbitration, submitted) instanceof Accepted)) continue;
            if (!(submitted.event() instanceof Event.IncidentsMerged merge)) continue;
            for (String id : merge.absorbed()) {
                Key absorbed = new Key(submitted.theatre(), Subject.incident(id));
                assertThat(absorbers.put(absorbed, merge.survivor()))
                        .as("what absorbed %s before", id)
                        .isNull();
                assertNoCircle(absorbed, absorbers);
            }
        }
    }

    private static void assertNoCircle(Key key, Map<Key, String> above) {
        Set<Key> line = new HashSet<>();
        Key at = key;
        while (at != null) {
            assertThat(line.add(at)).as("%s once in its line %s", at, line).isTrue();
            String parent = above.get(at);
            at = parent == null
                    ? null
                    : new Key(at.theatre(), new Subject(at.subject().kind(), parent));
        }
    }

    /** As much of what the records before left as the tables of the projector give for a batch. */
    private static Arbitration toldWhatWasLeft(RecordedLog ledger, List<Submitted> batch) {
        var arbitration = new Arbitration();
        for (Submitted s : batch) {
            if (ledger.seen(s.theatre(), s.eventId())) arbitration.knowSeen(s.theatre(), s.eventId());
            ledger.last(s.key())
                    .ifPresent(last -> arbitration.know(
                            s.key(), new Standing(ledger.version(s.key()), !(last instanceof Event.ReportRetracted))));
            if (s.event() instanceof Event.IncidentsMerged merge) tellOf(merge, s.theatre(), ledger, arbitration);
            else tellLine(s.theatre(), s.event().subject().kind(), RecordedLog.above(s.event()), ledger, arbitration);
        }
        return arbitration;
    }

    /** Which of its incidents were ever named, and what absorbed them, as two queries of the projector say. */
    private static void tellOf(
            Event.IncidentsMerged merge, String theatre, RecordedLog ledger, Arbitration arbitration) {
        Stream.concat(Stream.of(merge.survivor()), merge.absorbed().stream()).forEach(id -> {
            if (ledger.isIncident(theatre, id)) arbitration.knowIncident(new Key(theatre, Subject.incident(id)));
            tellLine(theatre, Subject.Kind.INCIDENT, id, ledger, arbitration);
        });
    }

    /** What an id lies in, is part of or was absorbed by, up to the top. */
    private static void tellLine(
            String theatre, Subject.Kind kind, String id, RecordedLog ledger, Arbitration arbitration) {
        for (String at = id; at != null; at = ledger.above(theatre, kind, at)) {
            String above = ledger.above(theatre, kind, at);
            if (above != null) arbitration.knowAbove(new Key(theatre, new Subject(kind, at)), above);
        }
    }

    private static List<Decision> decide(List<Submitted> records) {
        var arbitration = new Arbitration();
        return records.stream().map(s -> decide(arbitration, s)).toList();
    }

    private static Decision decide(Arbitration arbitration, Submitted s) {
        return arbitration.decide(s.theatre(), s.eventId(), s.expectedVersion(), s.event());
    }
}
