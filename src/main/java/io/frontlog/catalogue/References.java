package io.frontlog.catalogue;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.frontlog.event.Names;
import io.frontlog.event.Subject;
import io.frontlog.event.Vocabulary;
import io.frontlog.http.Problem;
import io.frontlog.journal.Journal;
import io.frontlog.journal.Position;
import io.frontlog.projecting.Progress;
import io.frontlog.projecting.ProjectingConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which ids are known. What is known stays known, so that much is remembered; what is not is looked up, and before it
 * is called unknown, looked up again behind the journal's end: whoever registers and reports at once is right.
 */
@ApplicationScoped
public class References {
    private record Key(String theatre, Subject subject) {}

    /** A report is also known by the id of its incident: what speaks of one may name either. */
    private static final String KNOWN =
            """
            with asked as (select * from unnest($2::text[], $3::text[]) as asked (kind, id))
            select kind, id from asked join catalogue c using (kind, id) where c.theatre = $1 and c.known_to is null
            union all
            select kind, id from asked
             where kind in ('report', 'incident')
               and (exists (select from report_version r where r.theatre = $1 and r.incident = asked.id)
                    or kind = 'report'
                       and exists (select from report_version r where r.theatre = $1 and r.id = asked.id))
            """;

    private static final String NEAREST =
            """
            select id from catalogue
             where theatre = $1 and kind = $2 and known_to is null and similarity(names, $3) > 0.1
             order by similarity(id, $4) desc, similarity(names, $3) desc, id limit 3
            """;

    private final Pool pool;
    private final Journal journal;
    private final Progress progress;
    private final ProjectingConfig config;
    private final Cache<Key, Boolean> known =
            Caffeine.newBuilder().maximumSize(100_000).build();

    References(Pool pool, Journal journal, Progress progress, ProjectingConfig config) {
        this.pool = pool;
        this.journal = journal;
        this.progress = progress;
        this.config = config;
    }

    /** Those of the subjects that are not known in the theatre, in the order given. */
    public Uni<List<Subject>> unknown(String theatre, Collection<Subject> subjects) {
        Set<Subject> missing = new LinkedHashSet<>(subjects);
        missing.removeIf(subject -> known.getIfPresent(new Key(theatre, subject)) != null);
        if (missing.isEmpty()) return Uni.createFrom().item(List.of());
        return lookUp(theatre, missing)
                .chain(still -> still.isEmpty()
                        ? Uni.createFrom().item(still)
                        : behindTheEnd(theatre).chain(() -> lookUp(theatre, still)));
    }

    /** Known ids that resemble an unknown one, the nearest first. */
    public Uni<List<String>> nearest(String theatre, Subject unknown) {
        return pool.preparedQuery(NEAREST)
                .execute(Tuple.of(theatre, Vocabulary.word(unknown.kind()), Names.fold(unknown.id()), unknown.id()))
                .map(rows -> {
                    var ids = new ArrayList<String>();
                    for (Row row : rows) ids.add(row.getString("id"));
                    return ids;
                });
    }

    private Uni<List<Subject>> lookUp(String theatre, Collection<Subject> missing) {
        return pool.preparedQuery(KNOWN)
                .execute(Tuple.of(
                        theatre,
                        missing.stream().map(s -> Vocabulary.word(s.kind())).toArray(String[]::new),
                        missing.stream().map(Subject::id).toArray(String[]::new)))
                .map(found -> without(theatre, missing, found));
    }

    private List<Subject> without(String theatre, Collection<Subject> missing, RowSet<Row> found) {
        var still = new ArrayList<>(missing);
        for (Row row : found) {
            var subject = new Subject(Vocabulary.read(Subject.Kind.class, row.getString("kind")), row.getString("id"));
            known.put(new Key(theatre, subject), true);
            still.remove(subject);
        }
        return still;
    }

    /** Waits until what stands in the journal now is visible; if that takes too long, nobody can say. */
    public Uni<Void> behindTheEnd(String theatre) {
        int partition = journal.partition(theatre);
        return Uni.createFrom()
                .completionStage(() -> journal.end(partition))
                .chain(end ->
                        Uni.createFrom().completionStage(() -> progress.reached(new Position(partition, end - 1))))
                .ifNoItem()
                .after(config.answerTimeout())
                .failWith(() -> Problem.Type.UNAVAILABLE
                        .with("what it names is not known yet, and the read models are behind the journal")
                        .exception())
                .replaceWithVoid();
    }
}
