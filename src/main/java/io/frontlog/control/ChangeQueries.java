package io.frontlog.control;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.frontlog.catalogue.SidesInTime;
import io.frontlog.control.ControlChanges.Change;
import io.frontlog.control.ControlChanges.Event;
import io.frontlog.control.ControlChanges.State;
import io.frontlog.http.Answers;
import io.frontlog.journal.Position;
import io.frontlog.projecting.Snapshot;
import io.frontlog.rule.Control;
import io.frontlog.rule.ControlRule;
import io.frontlog.rule.Policy;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Finds which events changed who is held to control what: the evidence of each place is folded as of every one of them. */
@ApplicationScoped
class ChangeQueries {
    private static final String EVENTS =
            """
            select e."offset", e.type, e.subject_kind || '/' || e.subject as subject, e.recorded_at, e.submitted_by
              from event e
             where e.partition = :partition and e."offset" = any(cast(:offsets as bigint[])) and e.refusal is null
            """;

    /**
     * What is asked.
     *
     * @param from the earlier known time
     * @param to the later one, which the read sees
     */
    record Asked(String theatre, Policy policy, Instant validAt, Snapshot from, Snapshot to) {}

    /** All that the answer needs. */
    record Read(Asked asked, Map<String, List<Evidence>> evidence, SidesInTime sides) {}

    /** An answer of one place that was another than the one before it, and from which offset on. */
    record Turn(String place, long offset, State after) {}

    /** @param changes the answers before and after, by place */
    record Found(Asked asked, SortedMap<String, List<State>> changes, List<Turn> turns) {
        Response answer(List<Change> all) {
            return Answers.at(
                            asked.to,
                            new ControlChanges(
                                    all,
                                    asked.policy,
                                    ControlRule.RULE_SET,
                                    asked.validAt,
                                    known(asked.from),
                                    known(asked.to),
                                    asked.to.position().toString()))
                    .build();
        }

        private static ControlChanges.Known known(Snapshot snapshot) {
            return new ControlChanges.Known(snapshot.position().toString(), snapshot.knownAt());
        }
    }

    Uni<Read> read(Mutiny.StatelessSession session, Asked asked) {
        return Evidence.read(Evidence.query(session, asked.theatre, ""))
                .chain(rows -> SidesInTime.of(asked.theatre, session)
                        .map(sides -> new Read(asked, rows.stream().collect(groupingBy(Evidence::place)), sides)));
    }

    /** The places of which another answer is given at the later time, without the events. */
    static Found find(Read read) {
        var changes = new TreeMap<String, List<State>>();
        var turns = new ArrayList<Turn>();
        read.evidence.forEach((place, versions) -> {
            var folds = new Folds(read, versions);
            State before = folds.at(read.asked.from.position().offset());
            State after = folds.at(read.asked.to.position().offset());
            if (before.equals(after)) return;
            changes.put(place, List.of(before, after));
            turns.addAll(folds.turns(place, before));
        });
        return new Found(read.asked, changes, turns);
    }

    Uni<List<Change>> changes(Mutiny.StatelessSession session, Found found) {
        int partition = found.asked.to.position().partition();
        return session.createNativeQuery(EVENTS, Object[].class)
                .setParameter("partition", partition)
                .setParameter(
                        "offsets",
                        found.turns.stream().map(Turn::offset).distinct().toArray(Long[]::new))
                .getResultList()
                .map(rows -> {
                    Map<Long, Object[]> events =
                            rows.stream().collect(Collectors.toMap(row -> (Long) row[0], row -> row));
                    Map<String, List<Event>> byPlace = found.turns.stream()
                            .collect(groupingBy(
                                    Turn::place,
                                    mapping(
                                            turn -> event(
                                                    partition,
                                                    Objects.requireNonNull(events.get(turn.offset)),
                                                    turn.after),
                                            toList())));
                    return found.changes.entrySet().stream()
                            .map(each -> new Change(
                                    each.getKey(),
                                    each.getValue().get(0),
                                    each.getValue().get(1),
                                    byPlace.getOrDefault(each.getKey(), List.of())))
                            .toList();
                });
    }

    private static Event event(int partition, Object[] row, State after) {
        return new Event(
                new Position(partition, (Long) row[0]).toString(),
                (String) row[1],
                (String) row[2],
                ((OffsetDateTime) row[3]).toInstant(),
                (@Nullable String) row[4],
                after);
    }

    /** Of one place, as of any offset. */
    private static final class Folds {
        private final Read read;
        private final List<Evidence> versions;

        Folds(Read read, List<Evidence> versions) {
            this.read = read;
            this.versions = versions;
        }

        State at(long offset) {
            ZoneId zone = read.sides.zone(offset);
            Control control = ControlRule.fold(
                    versions.stream()
                            .filter(row -> row.isKnownAt(offset))
                            .map(row -> row.evidence(zone))
                            .toList(),
                    read.sides.parties(offset),
                    read.asked.policy,
                    read.asked.validAt);
            return State.of(control);
        }

        List<Turn> turns(String place, State before) {
            long from = read.asked.from.position().offset();
            long to = read.asked.to.position().offset();
            var offsets = new TreeSet<>(read.sides.changes(from, to));
            for (Evidence row : versions) {
                if (row.knownFrom() > from) offsets.add(row.knownFrom());
                Long end = row.knownTo();
                if (end != null && end > from) offsets.add(end);
            }
            var turns = new ArrayList<Turn>();
            State last = before;
            for (long offset : offsets) {
                State next = at(offset);
                if (!next.equals(last)) turns.add(new Turn(place, offset, next));
                last = next;
            }
            return turns;
        }
    }
}
