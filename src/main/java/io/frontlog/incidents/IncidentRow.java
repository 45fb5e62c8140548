package io.frontlog.incidents;

import io.frontlog.catalogue.Levels;
import io.frontlog.event.Claim;
import io.frontlog.event.Claim.Strike.Weapon;
import io.frontlog.event.Estimate;
import io.frontlog.event.Place;
import io.frontlog.event.Vocabulary;
import io.frontlog.journal.Json;
import io.frontlog.journal.Topic;
import io.frontlog.projecting.Batch.Applied;
import io.frontlog.projecting.ReadRow;
import io.frontlog.projecting.Sql;
import io.frontlog.rule.Incident;
import io.frontlog.rule.Standing;
import io.frontlog.rule.Tally;
import io.vertx.sqlclient.Row;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** What counts of a row of {@code incident}. Lists are text with line breaks between. */
@Entity
@Table(name = "incident")
@IdClass(IncidentRow.Key.class)
@NullUnmarked
class IncidentRow {
    record Key(String theatre, String id, long knownFrom) implements Serializable {}

    /** An incident, what its place lies in, and how it is answered. */
    record Placed(Incident incident, Levels.Above above, String doc) {
        static Placed of(Incident incident, Levels.Above above, List<String> absorbed) {
            return new Placed(incident, above, Json.write(IncidentAnswer.of(incident, absorbed)));
        }

        Tally tally() {
            return incident.tally();
        }

        ReadRow publish(Applied by) {
            Set<String> kinds = Set.of(Vocabulary.word(tally().kind()));
            return new ReadRow(Topic.INCIDENTS, incident.id(), by, kinds, Set.of(tally().place()), doc);
        }

        private @Nullable Double coordinate(Function<Place, @Nullable Double> coordinate) {
            Place place = above.place();
            return place == null ? null : coordinate.apply(place);
        }

        /** The settlement that it happened in, or the place itself if that is finer or wider than any. */
        private String locality() {
            String site = above.siteOf();
            boolean inSettlement = Stream.of(Place.Kind.CITY, Place.Kind.TOWN, Place.Kind.VILLAGE)
                    .anyMatch(kind -> site != null && site.equals(Levels.at(above.levels(), kind)));
            return inSettlement ? Objects.requireNonNull(site) : tally().place();
        }

        private @Nullable String figures() {
            return incident.casualties().isEmpty() ? null : Json.write(incident.casualties());
        }
    }

    /** What a version says, in the order in which it is bound; "actors" is bound as lines. */
    private static final String SAID =
            """
            kind, state, place, levels, site_of, locality, lat, lon, first_day, last_day, start_at, end_at,
            better_than_weak, standing, reports, initiators, actors, weapon, strikes_low, strikes_best, strikes_high,
            casualties, datasets, doc""";

    /** Those that say something else than the version before, which ends with them. */
    private static final String SAVE =
            """
            with given as (
                select id, known_from, %s
                  from unnest($2::text[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                              $9::text[], $10::double precision[], $11::double precision[], $12::date[], $13::date[],
                              $14::timestamptz[], $15::timestamptz[], $16::boolean[], $17::text[], $18::int[],
                              $19::text[], $20::text[], $21::text[], $22::int[], $23::int[], $24::int[], $25::text[],
                              $26::text[], $27::text[])
                    as given (id, known_from, %s)),
            changed as (
                select g.* from given g
                  left join incident i on i.theatre = $1 and i.id = g.id and i.known_to is null
                 where i.id is null or (%s) is distinct from (%s)),
            closed as (
                update incident i set known_to = c.known_from from changed c
                 where i.theatre = $1 and i.id = c.id and i.known_to is null
                returning %s),
            added as (
                insert into incident (theatre, id, known_from, %s)
                select $1, id, known_from, %s from changed)
            select c.id as changed, b.* from changed c left join closed b on b.id = c.id
            """
                    .formatted(
                            SAID.replace("actors", "string_to_array(actors, E'\\n') as actors"),
                            SAID,
                            columns("i."),
                            columns("g."),
                            before(),
                            SAID,
                            SAID);

    private static final String END =
            """
            update incident i set known_to = g.known_to from unnest($2::text[], $3::bigint[]) as g (id, known_to)
             where i.theatre = $1 and i.id = g.id and i.known_to is null
            returning %s
            """
                    .formatted(before());

    @Id
    String theatre;

    @Id
    String id;

    @Id
    @Column(name = "known_from")
    long knownFrom;

    @Column(name = "known_to")
    Long knownTo;

    String kind;
    String state;
    String place;
    String levels;

    @Column(name = "first_day")
    LocalDate firstDay;

    @Column(name = "last_day")
    LocalDate lastDay;

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

    private static String columns(String row) {
        return Stream.of(SAID.split(",\\s+"))
                .map(column -> row + column.strip())
                .collect(Collectors.joining(", "));
    }

    /** Of the version that is ended, what counts. */
    private static String before() {
        return Stream.of(
                        "id",
                        "kind",
                        "state",
                        "place",
                        "levels",
                        "first_day",
                        "last_day",
                        "better_than_weak",
                        "standing",
                        "reports",
                        "initiators",
                        "weapon",
                        "strikes_low",
                        "strikes_best",
                        "strikes_high",
                        "datasets")
                .map(column -> "i." + column)
                .collect(Collectors.joining(", "));
    }

