package io.frontlog.dataset;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * ACLED's events, in the columns of today and those before them, and its list of deleted ones. A row is one incident: what
 * happened, and if a territory changed hands, who took control. ACLED writes 0 fatalities where none were reported, too.
 *
 * <p>ACLED's terms forbid that others pass its rows on. The meaning of columns and words is that of its codebook, by which
 * the order of {@code actor1} and {@code actor2} says nothing, but in violence against civilians, where the target stands
 * second.
 */
public final class Acled implements Dataset {
    static final String NAME = "acled";

    static final List<String> COLUMNS = List.of(
            "event_id_cnty",
            "event_date",
            "year",
            "time_precision",
            "disorder_type",
            "event_type",
            "sub_event_type",
            "actor1",
            "assoc_actor_1",
            "inter1",
            "actor2",
            "assoc_actor_2",
            "inter2",
            "interaction",
            "civilian_targeting",
            "iso",
            "region",
            "country",
            "admin1",
            "admin2",
            "admin3",
            "location",
            "latitude",
            "longitude",
            "geo_precision",
            "source",
            "source_scale",
            "notes",
            "fatalities",
            "tags",
            "timestamp");

    /** Those without which a row cannot be told. */
    private static final List<String> ESSENTIAL = List.of(
            "event_id_cnty",
            "event_date",
            "time_precision",
            "event_type",
            "sub_event_type",
            "actor1",
            "country",
            "location",
            "geo_precision");

    private static final int LONGEST_ID = 60;

    /** As ACLED gives them. */
    private static final Pattern EVENT_ID = Pattern.compile("[A-Z0-9]{1," + LONGEST_ID + "}");

    private static final Set<String> OF_UCDP = Set.of("type_of_violence", "where_prec", "date_prec");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String licence() {
        return "LicenseRef-ACLED";
    }

    @Override
    public String citation() {
        return "Raleigh, C., Kishi, R. and Linke, A. (2023): Political instability patterns are obscured by conflict dataset"
                + " scope conditions, sources, and coding choices. Humanities and Social Sciences Communications 10, 74."
                + " doi:10.1057/s41599-023-01559-4. Data: Armed Conflict Location & Event Data (ACLED),"
                + " https://acleddata.com";
    }

    @Override
    public void check(Collection<String> columns) throws WrongFile {
        if (columns.contains("event_id_cnty") && columns.contains("deleted_timestamp")) return;
        if (columns.containsAll(OF_UCDP)) throw new WrongFile("these are the columns of ucdp-ged, not of acled");
        List<String> missing =
                ESSENTIAL.stream().filter(column -> !columns.contains(column)).toList();
        if (!missing.isEmpty()) {
            throw new WrongFile("these are not the columns of acled: missing are " + String.join(", ", missing));
        }
    }

    @Override
    public Said read(Row row, @Nullable String version, String licence) throws WrongRow {
        return new AcledReader(row, version, licence).read();
    }

    @Override
    public @Nullable String id(Row row) {
        return row.get("event_id_cnty");
    }

    @Override
    public List<String> reports(String id) {
        return List.of(report(id), control(id));
    }

    /** {@code acled-syr123}; no two ids of events have the same. */
    static String report(String id) {
        String slug = Ids.slug(id, LONGEST_ID);
        return NAME + "-" + (EVENT_ID.matcher(id).matches() ? slug : slug + "-" + Ids.hash(id));
    }

    /** Of the report of who took control. */
    static String control(String id) {
        return report(id) + "-control";
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public Map<String, String> write(Told told) {
        return new AcledWriter(told).write();
    }
}
