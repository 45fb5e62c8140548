package io.frontlog.incidents;

import io.frontlog.catalogue.Levels;
import io.frontlog.event.Claim.Strike.Weapon;
import io.frontlog.event.Estimate;
import io.frontlog.event.Vocabulary;
import io.frontlog.projecting.Sql;
import io.frontlog.rule.Incident;
import io.frontlog.rule.Standing;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code incident}: a live incident as it is now known. Lists are text with line breaks between. */
@Entity
@Table(name = "incident")
@IdClass(IncidentRow.Key.class)
@NullUnmarked
class IncidentRow {
    record Key(String theatre, String id) implements Serializable {}

    /** An incident, what its place lies in, and the offset of the last event that touched it. */
    record Placed(Incident incident, Levels.Above above, long offset) {}

    private static final String SAVE =
            """
            insert into incident (theatre, id, kind, place, levels, site_of, first_day, last_day, start_at, end_at,
                                  better_than_weak, standing, reports, initiators, weapon, strikes_low, strikes_best,
                                  strikes_high, datasets, "offset")
            select $1, * from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::date[],
                                     $8::date[], $9::timestamptz[], $10::timestamptz[], $11::boolean[], $12::text[],
                                     $13::int[], $14::text[], $15::text[], $16::int[], $17::int[], $18::int[],
                                     $19::text[], $20::bigint[])
            on conflict (theatre, id) do update
               set kind = excluded.kind, place = excluded.place, levels = excluded.levels, site_of = excluded.site_of,
                   first_day = excluded.first_day, last_day = excluded.last_day, start_at = excluded.start_at,
                   end_at = excluded.end_at, better_than_weak = excluded.better_than_weak,
                   standing = excluded.standing, reports = excluded.reports, initiators = excluded.initiators,
                   weapon = excluded.weapon, strikes_low = excluded.strikes_low, strikes_best = excluded.strikes_best,
                   strikes_high = excluded.strikes_high, datasets = excluded.datasets, "offset" = excluded."offset"
            """;
    private static final String DELETE = "delete from incident where theatre = $1 and id = any($2)";

    @Id
    String theatre;

    @Id
    String id;

    String kind;
    String place;
    String levels;

    @Column(name = "site_of")
    String siteOf;

    @Column(name = "first_day")
    LocalDate firstDay;

    @Column(name = "last_day")
    LocalDate lastDay;

    @Column(name = "start_at")
    OffsetDateTime startAt;

    @Column(name = "end_at")
    OffsetDateTime endAt;

    @Column(name = "better_than_weak")
    boolean betterThanWeak;

    String standing;
    int reports;
    String initiators;
    String weapon;

    @Column(name = "strikes_low")
    Integer strikesLow;

    @Column(name = "strikes_best")
    Integer strikesBest;

    @Column(name = "strikes_high")
    Integer strikesHigh;

    String datasets;

    @Column(name = "\"offset\"")
    long offset;

    static void save(String theatre, List<Placed> rows, Sql sql) {
        if (rows.isEmpty()) return;
        sql.write(
                SAVE,
                theatre,
                text(rows, Incident::id),
                text(rows, Incident::kind),
                text(rows, Incident::place),
                Sql.strings(rows, r -> r.above.levels()),
                Sql.strings(rows, r -> r.above.siteOf()),
                rows.stream().map(r -> r.incident.firstDay()).toArray(LocalDate[]::new),
                rows.stream().map(r -> r.incident.lastDay()).toArray(LocalDate[]::new),
                Sql.instants(rows, r -> r.incident.start()),
                Sql.instants(rows, r -> r.incident.end()),
                rows.stream().map(r -> r.incident.betterThanWeak()).toArray(Boolean[]::new),
                text(rows, i -> Vocabulary.word(i.standing())),
                Sql.ints(rows, r -> r.incident.reports()),
                text(rows, i -> String.join("\n", i.initiators())),
                text(rows, i -> i.weapon() == null ? null : Vocabulary.word(i.weapon())),
                strikes(rows, Estimate::low),
                strikes(rows, Estimate::best),
                strikes(rows, Estimate::high),
                text(rows, i -> String.join("\n", i.datasets())),
                Sql.longs(rows, Placed::offset));
    }

    static void delete(String theatre, List<String> ids, Sql sql) {
        if (!ids.isEmpty()) sql.write(DELETE, theatre, ids.toArray(String[]::new));
    }

    private static String[] text(List<Placed> rows, Function<Incident, String> column) {
        return rows.stream().map(r -> column.apply(r.incident)).toArray(String[]::new);
    }

    private static Integer[] strikes(List<Placed> rows, Function<Estimate, Integer> column) {
        return rows.stream()
                .map(r -> r.incident.strikes() == null ? null : column.apply(r.incident.strikes()))
                .toArray(Integer[]::new);
    }

    /** As the counting rule takes it. */
    Incident incident() {
        Estimate strikes = strikesLow == null && strikesBest == null && strikesHigh == null
                ? null
                : new Estimate(strikesLow, strikesBest, strikesHigh);
        return new Incident(
                id,
                kind,
                place,
                firstDay,
                lastDay,
                startAt.toInstant(),
                endAt.toInstant(),
                true,
                betterThanWeak,
                Vocabulary.read(Standing.class, standing),
                reports,
                lines(initiators),
                weapon == null ? null : Vocabulary.read(Weapon.class, weapon),
                strikes,
                lines(datasets));
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("\n"));
    }
}
