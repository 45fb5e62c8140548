package io.frontlog.projecting;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of read models. All that reads and writes them names no schema: a connection is of one by its search path.
 * Beside each stands another with views of it as of a position.
 */
@Singleton
class Schemas implements PgPoolCreator {
    /** What readers see. */
    static final String LIVE = "frontlog";
    /** What a rebuild makes. */
    static final String REBUILT = "frontlog_rebuild";
    /** What every schema has a sibling by. */
    static final String AS_OF = "_as_of";
    /** Of whoever applies batches, reads digests or rows beside the service. */
    private static final int BESIDE = 16;

    private final Instance<Flyway> flyway;
    private List<PgConnectOptions> servers = List.of();
    private @Nullable Vertx vertx;

    Schemas(Instance<Flyway> flyway) {
        this.flyway = flyway;
    }

    /** The service's own pool. */
    @Override
    public Pool create(Input input) {
        servers = List.copyOf(input.pgConnectOptionsList());
        vertx = input.vertx();
        return pool(LIVE, input.poolOptions());
    }

    /** A pool of another schema, to be closed by whoever asked for it. */
    Pool open(String schema) {
        return pool(schema, new PoolOptions().setMaxSize(BESIDE));
    }

    private Pool pool(String schema, PoolOptions options) {
        return PgBuilder.pool()
                .with(options)
                .connectingTo(servers.stream()
                        .<SqlConnectOptions>map(server -> of(schema, server))
                        .toList())
                .using(Objects.requireNonNull(vertx))
                .build();
    }

    private static PgConnectOptions of(String schema, PgConnectOptions server) {
        var properties = new HashMap<>(Objects.requireNonNullElse(server.getProperties(), new HashMap<>()));
        properties.put("search_path", schema + ", public");
        return new PgConnectOptions(server).setProperties(properties);
    }

    /** Makes a schema, or brings it up to what this release knows. */
    void migrate(String schema) {
        Flyway.configure()
                .configuration(flyway.get().getConfiguration())
                .initSql("set search_path = public") // or what is missing there would be found in the live one
                .defaultSchema(schema)
                .schemas(schema)
                .load()
                .migrate();
    }
}
