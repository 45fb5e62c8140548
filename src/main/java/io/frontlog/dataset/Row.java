package io.frontlog.dataset;

import io.frontlog.event.Report;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row as it came.
 *
 * @param line of the file on which it begins, from 1; of JSON, which object it is, from 1
 * @param values by column, in the order of the columns; what is not there is empty
 */
public record Row(long line, Map<String, String> values) {
    /** The value of a column without spaces around; null if it is empty or there is no such column. */
    public @Nullable String get(String column) {
        String value = values.get(column);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** The row of a dataset that a report was imported as; null if it was not. */
    static @Nullable Row keptWith(Report report, String dataset) {
        Report.External external = report.external();
        if (external == null || external.row() == null || !external.dataset().equals(dataset)) return null;
        Map<String, String> values = new LinkedHashMap<>();
        external.row().forEach((column, value) -> values.put(column, Objects.toString(value, "")));
        return new Row(1, values);
    }
}
