package io.frontlog.catalogue;

import io.frontlog.event.Names;
import io.frontlog.event.Subject;
import io.frontlog.event.Vocabulary;
import io.frontlog.journal.Json;
import io.frontlog.projecting.Batch;
import io.frontlog.projecting.Batch.Applied;
import io.frontlog.projecting.Batch.CatalogueChange;
import io.frontlog.projecting.Projection;
import io.frontlog.projecting.ReadModel;
import io.frontlog.projecting.Sql;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps every version of every entry, and tells the projections behind it what a batch changed. */
@ApplicationScoped
class CatalogueProjection implements Projection {
    private record Version(Applied by, CatalogueEntry entry, @Nullable Long knownTo) {}

    private record Key(String theatre, Subject subject) {}

    private static final ReadModel MODEL = ReadModel.of(
            "catalogue",
            1,
            """
            select json_build_array(kind, id, version, doc, outline, above, names, known_from, known_to,
                                    extract(epoch from recorded_at))::text
              from catalogue where theatre = $1 order by kind collate "C", id collate "C", version
            """);

    /** Without outlines, which nothing else follows from. */
    private static final String BEFORE =
            """
            select theatre, kind, id, doc from catalogue
             where known_to is null
               and (theatre, kind, id) in (select * from unnest($1::text[], $2::text[], $3::text[]))
            """;

    private static final String CLOSE =
            """
            update catalogue c set known_to = n.known_from
              from unnest($1::text[], $2::text[], $3::text[], $4::bigint[]) as n (theatre, kind, id, known_from)
             where c.theatre = n.theatre and c.kind = n.kind and c.id = n.id and c.known_to is null
            """;
    private static final String SAVE =
            """
            insert into catalogue (theatre, kind, id, version, doc, above, names, known_from, known_to, recorded_at,
                                   outline)
            select * from unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::text[], $6::text[], $7::text[],
                                 $8::bigint[], $9::bigint[], $10::timestamptz[], $11::text[])
            """;

    @Override
    public int order() {
        return 1;
    }

    @Override
    public List<ReadModel> models() {
        return List.of(MODEL);
    }

    @Override
    public void project(Batch batch, Sql sql) {
        var versions = new ArrayList<Version>();
        var latest = new LinkedHashMap<Key, Integer>();
        var revised = new LinkedHashMap<Key, Applied>();
        for (Applied applied : batch.applied()) {
            CatalogueEntry entry = CatalogueEntry.of(applied.event()).orElse(null);
            if (entry == null) continue;
            Key key = new Key(applied.theatre(), entry.subject());
            Integer previous = latest.put(key, versions.size());
            if (previous != null) {
                Version closed = versions.get(previous);
                versions.set(
                        previous,
                        new Version(closed.by, closed.entry, applied.position().offset()));
            } else if (applied.version() > 1) {
                revised.put(key, applied);
            }
            versions.add(new Version(applied, entry, null));
        }
        if (versions.isEmpty()) return;
        Map<Key, Object> before = before(List.copyOf(revised.keySet()), sql);
        close(List.copyOf(revised.keySet()), List.copyOf(revised.values()), sql);
        save(versions, sql);
        var states = new HashMap<>(before);
        for (Version version : versions) {
            Key key = new Key(version.by.theatre(), version.entry.subject());
            Object state = version.entry.state();
            batch.catalogueChanges().add(new CatalogueChange(version.by, key.subject, states.put(key, state), state));
        }
    }

    private static Map<Key, Object> before(List<Key> keys, Sql sql) {
        if (keys.isEmpty()) return Map.of();
        var before = new HashMap<Key, Object>();
        var rows = sql.ask(
                BEFORE,
                Sql.strings(keys, Key::theatre),
                Sql.strings(keys, k -> Vocabulary.word(k.subject.kind())),
                Sql.strings(keys, k -> k.subject.id()));
        for (Row row : rows.get()) {
            Subject.Kind kind = Vocabulary.read(Subject.Kind.class, row.getString("kind"));
            before.put(
                    new Key(row.getString("theatre"), new Subject(kind, row.getString("id"))),
                    Json.read(row.getString("doc"), CatalogueEntry.type(kind)));
        }
        return before;
    }

    private static void close(List<Key> keys, List<Applied> by, Sql sql) {
        if (keys.isEmpty()) return;
        sql.write(
                CLOSE,
                Sql.strings(keys, Key::theatre),
                Sql.strings(keys, k -> Vocabulary.word(k.subject.kind())),
                Sql.strings(keys, k -> k.subject.id()),
                Sql.longs(by, a -> a.position().offset()));
    }

    private static void save(List<Version> versions, Sql sql) {
        sql.write(
                SAVE,
                Sql.strings(versions, v -> v.by.theatre()),
                Sql.strings(versions, v -> Vocabulary.word(v.entry.subject().kind())),
                Sql.strings(versions, v -> v.entry.subject().id()),
                Sql.ints(versions, v -> v.by.version()),
                Sql.strings(versions, v -> Json.write(v.entry.document())),
                Sql.strings(versions, v -> v.entry.above()),
                Sql.strings(versions, v -> column(v.entry.names())),
                Sql.longs(versions, v -> v.by.position().offset()),
                Sql.longs(versions, Version::knownTo),
                Sql.instants(versions, v -> v.by.recordedAt()),
                Sql.strings(versions, v -> v.entry.outline()));
    }

    /** All names, each on a line of its own with a line break before and behind. */
    static String column(Collection<String> names) {
        return names.stream().map(Names::fold).distinct().sorted().collect(Collectors.joining("\n", "\n", "\n"));
    }
}
