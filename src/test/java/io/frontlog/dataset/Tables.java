package io.frontlog.dataset;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Rows for tests. */
public final class Tables {
    static final int LIMIT = 1 << 20;

    private static final Path DATA = Path.of("../shared/data");

    private Tables() {}

    static Rows open(byte[] file, Dataset dataset) throws WrongFile, IOException {
        return Rows.read(new ByteArrayInputStream(file), dataset, LIMIT);
    }

    static Rows open(String file, Dataset dataset) throws WrongFile, IOException {
        return open(file.getBytes(StandardCharsets.UTF_8), dataset);
    }

    static List<Row> all(Rows rows) throws WrongFile, WrongRow, IOException {
        var all = new ArrayList<Row>();
        for (Row row = rows.next(); row != null; row = rows.next()) all.add(row);
        return all;
    }

    /** A file that is not committed; the test is skipped where it is missing. */
    static InputStream data(String name) throws IOException {
        Path file = DATA.resolve(name);
        assumeTrue(Files.exists(file), () -> file + " is missing: what is tested with it is not");
        InputStream in = Files.newInputStream(file);
        return name.endsWith(".gz") ? new GZIPInputStream(in) : in;
    }

    /** The rows of such a file of UCDP's. */
    public static List<Row> ucdp(String name) throws WrongFile, WrongRow, IOException {
        try (var rows = Rows.read(data(name), new Ucdp(), LIMIT)) {
            return all(rows);
        }
    }

    /** A row of GED with some of its values changed. */
    static Row ged(String... columnsAndValues) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String cell :
                """
                id=233200
                year=2016
                code_status=Clear
                type_of_violence=1
                conflict_new_id=299
                conflict_name=Syria: Government
                dyad_new_id=11973
                dyad_name=Government of Syria - Syrian insurgents
                side_a_new_id=118
                side_a=Government of Syria
                side_b_new_id=4456
                side_b=Syrian insurgents
                number_of_sources=1
                source_article="SOHR,2016-01-03,Shells hit Teir Maaleh"
                source_office=SOHR
                source_date=2016-01-03
                source_headline=Shells hit Teir Maaleh
                where_prec=1
                where_coordinates=Teir Maaleh village
                where_description=
                adm_1=Homs Governorate
                adm_2=Ar Rastan district
                latitude=34.802462
                longitude=36.707602
                geom_wkt=POINT (36.707602 34.802462)
                priogrid_gid=179714
                country=Syria
                country_id=652
                region=Middle East
                event_clarity=1
                date_prec=1
                date_start=2016-01-02
                date_end=2016-01-02
                deaths_a=2
                deaths_b=3
                deaths_civilians=0
                deaths_unknown=1
                low=4
                best=6
                high=9
                gwnoa=652
                gwnob="""
                        .split("\n")) {
            int equals = cell.indexOf('=');
            values.put(cell.substring(0, equals), cell.substring(equals + 1));
        }
        for (int i = 0; i < columnsAndValues.length; i += 2) values.put(columnsAndValues[i], columnsAndValues[i + 1]);
        return new Row(2, values);
    }
}
