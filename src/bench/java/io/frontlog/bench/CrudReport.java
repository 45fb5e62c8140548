package io.frontlog.bench;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

/** A report as plain CRUD keeps it. */
@Entity
@Table(name = "bench_report")
@NullUnmarked
class CrudReport {
    @Id
    String id;

    String place;
    String doc;
}
