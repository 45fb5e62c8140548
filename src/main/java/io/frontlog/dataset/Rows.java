package io.frontlog.dataset;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a file, one at a time and in constant memory: CSV (RFC 4180, in UTF-8, with the columns' names on top and
 * perhaps HXL tags below), or JSON (a list of objects, or what UCDP's or ACLED's API answers around one). The same row is
 * the same in both, as far as both write its numbers alike: what is null in JSON is empty in CSV.
 */
public final class Rows implements Closeable {
    /** Of one of the two forms. */
    interface Format {
        @Nullable
        Row next() throws WrongRow, WrongFile, IOException;

        long line();
    }

    private final Utf8 text;
    private final Format format;

    private Rows(Utf8 text, Format format) {
        this.text = text;
        this.format = format;
    }

    /**
     * @param in the file, not compressed; closed with the rows
     * @param limit of a cell, in characters; a row may have four times as many
     * @throws WrongFile if it holds nothing, or nothing of this dataset
     */
    public static Rows read(InputStream in, Dataset dataset, int limit) throws WrongFile, IOException {
        var text = new Utf8(in);
        try {
            int first = text.peek();
            if (first < 0) throw new WrongFile("the file is empty");
            boolean json = first == '[' || first == '{';
            return new Rows(text, json ? new JsonRows(text, dataset, limit) : new CsvRows(text, dataset, limit));
        } catch (Utf8.Broken e) {
            throw new WrongFile(sentence(e), e);
        }
    }

    /**
     * The next row; null behind the last.
     *
     * @throws WrongRow if it does not fit the columns; the one behind it can be read
     * @throws WrongFile if nothing behind this point can be read; asked again, it says so again
     */
    public @Nullable Row next() throws WrongRow, WrongFile, IOException {
        try {
            return format.next();
        } catch (Utf8.Broken e) {
            throw new WrongFile(sentence(e), e);
        }
    }

    /** Where the row begins that was read last, wrong or not: its line, or of JSON which object it is, from 1. */
    public long line() {
        return format.line();
    }

    static WrongRow wrongRow(String column, String detail) {
        return new WrongRow(List.of(new WrongRow.Wrong(column, detail)));
    }

    private static String sentence(Utf8.Broken e) {
        String detail = String.valueOf(e.getMessage());
        return detail.startsWith("line ") ? detail : "the file " + detail;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
