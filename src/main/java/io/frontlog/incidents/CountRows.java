package io.frontlog.incidents;

import io.frontlog.catalogue.Levels;
import io.frontlog.event.Claim;
import io.frontlog.event.Place;
import io.frontlog.event.Vocabulary;
import io.frontlog.journal.Json;
import io.frontlog.journal.Topic;
import io.frontlog.projecting.Batch.Applied;
import io.frontlog.projecting.ReadRow;
import io.frontlog.projecting.Sql;
import io.frontlog.rule.Sums;
import io.frontlog.rule.Tally;
import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Moves the counts by area, day and kind from what incidents were to what they are: the table {@code incident_count}. */
final class CountRows {
    /** @param day null for incidents that no single day holds */
    record Cell(String area, @Nullable LocalDate day, Claim.Kind kind) {
        private String dayWord() {
            return day == null ? UNDATED : day.toString();
        }

        private String key() {
            return area + "/" + dayWord() + "/" + Vocabulary.word(kind);
        }
    }

    /** @param levels what kind of area it is, and was */
    private record Move(Set<Place.Kind> levels, Place.Kind level, Sums taken, Sums added, Applied by) {
        private Move and(Move other) {
            var both = EnumSet.copyOf(levels);
            both.addAll(other.levels);
            return new Move(both, level, taken.plus(other.taken), added.plus(other.added), by.later(other.by));
        }

        private boolean changesNothing() {
            return levels.size() == 1 && taken.equals(added);
        }
    }

    private record Moved(Cell cell, Sums sums) {}

    private static final String UNDATED = "undated";

    private static final Set<Place.Kind> AREAS = Set.of(Place.Kind.COUNTRY, Place.Kind.REGION, Place.Kind.DISTRICT);
    private static final String BEFORE =
            """
            select area, day, kind, sums from incident_count
             where theatre = $1 and (area, day, kind) in (select * from unnest($2::text[], $3::text[], $4::text[]))
            """;
    private static final String SAVE =
            """
            insert into incident_count (theatre, area, day, kind, sums)
            select $1, * from unnest($2::text[], $3::text[], $4::text[], $5::text[])
            on conflict (theatre, area, day, kind) do update set sums = excluded.sums
            """;
    private static final String DELETE =
            """
            delete from incident_count
             where theatre = $1 and (area, day, kind) in (select * from unnest($2::text[], $3::text[], $4::text[]))
            """;

    private final Map<Cell, Move> moves = new HashMap<>();

    /** What an incident is now; first to be told of, for its areas are of the kinds that they are now. */
    void add(Tally incident, String levels, Applied by) {
        move(incident, levels, Sums.NOTHING, Sums.of(incident), by);
    }

    /** What it was. */
    void take(Tally incident, String levels, Applied by) {
        move(incident, levels, Sums.of(incident), Sums.NOTHING, by);
    }

    private void move(Tally incident, String levels, Sums taken, Sums added, Applied by) {
        if (!incident.live()) return;
        LocalDate day = incident.firstDay().equals(incident.lastDay()) ? incident.firstDay() : null;
        Levels.each(levels, (kind, area) -> {
            if (!AREAS.contains(kind)) return;
            moves.merge(
                    new Cell(area, day, incident.kind()), new Move(Set.of(kind), kind, taken, added, by), Move::and);
        });
    }

    void save(String theatre, Sql sql) {
        moves.values().removeIf(Move::changesNothing);
        if (moves.isEmpty()) return;
        List<Cell> cells = List.copyOf(moves.keySet());
        var before = new HashMap<Cell, Sums>();
        for (Row row : sql.ask(
                        BEFORE,
                        theatre,
                        Sql.strings(cells, Cell::area),
                        Sql.strings(cells, Cell::dayWord),
                        Sql.strings(cells, cell -> Vocabulary.word(cell.kind)))
                .get()) {
            before.put(cell(row), Json.read(row.getString("sums"), Sums.class));
        }
        var kept = new ArrayList<Moved>();
        var gone = new ArrayList<Moved>();
        var rows = new ArrayList<ReadRow>();
        moves.forEach((cell, move) -> {
            Sums sums =
                    before.getOrDefault(cell, Sums.NOTHING).minus(move.taken).plus(move.added);
            (sums.areNothing() ? gone : kept).add(new Moved(cell, sums));
            rows.add(published(cell, move, sums));
        });
        write(SAVE, theatre, kept, true, sql);
        write(DELETE, theatre, gone, false, sql);
        ReadRow.save(rows, sql);
    }

    private static ReadRow published(Cell cell, Move move, Sums sums) {
        return new ReadRow(
                Topic.INCIDENT_COUNTS,
                cell.key(),
                move.by,
                Set.of(Vocabulary.word(cell.kind)),
                Set.of(cell.area),
                sums.areNothing() ? null : Json.write(CountRow.of(cell, move.level, sums)));
    }

    private static void write(String statement, String theatre, List<Moved> moved, boolean sums, Sql sql) {
        if (moved.isEmpty()) return;
        var arguments = new ArrayList<Object>(List.of(
                theatre,
                Sql.strings(moved, m -> m.cell.area),
                Sql.strings(moved, m -> m.cell.dayWord()),
                Sql.strings(moved, m -> Vocabulary.word(m.cell.kind))));
        if (sums) arguments.add(Sql.strings(moved, m -> Json.write(m.sums)));
        sql.write(statement, arguments.toArray());
    }

    private static Cell cell(Row row) {
        String day = row.getString("day");
        return new Cell(
                row.getString("area"),
                day.equals(UNDATED) ? null : LocalDate.parse(day),
                Vocabulary.read(Claim.Kind.class, row.getString("kind")));
    }
}
