package io.frontlog.dataset;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.frontlog.dataset.AcledSubEvent.EventType;
import io.frontlog.event.Actor;
import io.frontlog.event.Claim.Control.Change;
import io.frontlog.event.Claim.Control.Extent;
import io.frontlog.event.Claim.Development.Category;
import io.frontlog.event.Claim.Strike.Weapon;
import io.frontlog.event.Place;
import io.frontlog.event.Report.Participant.Role;
import io.frontlog.event.Subject;
import io.frontlog.event.Vocabulary;
import io.frontlog.event.When.Precision;
import io.frontlog.journal.Json;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one row of ACLED says. What it leaves open is left open, and flagged in the tags, each with {@code acled:} before it:
 * {@code unknown_event_type}, {@code unknown_sub_event_type}, {@code unknown_inter}, {@code unknown_time_precision},
 * {@code unknown_geo_precision}: a word or code that ACLED is not known to have; {@code unknown_actor_kind}: an associate, most
 * often, whose kind no column gives; {@code unknown_gainer}: who took a territory; {@code roles_by_order}: who struck whom;
 * {@code year_differs} from the date's; {@code no_source}; {@code name_cut}, {@code notes_cut}, {@code tags_left_out},
 * {@code actors_left_out}: what stands whole in the kept row alone.
 */
final class AcledReader {
    private static final int LONGEST_WORD = 200;
    private static final int LONGEST_ACTOR = 80;
    private static final int MOST_TAGS = 80;
    private static final int MOST_ACTORS = 100;

    /** Of an actor whose kind no column gives. */
    private static final Actor.Kind ASSUMED = Actor.Kind.EXTERNAL_FORCES;

    /** Who took a territory cannot be told from the row. */
    static final String UNKNOWN_GAINER = "acled:unknown_gainer";

    static final String CIVILIAN_TARGETING = "acled:civilian_targeting";

    private record Party(String id, String name, Actor.@Nullable Kind kind) {}

    private final Row row;
    private final @Nullable String version;
    private final String licence;
    private final Cells cells;
    private final Set<String> flags = new LinkedHashSet<>();
    private final Map<Subject, Said.Entry> entries = new LinkedHashMap<>();

    AcledReader(Row row, @Nullable String version, String licence) {
        this.row = row;
        this.version = version;
        this.licence = licence;
        cells = new Cells(row);
    }

    Said read() throws WrongRow {
        String id = cells.required("event_id_cnty");
        if (Texts.isLonger(id, LONGEST_WORD)) cells.wrong("event_id_cnty", "is longer than 200 characters");
        if (isDeleted()) {
            cells.check();
            return new Said.Deleted(id);
        }
        String eventType = cells.required("event_type");
        LocalDate date = cells.date("event_date");
        Integer fatalities = cells.count("fatalities");
        Integer timePrecision = cells.count("time_precision");
        Integer geoPrecision = cells.count("geo_precision");
        Integer year = cells.count("year");
        BigDecimal latitude = cells.degrees("latitude", 90);
        BigDecimal longitude = cells.degrees("longitude", 180);
        if (latitude == null && longitude != null && row.get("latitude") == null)
            cells.wrong("latitude", "is empty, but longitude is not");
        if (longitude == null && latitude != null && row.get("longitude") == null)
            cells.wrong("longitude", "is empty, but latitude is not");
        if (Stream.of("location", "admin2", "admin1", "country").allMatch(column -> row.get(column) == null))
            cells.wrong("location", "is empty, and so are admin2, admin1 and country");
        cells.check();
        LocalDate day = Objects.requireNonNull(date);

        EventType type = EventType.read(eventType);
        AcledSubEvent sub = AcledSubEvent.read(type, row.get("sub_event_type"));
        if (type == null) flag("unknown_event_type");
        else if (sub == null && row.get("sub_event_type") != null) flag("unknown_sub_event_type");

        ObjectNode report = Json.MAPPER.createObjectNode();
        report.put("kind", type == null ? "development" : Vocabulary.word(type.kind));
        report.put("id", Acled.report(id));
        report.put("place", place(geoPrecision, latitude, longitude));
        when(day, year, timePrecision, report.putObject("when"));
        report.put("source", source());
        List<Party> parties = Stream.of(party("actor1", "inter1"), party("actor2", "inter2"))
                .flatMap(Stream::ofNullable)
                .toList();
        participants(type, sub, parties, report.putArray("participants"));
        if (fatalities != null) killed(fatalities, report.putArray("casualties"));
        claim(type, sub, eventType, report);
        String gainer = sub == null || !sub.isOfTerritory() ? null : gainer(sub, parties);
        tags(sub, gainer, report.putArray("tags"));
        report.put("licence", licence);
        external(id, report.putObject("external"));

        List<ObjectNode> reports = sub == null || gainer == null
                ? List.of(report)
                : List.of(
                        report,
                        control(id, report, sub, gainer, Integer.valueOf(1).equals(geoPrecision)));
        return new Said.Happened(id, List.copyOf(entries.values()), reports);
    }

