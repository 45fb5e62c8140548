package io.frontlog.dataset;

import io.frontlog.event.Actor;
import io.frontlog.event.Claim;
import io.frontlog.event.Moment;
import io.frontlog.event.Names;
import io.frontlog.event.Place;
import io.frontlog.event.Report;
import io.frontlog.event.Report.Casualties;
import io.frontlog.event.Report.Casualties.Population;
import io.frontlog.event.Report.Participant.Role;
import io.frontlog.event.Source;
import io.frontlog.event.When;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The columns of GED as a report's fields have them, without a look at the row that it was imported as. */
final class UcdpColumns {
    /** As published today, in order. */
    static final List<String> NAMES = List.of(
            ("id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name"
                            + " dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id"
                            + " side_b_new_id side_b number_of_sources source_article source_office source_date"
                            + " source_headline source_original where_prec where_coordinates where_description adm_1"
                            + " adm_2 latitude longitude geom_wkt priogrid_gid country country_id region event_clarity"
                            + " date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best"
                            + " high low gwnoa gwnob")
                    .split(" "));

    private static final List<String> POINT = List.of("latitude", "longitude", "geom_wkt", "priogrid_gid");
    private static final Pattern NUMBERED = Pattern.compile("ucdp-([0-9]+)");

    /** PRIO-GRID (Tollefsen et al. 2012): cells of half a degree, from 1 at 90 S 180 W, eastwards and then northwards. */
    private static final int GRID_COLUMNS = 720;

    private static final int GRID_ROWS = 360;

    private final Told told;
    private final Report report;
    private final Map<String, String> columns = new LinkedHashMap<>();

    private UcdpColumns(Told told) {
        this.told = told;
        report = told.report();
    }

    /**
     * Every column that fields can give; what no field says is empty. Of several sources there is the first. A day is a date
     * alone. The point is that of {@code latitude} and {@code longitude}.
     */
    static Map<String, String> remade(Told told) {
        return new UcdpColumns(told).all();
    }

    /** The actors of side A: the side itself, or who began it. */
    static List<String> sideA(Told told) {
        return side(told.report(), Role.SIDE_A, Role.INITIATOR);
    }

    /** The actors of side B: the side itself, or whom it was against. */
    static List<String> sideB(Told told) {
        return side(told.report(), Role.SIDE_B, Role.TARGET);
    }

    private static List<String> side(Report report, Role side, Role otherwise) {
        List<String> actors = actors(report, side);
        return actors.isEmpty() ? actors(report, otherwise) : actors;
    }

    private static List<String> actors(Report report, Role role) {
        return report.participants().stream()
                .filter(participant -> participant.role() == role)
                .map(Report.Participant::actor)
                .toList();
    }

    private Map<String, String> all() {
        Report.External external = report.external();
        boolean ours = external != null && external.dataset().equals(Ucdp.NAME);
        columns.put("id", ours && external != null ? external.id() : report.id());
        side("side_a", sideA(told));
        side("side_b", sideB(told));
        columns.put("type_of_violence", typeOfViolence());
        source();
        where();
        when();
        deaths();
        return columns;
    }

    private void side(String column, List<String> actors) {
        columns.put(column, actors.stream().map(this::name).collect(Collectors.joining(", ")));
        Matcher numbered = NUMBERED.matcher(actors.size() == 1 ? actors.get(0) : "");
        columns.put(column + "_new_id", numbered.matches() ? numbered.group(1) : "");
    }

    private String name(String id) {
        Actor actor = told.actors().get(id);
        return actor == null ? id : Names.shown(actor.names());
    }

    private String typeOfViolence() {
        if (report.claim().kind() == Claim.Kind.ATTACK_ON_CIVILIANS) return "3";
        if (report.claim().kind() != Claim.Kind.CLASH) return "";
        boolean state = report.participants().stream()
                .map(participant -> told.actors().get(participant.actor()))
                .anyMatch(actor -> actor != null && actor.kind() == Actor.Kind.STATE_FORCES);
        return state ? "1" : "2";
    }

