package io.frontlog.projecting;

import java.util.List;

/** A read model's part of a batch: it folds in memory and writes one statement a table. */
public interface Projection {
    /** Lower goes first: reports read the catalogue, and the answers read the reports. */
    int order();

    /** What it keeps. */
    List<ReadModel> models();

    void project(Batch batch, Sql sql);
}
