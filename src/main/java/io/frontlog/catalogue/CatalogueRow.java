package io.frontlog.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.OffsetDateTime;
import org.jspecify.annotations.NullUnmarked;

/** A version of a theatre, source, actor or place; the projector writes it. */
@Entity
@Table(name = "catalogue")
@IdClass(CatalogueRow.Key.class)
@NullUnmarked
class CatalogueRow {
    record Key(String theatre, String kind, String id, int version) implements Serializable {}

    @Id
    String theatre;

    @Id
    String kind;

    @Id
    String id;

    @Id
    int version;

    String doc;

    String above;

    String names;

    @Column(name = "known_from")
    long knownFrom;

    @Column(name = "known_to")
    Long knownTo;

    @Column(name = "recorded_at")
    OffsetDateTime recordedAt;
}
