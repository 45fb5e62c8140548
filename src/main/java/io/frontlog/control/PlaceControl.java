package io.frontlog.control;

import io.frontlog.event.Moment;
import io.frontlog.event.Vocabulary;
import io.frontlog.journal.Json;
import io.frontlog.projecting.Sql;
import io.frontlog.rule.Control;
import io.frontlog.rule.Standing;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** A row of {@code place_control}: the answer that is kept ready. */
@Entity
@Table(name = "place_control")
@IdClass(PlaceControl.Key.class)
@NullUnmarked
class PlaceControl {
    record Key(String theatre, String place) implements Serializable {}

    /** An answer, and when a report that is dated ahead will change it at the earliest. */
    record Answer(String place, Control control, @Nullable Instant next, long offset) {}

    private static final String SAVE =
            """
            insert into place_control (theatre, place, status, holder, dominant, last_holder, since, standing,
                                       newest_evidence, next_evidence, lists, "offset")
            select $1, * from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                                     $8::text[], $9::timestamptz[], $10::timestamptz[], $11::text[], $12::bigint[])
            on conflict (theatre, place) do update
               set status = excluded.status, holder = excluded.holder, dominant = excluded.dominant,
                   last_holder = excluded.last_holder, since = excluded.since, standing = excluded.standing,
                   newest_evidence = excluded.newest_evidence, next_evidence = excluded.next_evidence,
                   lists = excluded.lists, "offset" = excluded."offset"
            """;
    private static final String DELETE = "delete from place_control where theatre = $1 and place = any($2)";

    @Id
    String theatre;

    @Id
    String place;

    String status;
    String holder;
    String dominant;

    @Column(name = "last_holder")
    String lastHolder;

    String since;
    String standing;

    @Column(name = "newest_evidence")
    OffsetDateTime newestEvidence;

    @Column(name = "next_evidence")
    OffsetDateTime nextEvidence;

    /** The answer's open, denials, basis and excluded, as JSON. */
    String lists;

    @Column(name = "\"offset\"")
    long offset;

    static void save(String theatre, List<Answer> answers, Sql sql) {
        if (answers.isEmpty()) return;
        sql.write(
                SAVE,
                theatre,
                Sql.strings(answers, Answer::place),
                column(answers, c -> Vocabulary.word(c.status())),
                column(answers, Control::holder),
                column(answers, Control::dominant),
                column(answers, Control::lastHolder),
                column(answers, c -> c.since() == null ? null : c.since().toString()),
                column(answers, c -> c.standing() == null ? null : Vocabulary.word(c.standing())),
                Sql.instants(answers, a -> a.control.newestEvidence()),
                Sql.instants(answers, Answer::next),
                column(answers, c -> Json.write(Lists.of(c))),
                Sql.longs(answers, Answer::offset));
    }

    static void delete(String theatre, List<String> places, Sql sql) {
        if (!places.isEmpty()) sql.write(DELETE, theatre, places.toArray(String[]::new));
    }

    private static String[] column(List<Answer> answers, Function<Control, String> column) {
        return answers.stream().map(a -> column.apply(a.control)).toArray(String[]::new);
    }

    /** Whether it still answers at a time: until a report that is dated ahead comes to count. */
    boolean isReady(Instant now) {
        return nextEvidence == null || nextEvidence.toInstant().isAfter(now);
    }

    /** The rule's answer, read back. */
    Control control() {
        Lists read = Json.read(lists, Lists.class);
        return new Control(
                Vocabulary.read(Control.Status.class, status),
                holder,
                dominant,
                lastHolder,
                since == null ? null : Moment.parse(since),
                standing == null ? null : Vocabulary.read(Standing.class, standing),
                read.open,
                read.denials,
                read.basis,
                read.excluded,
                newestEvidence == null ? null : newestEvidence.toInstant());
    }

    /** What an answer lists; absent is empty. */
    record Lists(
            List<Control.OpenClaim> open,
            List<Control.Denial> denials,
            List<String> basis,
            List<Control.Excluded> excluded) {
        Lists {
            open = open == null ? List.of() : open;
            denials = denials == null ? List.of() : denials;
            basis = basis == null ? List.of() : basis;
            excluded = excluded == null ? List.of() : excluded;
        }

        static Lists of(Control control) {
            return new Lists(control.open(), control.denials(), control.basis(), control.excluded());
        }
    }
}