    /** The list of the deleted has ids and times alone. */
    private boolean isDeleted() {
        return row.get("deleted_timestamp") != null
                || row.values().containsKey("deleted_timestamp")
                        && !row.values().containsKey("event_date");
    }

    /**
     * Precision 1 is the place itself: a populated place, for that is what ACLED codes to, of which it does not say how large.
     * 2 is near it or around it, which is known of its district; 3 is somewhere in the first-level region, for which the place
     * only stands. Where no precision is known, the widest is meant. What is not named lies in the next above.
     */
    private String place(@Nullable Integer precision, @Nullable BigDecimal latitude, @Nullable BigDecimal longitude) {
        int known = precision != null && precision >= 1 && precision <= 3 ? precision : 3;
        if (precision == null || known != precision) flag("unknown_geo_precision");
        var path = new ArrayList<String>();
        String id = enter(Place.Kind.COUNTRY, "country", path, "country", null);
        id = enter(Place.Kind.REGION, "admin1", path, "region", id);
        if (known < 3 || id == null) id = enter(Place.Kind.DISTRICT, "admin2", path, "district", id);
        if (known > 1 && id != null) return id;
        String point =
                latitude == null || longitude == null ? "" : Cells.plain(latitude) + " " + Cells.plain(longitude);
        String town = enter(Place.Kind.TOWN, "location", path, "locality " + point, id);
        if (town == null) throw new IllegalStateException("no place is named");
        if (latitude != null && longitude != null && row.get("location") != null) {
            place(town).put("lat", latitude.doubleValue()).put("lon", longitude.doubleValue());
        }
        return town;
    }

    private ObjectNode place(String id) {
        Said.Entry entry = entries.get(new Subject(Subject.Kind.PLACE, id));
        if (entry == null) throw new IllegalStateException(id);
        return entry.body();
    }

    /** Returns the place's id; its parent's, if the column is empty. */
    private @Nullable String enter(
            Place.Kind kind, String column, List<String> path, String level, @Nullable String parent) {
        String name = row.get(column);
        path.add(name == null ? "" : name);
        if (name == null) return parent;
        String id = Ids.place(Acled.NAME, name, level, path.toArray(String[]::new));
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.put("kind", Vocabulary.word(kind));
        body.putObject("names").put("en", word(name));
        if (parent != null) body.put("parent", parent);
        entry(new Said.Entry(Subject.Kind.PLACE, id, body));
        return id;
    }

    private void when(LocalDate date, @Nullable Integer year, @Nullable Integer precision, ObjectNode when) {
        Precision known = precision == null
                ? null
                : switch (precision) {
                    case 1 -> Precision.DAY;
                    case 2 -> Precision.WEEK;
                    case 3 -> Precision.MONTH;
                    default -> null;
                };
        if (known == null) flag("unknown_time_precision");
        if (year != null && year != date.getYear()) flag("year_differs");
        when.put("from", date.toString());
        when.put("precision", Vocabulary.word(known == null ? Precision.MONTH : known));
    }

    /** The first; those behind it publish the same claim and stand in the row alone. */
    private String source() {
        List<String> names = cells.list("source");
        if (names.isEmpty()) flag("no_source");
        String id = names.isEmpty() ? "acled" : Ids.slug(names.get(0), Ids.LONGEST);
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.put("kind", "dataset");
        body.put("name", names.isEmpty() ? "Armed Conflict Location & Event Data" : word(names.get(0)));
        entry(new Said.Entry(Subject.Kind.SOURCE, id, body));
        return id;
    }

