package io.frontlog.dataset;

import io.frontlog.event.Actor;
import io.frontlog.event.Names;
import io.frontlog.event.Place;
import io.frontlog.event.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The row of GED that says what a report does.
 *
 * <p>Of a report that was imported it is the row that is kept with it. That row is read again, and where the report says today
 * what the row said then, the row's own words stay; only a column that no longer says it is made anew from the report. Columns
 * that say more about what was changed (the dyad of a side, the article of a source) are then empty: nobody gave them.
 *
 * <p>A place, an actor or a source is still the row's if it has the id that the row gives it, or was found for it: one of its
 * names is the row's, and a place is of the same level and at most {@value #NEAR} degrees away.
 */
final class UcdpRow {
    private static final double NEAR = 0.5;

    private static final List<String> PLACE = List.of(
            "where_prec",
            "where_coordinates",
            "adm_1",
            "adm_2",
            "latitude",
            "longitude",
            "geom_wkt",
            "priogrid_gid",
            "country");
    private static final Set<String> DATES = Set.of("date_start", "date_end");
    private static final List<String> FIGURES = List.of(
            "year",
            "date_prec",
            "date_start",
            "date_end",
            "deaths_a",
            "deaths_b",
            "deaths_civilians",
            "deaths_unknown",
            "low",
            "best",
            "high");

    private final Map<String, String> row;
    private final Told then;
    private final Told now;
    private final Map<String, String> before;
    private final Map<String, String> after;

    private UcdpRow(Map<String, String> row, Told then, Told now) {
        this.row = row;
        this.then = then;
        this.now = now;
        before = UcdpColumns.remade(then);
        after = UcdpColumns.remade(now);
    }

    static Map<String, String> write(Told told) {
        Map<String, String> row = new LinkedHashMap<>();
        UcdpColumns.NAMES.forEach(column -> row.put(column, ""));
        Row kept = Row.keptWith(told.report(), Ucdp.NAME);
        Told then = kept == null ? null : read(kept);
        if (kept == null || then == null) {
            row.putAll(UcdpColumns.remade(told));
            return row;
        }
        row.putAll(kept.values());
        return new UcdpRow(row, then, told).changed();
    }

    private static @Nullable Told read(Row row) {
        try {
            return Told.of(UcdpEvent.read(row, null, ""));
        } catch (WrongRow e) {
            return null;
        }
    }

    private Map<String, String> changed() {
        boolean sides = side("side_a", UcdpColumns.sideA(then), UcdpColumns.sideA(now))
                | side("side_b", UcdpColumns.sideB(then), UcdpColumns.sideB(now));
        if (sides)
            empty("conflict_dset_id", "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name");
        if (sides || then.report().claim().kind() != now.report().claim().kind()) remake("type_of_violence");
        place();
        source();
        for (String column : FIGURES) if (!isSame(column)) remake(column);
        return row;
    }

    private boolean isSame(String column) {
        return Objects.equals(before.get(column), after.get(column));
    }

    private boolean side(String side, List<String> idsThen, List<String> idsNow) {
        boolean same = idsThen.size() == idsNow.size()
                && IntStream.range(0, idsNow.size()).allMatch(i -> isSameActor(idsThen.get(i), idsNow.get(i)));
        if (same) return false;
        remake(side);
        remake(side + "_new_id");
        empty(side + "_dset_id", side.equals("side_a") ? "gwnoa" : "gwnob");
        return true;
    }

    private boolean isSameActor(String idThen, String idNow) {
        if (idThen.equals(idNow)) return true;
        Actor one = then.actors().get(idThen);
        Actor other = now.actors().get(idNow);
        return one != null
                && other != null
                && Names.alike(one.names().values(), other.names().values());
    }

    private void place() {
        Place one = then.places().get(0);
        Place other = now.places().isEmpty() ? null : now.places().get(0);
        if (other != null && isSamePlace(one, other)) {
            String precision = UcdpPlace.precision(other, now.report().tags());
            if (!UcdpPlace.precision(one, then.report().tags()).equals(precision)) remake("where_prec");
            return;
        }
        if (!isSame("country")) empty("country_id", "region");
        PLACE.forEach(this::remake);
        empty("where_description");
    }

    private static boolean isSamePlace(Place one, Place other) {
        return one.id().equals(other.id())
                || level(one) == level(other)
                        && Names.alike(one.names().values(), other.names().values())
                        && isNear(one, other);
    }

    private static int level(Place place) {
        return switch (place.kind()) {
            case COUNTRY -> 0;
            case REGION -> 1;
            case DISTRICT -> 2;
            case CITY, TOWN, VILLAGE, SITE -> 3;
        };
    }

    private static boolean isNear(Place one, Place other) {
        return level(one) < 3
                || one.lat() == null
                || one.lon() == null
                || other.lat() == null
                || other.lon() == null
                || Math.abs(one.lat() - other.lat()) <= NEAR && Math.abs(one.lon() - other.lon()) <= NEAR;
    }

    private void source() {
        Source one = then.sources().get(then.report().source());
        Source other = now.sources().get(now.report().source());
        boolean same = then.report().source().equals(now.report().source())
                || one != null && other != null && Names.alike(List.of(one.name()), List.of(other.name()));
        boolean changed = !same;
        if (!same) remake("source_office");
        for (String column : List.of("source_date", "source_headline")) {
            if (isSame(column)) continue;
            remake(column);
            changed = true;
        }
        if (changed) empty("source_article", "source_original", "number_of_sources");
    }

    /** Dates stay in the form of the row, with or without a time behind the day. */
    private void remake(String column) {
        String written = row.getOrDefault(column, "");
        String time = DATES.contains(column) && written.length() > 10 ? written.substring(10) : "";
        row.put(column, after.getOrDefault(column, "") + time);
    }

    private void empty(String... columns) {
        for (String column : columns) row.put(column, "");
    }
}
