package io.frontlog.dataset;

import static java.util.stream.Collectors.joining;

import io.frontlog.dataset.AcledEvents.Words;
import io.frontlog.event.Actor;
import io.frontlog.event.Claim;
import io.frontlog.event.Claim.Control;
import io.frontlog.event.Moment;
import io.frontlog.event.Names;
import io.frontlog.event.Place;
import io.frontlog.event.Report;
import io.frontlog.event.Report.Casualties;
import io.frontlog.event.Report.Participant;
import io.frontlog.event.Source;
import io.frontlog.event.When;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The row that says what a report does: the kept row, in which those columns are made anew whose fields were changed since;
 * without one, all that fields say.
 */
final class AcledWriter {
    private static final List<String> ACTORS = List.of("actor1", "assoc_actor_1", "actor2", "assoc_actor_2");

    private final Told told;
    private final Report report;
    private final @Nullable AcledKept kept;
    private final Map<String, String> row = new LinkedHashMap<>();

    AcledWriter(Told told) {
        this.told = told;
        report = told.report();
        kept = AcledKept.of(report);
    }

    /** Empty if it has no row of its own. */
    Map<String, String> write() {
        Words words = new AcledEvents(told, kept).words();
        if (words == null) return Map.of();
        Acled.COLUMNS.forEach(column -> row.put(column, kept == null ? "" : kept.value(column)));
        if (kept == null) {
            row.put("event_id_cnty", report.id());
            if (isOnCivilians()) row.put("civilian_targeting", "Civilian targeting");
            all(words);
        } else {
            changed(words, kept);
        }
        return row;
    }

    private void all(Words words) {
        when();
        words(words);
        actors();
        place();
        source();
        notes();
        fatalities();
        tags();
    }

    private void changed(Words words, AcledKept before) {
        Report was = before.told().report();
        if (!was.when().equals(report.when())) when();
        if (!AcledEvents.isSame(told, before)) words(words);
        if (!before.isSameActors(told)) actors();
        if (!before.isSamePlace(told)) place();
        if (!before.isSameSource(told)) source();
        if (!text(was).equals(text(report))) notes();
        if (!was.casualties().equals(report.casualties())) fatalities();
        if (!givenTags(was).equals(givenTags(report))) tags();
        boolean isTargeting = report.tags().contains(AcledReader.CIVILIAN_TARGETING);
        if (isTargeting != was.tags().contains(AcledReader.CIVILIAN_TARGETING))
            row.put("civilian_targeting", isTargeting ? "Civilian targeting" : "");
    }

    private void when() {
        LocalDate from = day(report.when().from());
        row.put("event_date", from.toString());
        row.put("year", String.valueOf(from.getYear()));
        row.put("time_precision", timePrecision(report.when()));
    }

    /** A span has the precision of the shortest of day, week and month that it fits in; what is longer has none. */
    private static String timePrecision(When when) {
        if (when.to() != null) {
            long days = ChronoUnit.DAYS.between(day(when.from()), day(when.to())) + 1;
            return days <= 1 ? "1" : days <= 7 ? "2" : days <= 31 ? "3" : "";
        }
        return switch (when.precision()) {
            case INSTANT, DAY -> "1";
            case DAYS, WEEK -> "2";
            case MONTH -> "3";
            case YEAR -> "";
        };
    }

    /** Of an instant the day at the offset that it was given with. */
    private static LocalDate day(Moment moment) {
        return moment instanceof Moment.At at ? at.time().toLocalDate() : ((Moment.Day) moment).date();
    }

    private void words(Words words) {
        row.put("disorder_type", words.disorder());
        row.put("event_type", words.type() == null ? "" : words.type().label);
        row.put("sub_event_type", words.sub() == null ? "" : words.sub().label);
    }

    private void actors() {
        List<String> first = inRoles(Participant.Role.INITIATOR, Participant.Role.SIDE_A);
        List<String> second = inRoles(Participant.Role.TARGET, Participant.Role.VICTIM, Participant.Role.SIDE_B);
        if (report.claim() instanceof Control control)
            first = Stream.concat(Stream.of(control.actor()), first.stream())
                    .distinct()
                    .toList();
        List<String> beside = inRoles(Participant.Role.ASSOCIATE, Participant.Role.SUPPORTER);
        String soleSide = second.isEmpty() ? "assoc_actor_1" : "";
        row.put("assoc_actor_1", associates("assoc_actor_1", first, beside, soleSide));
        row.put("assoc_actor_2", associates("assoc_actor_2", second, beside, soleSide));
        String one = first.isEmpty() ? null : first.get(0);
        String two = second.isEmpty() ? null : second.get(0);
        row.put("actor1", one == null ? "" : name(one));
        row.put("actor2", two == null ? "" : name(two));
        boolean inCodes = kept != null && kept.isInCodes();
        Actor.Kind kind1 = one == null ? null : AcledKept.kind(kept, one, told);
        Actor.Kind kind2 = two == null ? null : AcledKept.kind(kept, two, told);
        row.put("inter1", AcledKinds.write(kind1, inCodes));
        row.put("inter2", AcledKinds.write(kind2, inCodes));
        row.put("interaction", AcledKinds.interaction(kind1, kind2, inCodes));
    }

