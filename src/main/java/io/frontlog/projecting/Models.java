package io.frontlog.projecting;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All read models, and the table {@code read_model}: which versions of them made the rows of a schema. */
@ApplicationScoped
class Models {
    private static final String READ = "select name, version from read_model";
    /** Only while there are no rows yet. */
    private static final String BEGIN =
            """
            insert into read_model (name, version)
            select * from unnest($1::text[], $2::int[]) where not exists (select from progress where next_offset > 0)
            on conflict (name) do update set version = excluded.version
            """;

    private final List<ReadModel> all;

    Models(@Any Instance<Projection> projections) {
        all = Stream.concat(Stream.of(Ledger.EVENTS), projections.stream().flatMap(p -> p.models().stream()))
                .sorted(Comparator.comparing(ReadModel::name))
                .toList();
    }

    /** By name. */
    List<ReadModel> all() {
        return all;
    }

    /** Those of this release. */
    Map<String, Integer> versions() {
        var versions = new TreeMap<String, Integer>();
        all.forEach(model -> versions.put(model.name(), model.version()));
        return versions;
    }

    String[] names() {
        return all.stream().map(ReadModel::name).toArray(String[]::new);
    }

    /** The versions of this release, in the order of the names. */
    Integer[] numbers() {
        return all.stream().map(ReadModel::version).toArray(Integer[]::new);
    }

    /** Those that made a schema. */
    Future<Map<String, Integer>> versions(SqlClient schema) {
        return schema.preparedQuery(READ).execute().map(rows -> {
            var versions = new TreeMap<String, Integer>();
            for (Row row : rows) versions.put(row.getString("name"), row.getInteger("version"));
            return versions;
        });
    }

    /** Says of an empty schema that it is made by this release. */
    Future<?> begin(SqlClient schema) {
        return schema.preparedQuery(BEGIN).execute(Tuple.of(names()).addValue(numbers()));
    }
}