    private void source() {
        Source source = told.sources().get(report.source());
        boolean named = source != null && !report.tags().contains(UcdpSource.NOT_NAMED);
        columns.put("source_office", named && source != null ? source.name() : "");
        columns.put(
                "source_date",
                report.publishedAt() == null ? "" : day(report.publishedAt()).toString());
        columns.put("source_headline", Objects.requireNonNullElse(report.notes(), ""));
    }

    private void where() {
        Place own = told.places().isEmpty() ? null : told.places().get(0);
        columns.put("where_prec", own == null ? "" : UcdpPlace.precision(own, report.tags()));
        columns.put("where_coordinates", own == null ? "" : asWritten(own));
        columns.put("adm_1", above(Place.Kind.REGION));
        columns.put("adm_2", above(Place.Kind.DISTRICT));
        columns.put("country", above(Place.Kind.COUNTRY));
        Double lat = own == null ? null : own.lat();
        Double lon = own == null ? null : own.lon();
        if (lat != null && lon != null) point(lat, lon);
        else POINT.forEach(column -> columns.put(column, ""));
    }

    private void point(double lat, double lon) {
        String latitude = Cells.plain(BigDecimal.valueOf(lat));
        String longitude = Cells.plain(BigDecimal.valueOf(lon));
        columns.put("latitude", latitude);
        columns.put("longitude", longitude);
        columns.put("geom_wkt", "POINT (" + longitude + " " + latitude + ")");
        columns.put("priogrid_gid", String.valueOf(cell(lat, lon)));
    }

    static int cell(double latitude, double longitude) {
        int row = Math.min((int) Math.floor((latitude + 90) * 2), GRID_ROWS - 1);
        int column = Math.min((int) Math.floor((longitude + 180) * 2), GRID_COLUMNS - 1);
        return row * GRID_COLUMNS + column + 1;
    }

    private String above(Place.Kind kind) {
        return told.places().stream()
                .filter(place -> place.kind() == kind)
                .findFirst()
                .map(UcdpColumns::asWritten)
                .orElse("");
    }

    private static String asWritten(Place place) {
        String written = place.names().get(UcdpPlace.AS_WRITTEN);
        return written != null ? written : Names.shown(place.names());
    }

    private void when() {
        When when = report.when();
        LocalDate from = day(when.from());
        LocalDate to = when.to() != null ? day(when.to()) : when.lastDay(ZoneOffset.UTC);
        columns.put("year", String.valueOf(from.getYear()));
        columns.put("date_prec", when.precision() == null ? "" : precision(when.precision()));
        columns.put("date_start", from.toString());
        columns.put("date_end", to.toString());
    }

    private static String precision(When.Precision precision) {
        return switch (precision) {
            case INSTANT, DAY -> "1";
            case DAYS -> "2";
            case WEEK -> "3";
            case MONTH -> "4";
            case YEAR -> "5";
        };
    }

    /** The civil day; of an instant the one that its own offset gives. */
    private static LocalDate day(Moment moment) {
        return moment instanceof Moment.At at ? at.time().toLocalDate() : moment.day(ZoneOffset.UTC);
    }

    private void deaths() {
        Casualties total = killed(toll -> toll.population() == Population.ALL && toll.actor() == null);
        columns.put("deaths_a", best(killed(toll -> sideA(told).contains(toll.actor()))));
        columns.put("deaths_b", best(killed(toll -> sideB(told).contains(toll.actor()))));
        columns.put(
                "deaths_civilians",
                best(killed(toll -> toll.population() == Population.CIVILIANS && toll.actor() == null)));
        columns.put(
                "deaths_unknown",
                best(killed(toll -> toll.population() == Population.UNKNOWN && toll.actor() == null)));
        columns.put("low", total == null ? "" : text(total.low()));
        columns.put("best", best(total));
        columns.put("high", total == null ? "" : text(total.high()));
    }

    private @Nullable Casualties killed(Predicate<Casualties> which) {
        return report.casualties().stream()
                .filter(toll -> toll.kind() == Casualties.Harm.KILLED)
                .filter(which)
                .findFirst()
                .orElse(null);
    }

    private static String best(@Nullable Casualties toll) {
        return toll == null ? "" : text(toll.best());
    }

    private static String text(@Nullable Integer number) {
        return number == null ? "" : number.toString();
    }
}
