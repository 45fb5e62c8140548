package io.frontlog.dataset;

import static io.frontlog.journal.Json.MAPPER;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.frontlog.event.Actor;
import io.frontlog.event.Claim;
import io.frontlog.event.Report.Casualties.Population;
import io.frontlog.event.Report.Participant.Role;
import io.frontlog.event.Subject;
import io.frontlog.event.Vocabulary;
import io.frontlog.event.When.Precision;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a row of GED says: one report, of its own incident.
 *
 * <p>State-based and non-state violence are clashes of {@code side_a} and {@code side_b}; in one-sided violence the side is
 * the initiator and UCDP's actor "Civilians" the target. A side is {@code state_forces} if it has a Gleditsch-Ward number or
 * UCDP calls it the government of a state; another one is a {@code rebel_group} where the row says that it fights a state, and
 * a {@code political_militia} (an armed group of whose aims it says nothing) as long as no row does.
 *
 * <p>The dead of a side are its combatants, those of "Civilians" civilians.
 */
final class UcdpEvent {
    /** UCDP's own number for whom one-sided violence is against. */
    private static final String CIVILIANS = "ucdp-1";

    /** Of an armed group, by a row that does not show it fight a state. */
    private static final Actor.Kind ASSUMED = Actor.Kind.POLITICAL_MILITIA;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final Map<String, Precision> PRECISIONS = Map.of(
            "1", Precision.DAY, "2", Precision.DAYS, "3", Precision.WEEK, "4", Precision.MONTH, "5", Precision.YEAR);

    private final Cells cells;
    private final String type;
    private final List<Said.Entry> entries = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();
    private final ObjectNode report = MAPPER.createObjectNode();

    private UcdpEvent(Row row) {
        cells = new Cells(row);
        type = cells.required("type_of_violence");
    }

    static Said.Happened read(Row row, @Nullable String version, String licence) throws WrongRow {
        return new UcdpEvent(row).said(row, version, licence);
    }

    private Said.Happened said(Row row, @Nullable String version, String licence) throws WrongRow {
        String id = cells.required("id");
        if (!id.isEmpty() && !NUMBER.matcher(id).matches()) cells.wrong("id", "is no number");
        report.put("kind", kind()).put("id", Ucdp.report(id));
        where();
        when();
        published();
        sides();
        tagUnclear();
        cells.check();
        String headline = cells.text("source_headline");
        if (headline != null) report.put("notes", Texts.cut(headline, Texts.LONGEST_NOTES));
        if (!tags.isEmpty()) tags.forEach(report.putArray("tags")::add);
        report.put("licence", licence);
        external(report.putObject("external"), row, id, version);
        return new Said.Happened(id, entries, List.of(report));
    }

    private String kind() {
        switch (type) {
            case "1", "2":
                return Vocabulary.word(Claim.Kind.CLASH);
            case "3":
                return Vocabulary.word(Claim.Kind.ATTACK_ON_CIVILIANS);
            default:
                if (!type.isEmpty())
                    cells.wrong("type_of_violence", "'%s' is none of 1, 2, 3".formatted(Cells.shown(type)));
                return "";
        }
    }

    private void where() {
        UcdpPlace place = UcdpPlace.read(cells);
        entries.addAll(place.entries());
        tags.addAll(place.tags());
        report.put("place", place.id());
    }

    private void when() {
        LocalDate from = cells.date("date_start");
        LocalDate to = cells.date("date_end");
        if (from == null || to == null) return;
        if (to.isBefore(from)) cells.wrong("date_end", "is before date_start");
        Precision precision = PRECISIONS.get(Objects.requireNonNullElse(cells.text("date_prec"), ""));
        ObjectNode when = report.putObject("when").put("from", from.toString());
        if (precision != Precision.DAY || !to.equals(from)) when.put("to", to.toString());
        if (precision == null) tags.add("ucdp-ged:unknown_date_prec");
        else when.put("precision", Vocabulary.word(precision));
    }

    private void published() {
        UcdpSource source = UcdpSource.read(cells);
        entries.add(source.entry());
        tags.addAll(source.tags());
        report.put("source", source.entry().id());
        if (source.publishedAt() != null) report.put("publishedAt", source.publishedAt());
        report.putObject("claimant").put("source", source.entry().id());
    }