    /**
     * What a write did.
     *
     * @param changed the ids of those that say something else now
     * @param before what they said, as far as they were there
     */
    record Written(Set<String> changed, List<IncidentRow> before) {}

    /** @param by which event made each what it is */
    static Supplier<Written> save(String theatre, List<Placed> rows, Map<String, Applied> by, Sql sql) {
        if (rows.isEmpty()) return () -> new Written(Set.of(), List.of());
        var written = sql.ask(
                SAVE,
                theatre,
                Sql.strings(rows, r -> r.incident.id()),
                offsets(by, Sql.strings(rows, r -> r.incident.id())),
                text(rows, t -> Vocabulary.word(t.kind())),
                Sql.strings(rows, r -> Vocabulary.word(r.incident.state())),
                text(rows, Tally::place),
                Sql.strings(rows, r -> r.above.levels()),
                Sql.strings(rows, r -> r.above.siteOf()),
                Sql.strings(rows, Placed::locality),
                rows.stream().map(r -> r.coordinate(Place::lat)).toArray(Double[]::new),
                rows.stream().map(r -> r.coordinate(Place::lon)).toArray(Double[]::new),
                Sql.days(rows, r -> r.tally().firstDay()),
                Sql.days(rows, r -> r.tally().lastDay()),
                Sql.instants(rows, r -> r.incident.start()),
                Sql.instants(rows, r -> r.incident.end()),
                rows.stream().map(r -> r.tally().betterThanWeak()).toArray(Boolean[]::new),
                text(rows, t -> t.standing() == null ? null : Vocabulary.word(t.standing())),
                Sql.ints(rows, r -> r.tally().reports()),
                Sql.lines(rows, r -> r.tally().initiators()),
                Sql.lines(rows, r -> r.incident.actors()),
                text(rows, t -> t.weapon() == null ? null : Vocabulary.word(t.weapon())),
                strikes(rows, Estimate::low),
                strikes(rows, Estimate::best),
                strikes(rows, Estimate::high),
                Sql.strings(rows, Placed::figures),
                Sql.lines(rows, r -> r.tally().datasets()),
                Sql.strings(rows, Placed::doc));
        return () -> {
            var changed = new HashSet<String>();
            var before = new ArrayList<IncidentRow>();
            for (Row row : written.get()) {
                changed.add(row.getString("changed"));
                if (row.getString("id") != null) before.add(of(row)); // null: there was none
            }
            return new Written(changed, before);
        };
    }

    /** Ends those that are no more. */
    static Supplier<Written> end(String theatre, Collection<String> ids, Map<String, Applied> by, Sql sql) {
        if (ids.isEmpty()) return () -> new Written(Set.of(), List.of());
        String[] gone = ids.toArray(String[]::new);
        var ended = sql.ask(END, theatre, gone, offsets(by, gone));
        return () -> {
            var before = new ArrayList<IncidentRow>();
            for (Row row : ended.get()) before.add(of(row));
            return new Written(Set.of(), before);
        };
    }

    private static Long[] offsets(Map<String, Applied> by, String[] ids) {
        return Stream.of(ids)
                .map(id -> Objects.requireNonNull(by.get(id)).position().offset())
                .toArray(Long[]::new);
    }

    private static IncidentRow of(Row row) {
        var incident = new IncidentRow();
        incident.id = row.getString("id");
        incident.kind = row.getString("kind");
        incident.state = row.getString("state");
        incident.place = row.getString("place");
        incident.levels = row.getString("levels");
        incident.firstDay = row.getLocalDate("first_day");
        incident.lastDay = row.getLocalDate("last_day");
        incident.betterThanWeak = row.getBoolean("better_than_weak");
        incident.standing = row.getString("standing");
        incident.reports = row.getInteger("reports");
        incident.initiators = row.getString("initiators");
        incident.weapon = row.getString("weapon");
        incident.strikesLow = row.getInteger("strikes_low");
        incident.strikesBest = row.getInteger("strikes_best");
        incident.strikesHigh = row.getInteger("strikes_high");
        incident.datasets = row.getString("datasets");
        return incident;
    }

    private static String[] text(List<Placed> rows, Function<Tally, String> column) {
        return Sql.strings(rows, r -> column.apply(r.tally()));
    }

    private static Integer[] strikes(List<Placed> rows, Function<Estimate, Integer> column) {
        return Sql.ints(
                rows,
                r -> r.tally().strikes() == null ? null : column.apply(r.tally().strikes()));
    }

    /** As the counting rule takes it. */
    Tally tally() {
        Estimate strikes = strikesLow == null && strikesBest == null && strikesHigh == null
                ? null
                : new Estimate(strikesLow, strikesBest, strikesHigh);
        return new Tally(
                Vocabulary.read(Claim.Kind.class, kind),
                place,
                firstDay,
                lastDay,
                state.equals("live"),
                betterThanWeak,
                standing == null ? null : Vocabulary.read(Standing.class, standing),
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
