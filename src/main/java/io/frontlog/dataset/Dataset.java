package io.frontlog.dataset;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A dataset of events in rows. */
public interface Dataset {
    /** As it stands in {@code external.dataset}, and in the ids of what it brings. */
    String name();

    /** Of what it publishes: an SPDX identifier, or a {@code LicenseRef-}. */
    String licence();

    /** How it asks to be cited. */
    String citation();

    /**
     * Whether a table may be its own.
     *
     * @throws WrongFile naming the columns that are missing, or the dataset that it is of instead
     */
    void check(Collection<String> columns) throws WrongFile;

    /**
     * What a row says.
     *
     * @param version of the dataset, if it is known
     * @param licence of the reports
     * @throws WrongRow naming every column that cannot be understood
     */
    Said read(Row row, @Nullable String version, String licence) throws WrongRow;

    /** The id of a row, even of one that cannot be understood otherwise; null if it has none. */
    @Nullable
    String id(Row row);

    /** The ids of all reports that a row of this id may ever say. */
    List<String> reports(String id);

    /** Of what it publishes now, in order. */
    List<String> columns();

    /**
     * The row that says what a report does: the row that the report was imported as, with what was changed since; of another
     * report, a row of what its fields say, and nothing that they do not.
     *
     * @return by column; what is not known is empty. Empty itself if the report has no row of its own: the dataset has none for
     *     its like, or another report of the incident tells it in its row
     */
    Map<String, String> write(Told told);
}
