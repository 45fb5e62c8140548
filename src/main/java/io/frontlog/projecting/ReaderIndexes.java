package io.frontlog.projecting;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;

/** The indexes that no projection needs, as the migrations mark them: a rebuild does without until its rows are there. */
final class ReaderIndexes {
    private static final String DROP =
            """
            do $$
            declare name regclass;
            begin
                for name in select indexrelid from pg_index
                             where indexrelid::regclass::text not like '%.%'
                               and obj_description(indexrelid, 'pg_class') = 'for readers' loop
                    execute format('drop index %s', name);
                end loop;
            end $$
            """;

    /** As the live schema has them, of the same migrations. */
    private static final String MAKE =
            """
            do $$
            declare
                definition text;
                name text;
            begin
                perform set_config('maintenance_work_mem', '256MB', true);
                for name, definition in
                    select c.relname, pg_get_indexdef(c.oid) from pg_class c
                     where c.relnamespace = 'frontlog'::regnamespace and c.relkind = 'i'
                       and obj_description(c.oid, 'pg_class') = 'for readers'
                       and to_regclass(format('%I.%I', current_schema(), c.relname)) is null
                loop
                    execute replace(definition, ' ON frontlog.', format(' ON %I.', current_schema()));
                    execute format('comment on index %I is %L', name, 'for readers');
                end loop;
            end $$
            """;

    private ReaderIndexes() {}

    /** Of the pool's schema. */
    static Future<RowSet<Row>> drop(Pool schema) {
        return schema.query(DROP).execute();
    }

    /** Those that the pool's schema lacks. */
    static Future<RowSet<Row>> make(Pool schema) {
        return schema.query(MAKE).execute();
    }
}