    private @Nullable Party party(String column, String interColumn) {
        String name = row.get(column);
        if (name == null) return null;
        String inter = row.get(interColumn);
        Actor.Kind kind = inter == null ? null : AcledKinds.read(inter);
        if (inter != null && kind == null && !inter.equals("0")) flag("unknown_inter");
        return actor(name, kind == null ? AcledKinds.ofName(name) : kind);
    }

    static String actorId(String name) {
        return "acled-actor-" + Ids.slug(name, LONGEST_ACTOR);
    }

    /** An actor whose kind no row says is of the kind that ACLED has for all others. */
    private Party actor(String name, Actor.@Nullable Kind kind) {
        String id = actorId(name);
        if (entries.containsKey(new Subject(Subject.Kind.ACTOR, id))) return new Party(id, name, kind);
        if (kind == null) flag("unknown_actor_kind");
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.put("kind", Vocabulary.word(kind == null ? ASSUMED : kind));
        body.putObject("names").put("en", word(name));
        entry(new Said.Entry(Subject.Kind.ACTOR, id, body, kind == null || kind == ASSUMED ? null : ASSUMED));
        return new Party(id, name, kind);
    }

    private void participants(
            @Nullable EventType type, @Nullable AcledSubEvent sub, List<Party> parties, ArrayNode participants) {
        List<Role> roles = roles(type, sub, parties);
        for (int i = 0; i < parties.size(); i++) {
            participants.addObject().put("actor", parties.get(i).id()).put("role", Vocabulary.word(roles.get(i)));
        }
        Set<String> associates = new LinkedHashSet<>();
        for (String column : List.of("assoc_actor_1", "assoc_actor_2")) {
            cells.list(column)
                    .forEach(name ->
                            associates.add(actor(name, AcledKinds.ofName(name)).id()));
        }
        if (associates.size() + parties.size() > MOST_ACTORS) flag("actors_left_out");
        associates.stream()
                .limit(MOST_ACTORS - parties.size())
                .forEach(id -> participants.addObject().put("actor", id).put("role", "associate"));
    }

    /**
     * A sole actor acts, except civilians whom a strike hits. Of two, where the violence is one-sided, those whom it is used on
     * are told by their kind, and in violence against civilians by their column. A strike between two armed actors is taken
     * for the first one's, and flagged, for the order alone says so. Else the two are sides.
     */
    private List<Role> roles(@Nullable EventType type, @Nullable AcledSubEvent sub, List<Party> parties) {
        Actor.Kind harmed =
                sub == AcledSubEvent.EXCESSIVE_FORCE_AGAINST_PROTESTERS ? Actor.Kind.PROTESTERS : Actor.Kind.CIVILIANS;
        List<Boolean> isHarmed = parties.stream().map(p -> p.kind() == harmed).toList();
        List<Role> sides = List.of(Role.SIDE_A, Role.SIDE_B);
        if (type == EventType.BATTLES || type == null) return sides;
        if (type == EventType.VIOLENCE_AGAINST_CIVILIANS) {
            Role target = !parties.isEmpty() && isHarmed.get(parties.size() - 1) ? Role.VICTIM : Role.TARGET;
            return row.get("actor1") == null ? List.of(target) : List.of(Role.INITIATOR, target);
        }
        if (parties.size() < 2)
            return List.of(type == EventType.EXPLOSIONS && isHarmed.contains(true) ? Role.VICTIM : Role.INITIATOR);
        boolean isOneSided = type == EventType.EXPLOSIONS
                || sub == AcledSubEvent.EXCESSIVE_FORCE_AGAINST_PROTESTERS
                || sub == AcledSubEvent.MOB_VIOLENCE
                || sub == AcledSubEvent.LOOTING;
        if (isOneSided && !isHarmed.get(0).equals(isHarmed.get(1))) {
            return isHarmed.stream()
                    .map(is -> is ? Role.VICTIM : Role.INITIATOR)
                    .toList();
        }
        if (type != EventType.EXPLOSIONS) return sides;
        flag("roles_by_order");
        return List.of(Role.INITIATOR, Role.TARGET);
    }

    private static void killed(int best, ArrayNode casualties) {
        casualties.addObject().put("kind", "killed").put("population", "all").put("best", best);
    }

