package io.frontlog.dataset;

import io.frontlog.event.Actor;
import io.frontlog.event.Names;
import io.frontlog.event.Place;
import io.frontlog.event.Report;
import io.frontlog.event.Report.Participant;
import io.frontlog.event.Source;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The row that a report was imported as, and what it said. What it named may be known by other ids since: the same is what
 * has the same id or a name that folds alike.
 *
 * @param told what the row alone says, of the incident's first report
 */
record AcledKept(Row row, Told told) {
    /** Further apart, places of one name are two. In kilometres. */
    private static final double NEAR = 50;

    private static final double KILOMETRES_A_DEGREE = 111.2;

    /** Null if it was not imported, or is not the first that its row says. */
    static @Nullable AcledKept of(Report report) {
        Row row = Row.keptWith(report, Acled.NAME);
        if (row == null) return null;
        try {
            if (!(new AcledReader(row, null, "").read() instanceof Said.Happened happened)) return null;
            Told told = Told.of(happened);
            return told.report().id().equals(report.id()) ? new AcledKept(row, told) : null;
        } catch (WrongRow e) {
            return null;
        }
    }

    String value(String column) {
        return row.values().getOrDefault(column, "");
    }

    boolean isInCodes() {
        return List.of("inter1", "inter2", "interaction").stream()
                .map(this::value)
                .anyMatch(inter -> !inter.isEmpty() && inter.chars().allMatch(Character::isDigit));
    }

    /** The kind as the row has it for an actor, or as the catalogue does. */
    static Actor.@Nullable Kind kind(@Nullable AcledKept kept, String id, Told told) {
        Actor known = told.actors().get(id);
        Actor.Kind before = kept == null ? null : kept.kind(id, known);
        return before == null && known != null ? known.kind() : before;
    }

    boolean isSameActors(Told now) {
        List<Participant> before = told.report().participants();
        List<Participant> after = now.report().participants();
        if (before.size() != after.size()) return false;
        for (int i = 0; i < before.size(); i++) {
            if (before.get(i).role() != after.get(i).role()) return false;
            if (!isSameActor(before.get(i).actor(), after.get(i).actor(), now)) return false;
        }
        return true;
    }

    boolean isSameActor(String was, String is, Told now) {
        return was.equals(is)
                || Names.alike(names(told.actors().get(was)), names(now.actors().get(is)));
    }

    boolean isSamePlace(Told now) {
        if (told.report().place().equals(now.report().place())) return true;
        Place was = told.places().get(0);
        Place is = now.places().get(0);
        return Names.alike(was.names().values(), is.names().values()) && isNear(was, is);
    }

    boolean isSameSource(Told now) {
        String was = told.report().source();
        String is = now.report().source();
        return was.equals(is)
                || Names.alike(
                        names(told.sources().get(was)), names(now.sources().get(is)));
    }

    /** Whether a column names an actor. */
    boolean names(String column, String id, @Nullable Actor actor) {
        return nameIn(column, id, actor) != null;
    }

    /** The name that a column has for an actor; null if it does not name it. */
    @Nullable
    String nameIn(String column, String id, @Nullable Actor actor) {
        return (column.startsWith("assoc")
                        ? Cells.split(value(column))
                        : List.of(value(column).strip()))
                .stream()
                        .filter(name -> !name.isEmpty())
                        .filter(name ->
                                AcledReader.actorId(name).equals(id) || Names.alike(List.of(name), names(actor)))
                        .findFirst()
                        .orElse(null);
    }

    private Actor.@Nullable Kind kind(String id, @Nullable Actor actor) {
        if (names("actor1", id, actor)) return AcledKinds.read(value("inter1").strip());
        return names("actor2", id, actor) ? AcledKinds.read(value("inter2").strip()) : null;
    }

    private static Collection<String> names(@Nullable Actor actor) {
        return actor == null ? List.of() : actor.names().values();
    }

    private static Collection<String> names(@Nullable Source source) {
        return source == null ? List.of() : List.of(source.name());
    }

    /** Of places without a point, true. */
    private static boolean isNear(Place one, Place other) {
        if (one.lat() == null || one.lon() == null || other.lat() == null || other.lon() == null) return true;
        double north = one.lat() - other.lat();
        double east = (one.lon() - other.lon()) * Math.cos(Math.toRadians(one.lat()));
        return Math.hypot(north, east) * KILOMETRES_A_DEGREE <= NEAR;
    }
}
