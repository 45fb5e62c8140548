package io.frontlog.dataset;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The Georeferenced Event Dataset of the Uppsala Conflict Data Program, in the columns of its versions 17.1 to 25.1.
 * What its traps become is told in {@code docs/datasets.md}.
 */
public final class Ucdp implements Dataset {
    static final String NAME = "ucdp-ged";

    private static final List<String> ESSENTIAL = List.of(
            "id",
            "type_of_violence",
            "side_a",
            "side_b",
            "where_prec",
            "where_coordinates",
            "country",
            "date_prec",
            "date_start",
            "date_end",
            "best");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String licence() {
        return "CC-BY-4.0";
    }

    @Override
    public String citation() {
        return "Sundberg, Ralph, and Erik Melander (2013). Introducing the UCDP Georeferenced Event Dataset. Journal of"
                + " Peace Research 50(4), 523-532. Davies, Shawn, Therése Pettersson, Margareta Sollenberg and Magnus Öberg"
                + " (2025). Organized violence 1989-2024, and the challenges of identifying civilian victims. Journal of"
                + " Peace Research 62(4), 1223-1240. Högbladh, Stina (2025). UCDP GED Codebook version 25.1. Department of"
                + " Peace and Conflict Research, Uppsala University.";
    }

    @Override
    public void check(Collection<String> columns) throws WrongFile {
        if (columns.contains("event_id_cnty"))
            throw new WrongFile("the columns are those of ACLED, not those of UCDP GED");
        var missing = new ArrayList<>(ESSENTIAL);
        missing.removeAll(columns);
        if (missing.size() == ESSENTIAL.size()) throw new WrongFile("none of the columns is one of UCDP GED");
        if (!missing.isEmpty()) throw new WrongFile("columns of UCDP GED are missing: " + String.join(", ", missing));
    }

    @Override
    public Said.Happened read(Row row, @Nullable String version, String licence) throws WrongRow {
        return UcdpEvent.read(row, version, licence);
    }

    @Override
    public @Nullable String id(Row row) {
        return row.get("id");
    }

    @Override
    public List<String> reports(String id) {
        return List.of(report(id));
    }

    static String report(String id) {
        return NAME + "-" + id;
    }

    @Override
    public List<String> columns() {
        return UcdpColumns.NAMES;
    }

    @Override
    public Map<String, String> write(Told told) {
        return UcdpRow.write(told);
    }
}