    private void sides() {
        boolean oneSided = type.equals("3");
        String a = actor("side_a", false);
        String b = actor("side_b", oneSided);
        ArrayNode participants = report.putArray("participants");
        participants.addObject().put("actor", a).put("role", Vocabulary.word(oneSided ? Role.INITIATOR : Role.SIDE_A));
        participants.addObject().put("actor", b).put("role", Vocabulary.word(oneSided ? Role.TARGET : Role.SIDE_B));
        ArrayNode casualties = report.putArray("casualties");
        total(casualties);
        killed(casualties, "deaths_a", Population.COMBATANTS, a);
        killed(casualties, "deaths_b", oneSided ? Population.CIVILIANS : Population.COMBATANTS, b);
        killed(casualties, "deaths_civilians", Population.CIVILIANS, null);
        killed(casualties, "deaths_unknown", Population.UNKNOWN, null);
        if (casualties.isEmpty()) report.remove("casualties");
    }

    private String actor(String column, boolean civilians) {
        String name = cells.required(column);
        String number = cells.text(column + "_new_id");
        if (number != null && !NUMBER.matcher(number).matches()) cells.wrong(column + "_new_id", "is no number");
        String id = civilians ? CIVILIANS : "ucdp-" + (number != null ? number : "side-" + Ids.slug(name, 80));
        if (Texts.isLonger(name, Texts.LONGEST_NAME)) tags.add("ucdp-ged:" + column + "_cut");
        if (entries.stream().noneMatch(entry -> entry.id().equals(id) && entry.kind() == Subject.Kind.ACTOR)) {
            Actor.Kind kind = civilians ? Actor.Kind.CIVILIANS : armed(column, name);
            ObjectNode body = MAPPER.createObjectNode().put("kind", Vocabulary.word(kind));
            body.set("names", Texts.english(name));
            entries.add(new Said.Entry(Subject.Kind.ACTOR, id, body, kind == ASSUMED ? null : ASSUMED));
        }
        return id;
    }

    private Actor.Kind armed(String column, String name) {
        boolean state = cells.text(column.equals("side_a") ? "gwnoa" : "gwnob") != null
                || name.startsWith("Government of ")
                || type.equals("1") && column.equals("side_a");
        if (state) return Actor.Kind.STATE_FORCES;
        return type.equals("1") ? Actor.Kind.REBEL_GROUP : ASSUMED;
    }

    private void total(ArrayNode casualties) {
        Integer low = cells.count("low");
        Integer best = cells.count("best");
        Integer high = cells.count("high");
        if (low == null && best == null && high == null) return;
        ObjectNode total = killed(casualties, Population.ALL, null);
        if (low != null) total.put("low", low);
        if (best != null) total.put("best", best);
        if (high != null) total.put("high", high);
        int least = low != null ? low : 0;
        int most = high != null ? high : Integer.MAX_VALUE;
        if (least > most || best != null && (best < least || best > most)) tags.add("ucdp-ged:best_outside_range");
    }

    private void killed(ArrayNode casualties, String column, Population population, @Nullable String actor) {
        Integer best = cells.count(column);
        if (best != null) killed(casualties, population, actor).put("best", best);
    }

    private static ObjectNode killed(ArrayNode casualties, Population population, @Nullable String actor) {
        ObjectNode killed = casualties.addObject().put("kind", "killed").put("population", Vocabulary.word(population));
        return actor == null ? killed : killed.put("actor", actor);
    }

    /** What UCDP itself is not sure of. */
    private void tagUnclear() {
        String clarity = cells.text("event_clarity");
        if (clarity != null && !clarity.equals("1")) tags.add("ucdp-ged:event_clarity_" + word(clarity));
        String status = cells.text("code_status");
        if (status != null && !status.equalsIgnoreCase("Clear")) tags.add("ucdp-ged:code_status_" + word(status));
    }

    private static String word(String text) {
        return Ids.slug(text, 50).replace('-', '_');
    }

    private static void external(ObjectNode external, Row row, String id, @Nullable String version) {
        external.put("dataset", Ucdp.NAME).put("id", id);
        if (version != null) external.put("version", version);
        ObjectNode kept = external.putObject("row");
        row.values().forEach(kept::put);
    }
}
