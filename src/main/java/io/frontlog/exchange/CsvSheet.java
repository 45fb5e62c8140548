package io.frontlog.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.frontlog.dataset.Dataset;
import io.frontlog.dataset.Told;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;

/** A table in CSV (RFC 4180, in UTF-8), its columns on top. */
final class CsvSheet implements Sheet {
    /** What a report's row is, by column; empty if it has none. */
    interface Rows {
        Map<String, String> of(ObjectNode document, Told told);
    }

    private final Collection<String> columns;
    private final Rows rows;
    private final CsvWriter csv;

    private CsvSheet(OutputStream out, Collection<String> columns, Rows rows) {
        this.columns = columns;
        this.rows = rows;
        csv = CsvWriter.builder().build(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)));
        csv.writeRecord(columns);
    }

    /** A report a row, in columns that every kind has. */
    static CsvSheet ofReports(OutputStream out) {
        return new CsvSheet(out, ReportColumns.NAMES, ReportColumns::row);
    }

    /** The rows that the reports have in a dataset. */
    static CsvSheet of(Dataset dataset, OutputStream out) {
        return new CsvSheet(out, dataset.columns(), (document, told) -> dataset.write(told));
    }

    @Override
    public void add(ObjectNode document, Told told) {
        Map<String, String> row = rows.of(document, told);
        if (!row.isEmpty())
            csv.writeRecord(
                    columns.stream().map(column -> row.getOrDefault(column, "")).toList());
    }

    @Override
    public void end() throws IOException {
        csv.flush();
    }
}