    private void claim(@Nullable EventType type, @Nullable AcledSubEvent sub, String eventType, ObjectNode report) {
        String notes = row.get("notes");
        if (!report.path("kind").asText().equals("development")) {
            if (type == EventType.EXPLOSIONS) report.put("weapon", detail(sub, Weapon.UNKNOWN));
            if (notes != null) report.put("notes", text(notes));
            return;
        }
        boolean isDemonstration = type == EventType.PROTESTS || type == EventType.RIOTS;
        report.put("category", detail(sub, isDemonstration ? Category.DEMONSTRATION : Category.OTHER));
        String subEventType = row.get("sub_event_type");
        report.put("text", text(notes != null ? notes : subEventType != null ? subEventType : eventType));
    }

    private static String detail(@Nullable AcledSubEvent sub, Enum<?> unknown) {
        return Vocabulary.word(sub == null || sub.detail == null ? unknown : sub.detail);
    }

    /**
     * Who took the territory: of a government's gain the only one that is state forces, of a non-state actor's the only one
     * that is not, and without violence the only one there is. Else it cannot be told, for the order says nothing.
     */
    private static @Nullable String gainer(AcledSubEvent sub, List<Party> parties) {
        if (sub == AcledSubEvent.NON_VIOLENT_TRANSFER_OF_TERRITORY) return sole(parties);
        if (parties.stream().anyMatch(p -> p.kind() == null)) return null;
        boolean isState = sub == AcledSubEvent.GOVERNMENT_REGAINS_TERRITORY;
        return sole(parties.stream()
                .filter(p -> isState == (p.kind() == Actor.Kind.STATE_FORCES))
                .toList());
    }

    private static @Nullable String sole(List<Party> parties) {
        return parties.size() == 1 ? parties.get(0).id() : null;
    }

    /** ACLED says that a place changed hands; where it only stands for its surroundings, some part of those did. */
    private ObjectNode control(String id, ObjectNode first, AcledSubEvent sub, String gainer, boolean isThePlace) {
        Change change = sub == AcledSubEvent.NON_VIOLENT_TRANSFER_OF_TERRITORY ? Change.TRANSFERRED : Change.CAPTURED;
        ObjectNode control = Json.MAPPER.createObjectNode();
        control.put("kind", "control");
        control.put("id", Acled.control(id));
        control.put("incident", first.get("id").asText());
        Stream.of("place", "when", "source", "licence", "external")
                .forEach(field -> control.set(field, first.get(field)));
        control.put("actor", gainer);
        control.put("change", Vocabulary.word(change));
        control.put("extent", Vocabulary.word(isThePlace ? Extent.ALL : Extent.PART));
        return control;
    }

    private void tags(@Nullable AcledSubEvent sub, @Nullable String gainer, ArrayNode tags) {
        List<String> given = cells.list("tags");
        List<String> kept = given.stream()
                .filter(tag -> !Texts.isLonger(tag, LONGEST_WORD))
                .limit(MOST_TAGS)
                .toList();
        if (kept.size() < given.size()) flag("tags_left_out");
        var all = new LinkedHashSet<>(kept);
        if (row.get("civilian_targeting") != null) all.add(CIVILIAN_TARGETING);
        if (sub != null && sub.isLeftOpen()) all.add(sub.tag());
        if (sub != null && sub.isOfTerritory() && gainer == null) all.addAll(Arrays.asList(sub.tag(), UNKNOWN_GAINER));
        all.addAll(flags);
        all.forEach(tags::add);
    }

    private void external(String id, ObjectNode external) {
        external.put("dataset", Acled.NAME);
        external.put("id", id);
        String revision = version == null ? row.get("timestamp") : version;
        if (revision != null) external.put("version", Texts.cut(revision, LONGEST_WORD));
        ObjectNode whole = external.putObject("row");
        row.values().forEach(whole::put);
    }

    private void entry(Said.Entry entry) {
        entries.putIfAbsent(new Subject(entry.kind(), entry.id()), entry);
    }

    private String word(String name) {
        if (Texts.isLonger(name, Texts.LONGEST_NAME)) flag("name_cut");
        return Texts.name(name);
    }

    private String text(String text) {
        if (Texts.isLonger(text, Texts.LONGEST_NOTES)) flag("notes_cut");
        return Texts.cut(text, Texts.LONGEST_NOTES);
    }

    private void flag(String what) {
        flags.add("acled:" + what);
    }
}
