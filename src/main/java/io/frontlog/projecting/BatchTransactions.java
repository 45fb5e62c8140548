package io.frontlog.projecting;

import io.vertx.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.Comparator;
import java.util.List;

/** Makes what applies batches, to whichever schema: all of them by the same projections. */
@ApplicationScoped
class BatchTransactions {
    private final Pool pool;
    private final Ledger ledger;
    private final DeadLetters deadLetters;
    private final List<Projection> projections;
    private final Models models;
    private final ProjectingConfig config;

    BatchTransactions(
            Pool pool,
            Ledger ledger,
            DeadLetters deadLetters,
            @Any Instance<Projection> projections,
            Models models,
            ProjectingConfig config) {
        this.pool = pool;
        this.ledger = ledger;
        this.deadLetters = deadLetters;
        this.projections = projections.stream()
                .sorted(Comparator.comparingInt(Projection::order))
                .toList();
        this.models = models;
        this.config = config;
    }

    /** The projector's. */
    BatchTransaction live() {
        return of(pool, true);
    }

    /**
     * One of a schema beside the live one: it tells nobody.
     *
     * @param other see {@link Schemas#open}
     */
    BatchTransaction beside(Pool other) {
        return of(other, false);
    }

    private BatchTransaction of(Pool schema, boolean live) {
        return new BatchTransaction(schema, live, ledger, deadLetters, projections, models, config.statementTimeout());
    }
}