    private List<String> inRoles(Participant.Role... roles) {
        return report.participants().stream()
                .filter(p -> Arrays.asList(roles).contains(p.role()))
                .map(Participant::actor)
                .distinct()
                .toList();
    }

    /** Those of a side behind its first, and the associates that belong to it. */
    private String associates(String column, List<String> side, List<String> beside, String soleSide) {
        return Stream.concat(side.stream().skip(1), beside.stream().filter(id -> column.equals(columnOf(id, soleSide))))
                .distinct()
                .map(this::name)
                .collect(joining("; "));
    }

    /** Where the kept row has an associate; else the only side's. Whose it is of two, no field says. */
    private String columnOf(String associate, String soleSide) {
        Actor known = told.actors().get(associate);
        return Stream.of("assoc_actor_1", "assoc_actor_2")
                .filter(column -> kept != null && kept.names(column, associate, known))
                .findFirst()
                .orElse(soleSide);
    }

    /** As the kept row has it, or as the catalogue does. */
    private String name(String actor) {
        Actor known = told.actors().get(actor);
        String before = kept == null
                ? null
                : ACTORS.stream()
                        .map(column -> kept.nameIn(column, actor, known))
                        .flatMap(Stream::ofNullable)
                        .findFirst()
                        .orElse(null);
        if (before != null) return before;
        return known == null ? actor : Names.shown(known.names());
    }

    private void place() {
        Place place = told.places().get(0);
        String country = at(Place.Kind.COUNTRY);
        if (!country.equals(row.get("country"))) List.of("iso", "region").forEach(column -> row.put(column, ""));
        row.put("country", country);
        row.put("admin1", at(Place.Kind.REGION));
        row.put("admin2", at(Place.Kind.DISTRICT));
        row.put("admin3", "");
        row.put("location", Names.shown(place.names()));
        row.put("latitude", degrees(place.lat()));
        row.put("longitude", degrees(place.lon()));
        row.put("geo_precision", AcledEvents.isSettled(told) ? "1" : place.kind() == Place.Kind.DISTRICT ? "2" : "3");
    }

    /** The name of the widest place of a kind that it is or lies in. */
    private String at(Place.Kind kind) {
        return told.places().stream()
                .filter(place -> place.kind() == kind)
                .reduce((narrow, wide) -> wide)
                .map(place -> Names.shown(place.names()))
                .orElse("");
    }

    private static String degrees(@Nullable Double degrees) {
        return degrees == null ? "" : Cells.plain(BigDecimal.valueOf(degrees));
    }

    /** The kept row's further publishers stay. */
    private void source() {
        Source source = told.sources().get(report.source());
        String name = source == null ? report.source() : source.name();
        row.put(
                "source",
                Stream.concat(
                                Stream.of(name),
                                Cells.split(row.get("source")).stream().skip(1))
                        .distinct()
                        .collect(joining("; ")));
        row.put("source_scale", "");
    }

    private void notes() {
        row.put("notes", text(report));
    }

    /** A development's text is what ACLED notes of it. */
    private static String text(Report report) {
        String text = report.claim() instanceof Claim.Development development ? development.text() : null;
        return Stream.of(text, report.notes())
                .flatMap(Stream::ofNullable)
                .distinct()
                .collect(joining("\n"));
    }

    /** What is given for all; parts of it are not added up. */
    private void fatalities() {
        Integer best = report.casualties().stream()
                .filter(c -> c.kind() == Casualties.Harm.KILLED && c.population() == Casualties.Population.ALL)
                .filter(c -> c.actor() == null)
                .map(Casualties::best)
                .flatMap(Stream::ofNullable)
                .findFirst()
                .orElse(null);
        row.put("fatalities", best == null ? "" : best.toString());
    }

    private void tags() {
        row.put("tags", String.join("; ", givenTags(report)));
    }

    private static List<String> givenTags(Report report) {
        return report.tags().stream().filter(tag -> !tag.startsWith("acled:")).toList();
    }

    private boolean isOnCivilians() {
        return report.claim() instanceof Claim.AttackOnCivilians
                || report.tags().contains(AcledReader.CIVILIAN_TARGETING)
                || report.participants().stream()
                        .filter(p -> p.role() == Participant.Role.TARGET || p.role() == Participant.Role.VICTIM)
                        .anyMatch(p -> AcledKept.kind(kept, p.actor(), told) == Actor.Kind.CIVILIANS);
    }
}
