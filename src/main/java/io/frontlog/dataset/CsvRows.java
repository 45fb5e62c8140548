package io.frontlog.dataset;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rows of a table in CSV. */
final class CsvRows implements Rows.Format {
    /** Stands behind the end of the file: alone on its line, unless a quote is still open there. */
    static final String END = "\n\uFFFF";

    private static final String MARK = END.strip();
    private static final int SMALLEST_BUFFER = 1 << 16;

    private final CloseableIterator<CsvRecord> records;
    private final List<String> columns;
    private long line;
    private boolean second = true;
    private @Nullable WrongFile broken;

    CsvRows(Utf8 text, Dataset dataset, int limit) throws WrongFile, IOException {
        text.endWith(END);
        var handler = CsvRecordHandler.builder()
                .maxFieldSize(limit)
                .maxRecordSize(4 * limit)
                .build();
        records = CsvReader.builder()
                .maxBufferSize(Math.max(limit, SMALLEST_BUFFER))
                .allowExtraFields(true)
                .allowMissingFields(true)
                .build(handler, text)
                .iterator();
        CsvRecord header = record();
        columns = header == null
                ? List.of()
                : header.getFields().stream().map(String::strip).toList();
        check(columns);
        dataset.check(columns);
    }

    private static void check(List<String> columns) throws WrongFile {
        if (columns.size() == 1) {
            for (char delimiter : new char[] {';', '\t', '|'}) {
                if (columns.get(0).indexOf(delimiter) < 0) continue;
                String name = delimiter == '\t' ? "tabs" : "'" + delimiter + "'";
                throw new WrongFile("line 1: the columns seem to be divided by " + name + ", not by commas");
            }
        }
        var known = new HashSet<String>();
        for (String column : columns)
            if (!known.add(column)) throw new WrongFile("line 1: the column '" + column + "' stands there twice");
    }

    @Override
    public @Nullable Row next() throws WrongRow, WrongFile, IOException {
        CsvRecord record = record();
        if (record != null && second && isTags(record)) record = record();
        second = false;
        if (record == null) return null;
        if (record.getFieldCount() != columns.size()) {
            throw Rows.wrongRow(
                    "", "has %d cells, but there are %d columns".formatted(record.getFieldCount(), columns.size()));
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) values.put(columns.get(i), record.getField(i));
        return new Row(line, values);
    }

    @Override
    public long line() {
        return line;
    }

    /** HXL tags, e.g. {@code #date+start}, below the names of the columns. */
    private static boolean isTags(CsvRecord record) {
        List<String> cells =
                record.getFields().stream().filter(cell -> !cell.isBlank()).toList();
        return !cells.isEmpty() && cells.stream().allMatch(cell -> cell.startsWith("#"));
    }

    private @Nullable CsvRecord record() throws WrongFile, IOException {
        if (broken != null) throw broken;
        try {
            if (!records.hasNext()) return null;
            CsvRecord record = records.next();
            String last = record.getField(record.getFieldCount() - 1);
            if (last.equals(MARK) && record.getFieldCount() == 1) return null;
            line = record.getStartingLineNumber();
            if (last.endsWith(END))
                throw broken = new WrongFile("line " + line + ": a quote is opened in this row and never closed");
            return record;
        } catch (CsvParseException e) {
            String reason = Objects.requireNonNullElse(e.getCause(), e).getMessage();
            throw broken = new WrongFile("behind line " + line + ": " + reason, e);
        } catch (UncheckedIOException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }
}
