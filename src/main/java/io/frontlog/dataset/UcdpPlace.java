package io.frontlog.dataset;

import static io.frontlog.journal.Json.MAPPER;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.frontlog.event.Names;
import io.frontlog.event.Place;
import io.frontlog.event.Place.Kind;
import io.frontlog.event.Subject;
import io.frontlog.event.Vocabulary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a row of GED says that something happened.
 *
 * <table>
 * <caption>The place of the report by {@code where_prec}</caption>
 * <tr><td>1</td><td>exactly there</td><td>what {@code where_coordinates} names: a city, town or village if it ends in that
 *     word, else a site</td></tr>
 * <tr><td>2</td><td>near there</td><td>likewise, tagged {@code where_prec_2}</td></tr>
 * <tr><td>3</td><td>a second-order division</td><td>{@code adm_2}, a district</td></tr>
 * <tr><td>4</td><td>a first-order division</td><td>{@code adm_1}, a region</td></tr>
 * <tr><td>5</td><td>a part of one, a border, a road, a plain</td><td>a site of that name in the division that the row names,
 *     tagged {@code where_prec_5}</td></tr>
 * <tr><td>6</td><td>the country</td><td>{@code country}</td></tr>
 * <tr><td>7</td><td>at sea or in the air</td><td>a site, tagged {@code where_prec_7}</td></tr>
 * </table>
 *
 * <p>Where {@code where_coordinates} names the division or country itself, that is the place. Where the row does not name what
 * its precision promises, the place is the finest that it does name, without the point, and the tag says the precision.
 *
 * <p>GED writes what a place is behind its name: "Homs Governorate". Its name is then "Homs", so that gazetteers know it, and
 * the name in full stands beside it under {@value #AS_WRITTEN}.
 *
 * @param id of the place of the report
 * @param entries it and what it lies in, from the country down
 */
record UcdpPlace(String id, List<Said.Entry> entries, List<String> tags) {
    /** The language tag (BCP 47, for private use) of a name as UCDP writes it. */
    static final String AS_WRITTEN = "en-x-ucdp";

    private static final String TAG = "ucdp-ged:where_prec_";
    private static final Map<String, Kind> SETTLEMENTS =
            Map.of("city", Kind.CITY, "town", Kind.TOWN, "village", Kind.VILLAGE);
    private static final Set<String> DIVISIONS = Set.of(
            "governorate",
            "province",
            "state",
            "region",
            "department",
            "district",
            "municipality",
            "oblast",
            "county",
            "prefecture",
            "zone",
            "division");

    static UcdpPlace read(Cells cells) {
        return new Reading(cells).place();
    }

    /** The precision that a place of this kind has if no tag says another. */
    static String plainPrecision(Kind kind) {
        return switch (kind) {
            case COUNTRY -> "6";
            case REGION -> "4";
            case DISTRICT -> "3";
            case CITY, TOWN, VILLAGE, SITE -> "1";
        };
    }

    /** The precision of a report about the place. */
    static String precision(Place place, List<String> tags) {
        return tags.stream()
                .filter(tag -> tag.startsWith(TAG))
                .map(tag -> tag.substring(TAG.length()))
                .findFirst()
                .orElseGet(() -> plainPrecision(place.kind()));
    }

    private static final class Reading {
        private final String country;
        private final String name;
        private final String precision;
        private final @Nullable BigDecimal latitude;
        private final @Nullable BigDecimal longitude;
        private final Cells cells;
        private final List<Unit> units = new ArrayList<>();

        /** Whether the row's point is one of the place of the report. */
        private boolean pointed;

        Reading(Cells cells) {
            this.cells = cells;
            precision = Objects.requireNonNullElse(cells.text("where_prec"), "");
            country = precision.equals("7")
                    ? Objects.requireNonNullElse(cells.text("country"), "")
                    : cells.required("country");
            name = Objects.requireNonNullElse(cells.text("where_coordinates"), "");
            latitude = cells.degrees("latitude", 90);
            longitude = cells.degrees("longitude", 180);
        }

        UcdpPlace place() {
            String region = Objects.requireNonNullElse(cells.text("adm_1"), "");
            String district = Objects.requireNonNullElse(cells.text("adm_2"), "");
            add(Kind.COUNTRY, country, country);
            add(Kind.REGION, region, country, region);
            add(Kind.DISTRICT, district, country, region, district);
            Unit own = own(region);
            if (own == null) {
                cells.wrong("where_coordinates", "is empty, and no country is named");
                return new UcdpPlace("", List.of(), List.of());
            }
            List<String> tags = precision.equals(plainPrecision(own.kind()))
                    ? List.of()
                    : List.of(isPrecision() ? TAG + precision : "ucdp-ged:unknown_where_prec");
            return new UcdpPlace(own.id(), entries(own), tags);
        }

        private void add(Kind kind, String unit, String... key) {
            if (unit.isEmpty()) return;
            units.add(new Unit(kind, unit, Ids.place("ucdp", unit, Vocabulary.word(kind), key)));
        }

        private @Nullable Unit own(String region) {
            Kind promised =
                    switch (precision) {
                        case "3" -> Kind.DISTRICT;
                        case "4" -> Kind.REGION;
                        case "6" -> Kind.COUNTRY;
                        default -> null;
                    };
            for (int i = units.size() - 1; i >= 0; i--) {
                Unit unit = units.get(i);
                boolean named = isPrecision() && promised == null && unit.name().equalsIgnoreCase(name);
                if (unit.kind() == promised || named) return pointed(unit);
            }
            if (isPrecision() && promised == null && !name.isEmpty()) {
                String point = latitude == null || longitude == null
                        ? ""
                        : Cells.plain(latitude) + " " + Cells.plain(longitude);
                units.add(new Unit(kind(), name, Ids.place("ucdp", name, "locality " + point, country, region, name)));
                return pointed(units.get(units.size() - 1));
            }
            return units.isEmpty() ? null : units.get(units.size() - 1);
        }

        private boolean isPrecision() {
            return precision.length() == 1 && precision.charAt(0) >= '1' && precision.charAt(0) <= '7';
        }

        private Kind kind() {
            return precision.equals("5") || precision.equals("7")
                    ? Kind.SITE
                    : SETTLEMENTS.getOrDefault(Names.fold(lastWord(name)), Kind.SITE);
        }

        private Unit pointed(Unit unit) {
            pointed = true;
            return unit;
        }

        private List<Said.Entry> entries(Unit own) {
            var entries = new ArrayList<Said.Entry>();
            String parent = null;
            for (Unit unit : units) {
                ObjectNode body = MAPPER.createObjectNode().put("kind", Vocabulary.word(unit.kind()));
                body.set("names", names(unit));
                if (parent != null) body.put("parent", parent);
                if (unit == own && pointed && latitude != null && longitude != null)
                    body.put("lat", latitude.doubleValue()).put("lon", longitude.doubleValue());
                entries.add(new Said.Entry(Subject.Kind.PLACE, unit.id(), body));
                parent = unit.id();
                if (unit == own) break;
            }
            return entries;
        }
    }

    /** A place that the row names. */
    private record Unit(Kind kind, String name, String id) {}

    private static ObjectNode names(Unit unit) {
        String plain = plainName(unit);
        ObjectNode names = Texts.english(plain);
        return plain.equals(unit.name()) ? names : names.put(AS_WRITTEN, Texts.name(unit.name()));
    }

    /** Without what it is; of a country, without the former name in brackets. */
    private static String plainName(Unit unit) {
        String name = unit.name();
        int cut = unit.kind() == Kind.COUNTRY ? name.indexOf(" (") : name.lastIndexOf(' ');
        if (cut <= 0) return name;
        String last = Names.fold(lastWord(name));
        boolean stripped =
                switch (unit.kind()) {
                    case COUNTRY -> name.endsWith(")");
                    case REGION, DISTRICT -> DIVISIONS.contains(last);
                    case CITY, TOWN, VILLAGE -> SETTLEMENTS.containsKey(last);
                    case SITE -> false;
                };
        return stripped ? name.substring(0, cut).strip() : name;
    }

    private static String lastWord(String name) {
        return name.substring(name.lastIndexOf(' ') + 1);
    }
}
