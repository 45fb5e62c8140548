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
import io.vertx.sqlclient.RowSet;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
    record Key(String theatre, String id) implements Serializable {}

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

    private static final String SAVE =
            """
            insert into incident (theatre, id, kind, state, place, levels, site_of, locality, lat, lon, first_day, last_day,
                                  start_at, end_at, better_than_weak, standing, reports, initiators, actors, weapon,
                                  strikes_low, strikes_best, strikes_high, casualties, datasets, doc)
            select $1, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, string_to_array(r, E'\\n'), s, t, u, v, w, x, y
              from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                          $9::double precision[], $10::double precision[], $11::date[], $12::date[],
                          $13::timestamptz[], $14::timestamptz[], $15::boolean[], $16::text[], $17::int[], $18::text[],
                          $19::text[], $20::text[], $21::int[], $22::int[], $23::int[], $24::text[], $25::text[],
                          $26::text[])
                as given (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y)
            on conflict (theatre, id) do update
               set kind = excluded.kind, state = excluded.state, place = excluded.place, levels = excluded.levels,
                   site_of = excluded.site_of, locality = excluded.locality, lat = excluded.lat, lon = excluded.lon,
                   first_day = excluded.first_day, last_day = excluded.last_day, start_at = excluded.start_at,
                   end_at = excluded.end_at, better_than_weak = excluded.better_than_weak,
                   standing = excluded.standing, reports = excluded.reports, initiators = excluded.initiators,
                   actors = excluded.actors, weapon = excluded.weapon, strikes_low = excluded.strikes_low,
                   strikes_best = excluded.strikes_best, strikes_high = excluded.strikes_high,
                   casualties = excluded.casualties, datasets = excluded.datasets, doc = excluded.doc
            returning %s
            """
                    .formatted(before("old."));
    private static final String DELETE =
            "delete from incident where theatre = $1 and id = any($2) returning " + before("");

    @Id
    String theatre;

    @Id
    String id;

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

    /** What a row was before it was written. */
    private static String before(String row) {
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
                .map(column -> row + column)
                .collect(Collectors.joining(", "));
    }

    /** @return what was there before, once asked for */
    static Supplier<List<IncidentRow>> save(String theatre, List<Placed> rows, Sql sql) {
        if (rows.isEmpty()) return List::of;
        var before = sql.ask(
                SAVE,
                theatre,
                Sql.strings(rows, r -> r.incident.id()),
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
        return () -> of(before.get());
    }

    /** @return what was there before, once asked for */
    static Supplier<List<IncidentRow>> delete(String theatre, List<String> ids, Sql sql) {
        if (ids.isEmpty()) return List::of;
        var before = sql.ask(DELETE, theatre, ids.toArray(String[]::new));
        return () -> of(before.get());
    }

    private static List<IncidentRow> of(RowSet<Row> rows) {
        var all = new ArrayList<IncidentRow>();
        for (Row row : rows) {
            if (row.getString("id") != null) all.add(of(row)); // null: a new one has no before
        }
        return all;
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
