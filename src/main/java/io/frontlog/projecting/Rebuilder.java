package io.frontlog.projecting;

import io.frontlog.event.Vocabulary;
import io.frontlog.journal.Journal;
import io.frontlog.projecting.Rebuild.Compared;
import io.frontlog.projecting.Rebuild.State;
import io.frontlog.projecting.Switch.NotWanted;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Works on the rebuilds that were asked for: replays the journal into a schema of its own, compares what it says with what
 * readers see, and takes its place. Whatever ends it, the next to look goes on from what is written. Of several replicas the
 * one that holds a lock works. Not a proxied bean: its metrics are to be seen from the start.
 */
@Singleton
public class Rebuilder implements Runnable {
    private static final Logger LOG = Logger.getLogger(Rebuilder.class);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration REPORT = Duration.ofSeconds(1);
    /** For a statement that goes through all rows. */
    private static final Duration LONG = Duration.ofMinutes(30);

    /** Failures in a row, without an event applied, after which it is given up. */
    private static final int ATTEMPTS = 10;

    private static final String LOCK = "select pg_try_advisory_lock(hashtext('frontlog_admin.rebuild'))";
    private static final String UNLOCK = "select pg_advisory_unlock(hashtext('frontlog_admin.rebuild'))";
    private static final String EXISTS = "select to_regclass('frontlog_rebuild.read_model') is not null";
    private static final String DROP = "drop schema if exists %s_as_of, %s cascade";

    private final Map<String, Object> kafka;
    private final Journal journal;
    private final Pool pool;
    private final Schemas schemas;
    private final BatchTransactions transactions;
    private final Models models;
    private final Rebuilds rebuilds;
    private final RebuildConfig config;
    private final ProjectingConfig projecting;
    private final Duration timeout;
    private final Thread thread = new Thread(this, "frontlog-rebuild");
    private volatile boolean running = true;

    private volatile boolean busy;
    private volatile long events;
    private volatile long ends;
    private volatile double rate;
    private long reported;
    private long reportedEvents;
    private int failures;

    Rebuilder(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Journal journal,
            Pool pool,
            Schemas schemas,
            BatchTransactions transactions,
            Models models,
            Rebuilds rebuilds,
            RebuildConfig config,
            ProjectingConfig projecting,
            MeterRegistry metrics) {
        this.kafka = kafka;
        this.journal = journal;
        this.pool = pool;
        this.schemas = schemas;
        this.transactions = transactions;
        this.models = models;
        this.rebuilds = rebuilds;
        this.config = config;
        this.projecting = projecting;
        this.timeout = projecting.statementTimeout();
        Gauge.builder("frontlog.rebuild.running", () -> busy ? 1 : 0)
                .description("Whether this replica works on a rebuild")
                .register(metrics);
        Gauge.builder("frontlog.rebuild.events", () -> busy ? events : 0)
                .description("Events that the rebuild has replayed")
                .register(metrics);
        Gauge.builder("frontlog.rebuild.remaining", () -> busy ? Math.max(0, ends - events) : 0)
                .description("Events that the rebuild has yet to replay")
                .register(metrics);
        Gauge.builder("frontlog.rebuild.rate", () -> busy ? rate : 0)
                .description("Events that the rebuild replays a second")
                .register(metrics);
    }

    void start() {
        askAtStart();
        thread.setDaemon(true);
        thread.start();
    }

    void stop() {
        running = false;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(10).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** There is something to do. */
    public void wake() {
        LockSupport.unpark(thread);
    }

    /** As it is configured. */
    void askAtStart() {
        boolean changed = !on(models.versions(pool)).equals(models.versions());
        boolean asks = config.atStart() == RebuildConfig.AtStart.ALWAYS
                || config.atStart() == RebuildConfig.AtStart.CHANGED && changed;
        if (!asks) return;
        String reason = Vocabulary.word(changed ? RebuildConfig.AtStart.CHANGED : RebuildConfig.AtStart.ALWAYS);
        on(rebuilds.asked(reason, true, false))
                .ifPresent(asked -> LOG.infof("rebuild %d: asked for at start, %s", asked.id(), reason));
    }

    @Override
    public void run() {
        while (running) {
            try {
                look();
            } catch (RuntimeException e) {
                if (!running) return;
                LOG.warnf(e, "rebuild: it failed and will be tried again: %s", e.getMessage());
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private void look() {
        if (on(rebuilds.toDo()).isEmpty()) return;
        SqlConnection connection = on(pool.getConnection());
        try {
            if (!on(connection.query(LOCK).execute()).iterator().next().getBoolean(0)) return;
            try {
                on(rebuilds.toDo()).ifPresent(this::work);
            } finally {
                connection.query(UNLOCK).execute();
            }
        } finally {
            connection.close();
        }
    }

    private void work(Rebuild rebuild) {
        if (!rebuild.state().runs()) {
            drop(Objects.requireNonNull(rebuild.kept()));
            on(rebuilds.dropped(rebuild.id()));
            return;
        }
        busy = true;
        try {
            if (rebuild.discarded()) throw new NotWanted();
            rebuild(rebuild);
        } catch (NotWanted e) {
            drop(Schemas.REBUILT);
            end(rebuild, State.DISCARDED, null, null);
        } catch (RuntimeException e) {
            if (!running || ++failures < ATTEMPTS) throw e;
            LOG.errorf(e, "rebuild %d: it is given up: %s", rebuild.id(), e.getMessage());
            end(rebuild, State.FAILED, String.valueOf(e.getMessage()), Schemas.REBUILT);
        } finally {
            busy = false;
        }
    }

    private void rebuild(Rebuild rebuild) {
        begin(rebuild);
        Pool schema = schemas.open(Schemas.REBUILT);
        try {
            on(Offsets.begin(schema, journal.partitions()));
            on(models.begin(schema));
            on(ReaderIndexes.drop(schema));
            try (var replay =
                    new Replay(kafka, journal, schema, () -> transactions.beside(schema), projecting, config.lanes())) {
                replay(rebuild, replay);
                Waiting.on(ReaderIndexes.make(schema), LONG);
                replay(rebuild, replay);
                List<Compared> compared = compare(rebuild, replay, schema);
                on(rebuilds.compared(rebuild.id(), compared));
                conclude(rebuild, compared, replay, schema);
            }
        } finally {
            schema.close();
        }
    }

    /** Goes on with what is there if it was begun by this rebuild, and by the versions of this release. */
    private void begin(Rebuild rebuild) {
        if (rebuild.startedAt() == null) drop(Schemas.REBUILT);
        if (!on(rebuilds.start(rebuild.id(), Schemas.REBUILT))) throw new NotWanted();
        if (isOfAnotherRelease()) drop(Schemas.REBUILT);
        schemas.migrate(Schemas.REBUILT);
        LOG.infof("rebuild %d: it replays the journal", rebuild.id());
    }

    private boolean isOfAnotherRelease() {
        if (!on(pool.query(EXISTS).execute()).iterator().next().getBoolean(0)) return true;
        Pool schema = schemas.open(Schemas.REBUILT);
        try {
            return !on(models.versions(schema)).equals(models.versions());
        } finally {
            schema.close();
        }
    }

    /** Until it is no more than a batch behind what readers see; never ahead of that. */
    private void replay(Rebuild rebuild, Replay replay) {
        reported = 0;
        Map<Integer, Long> live = live();
        do {
            turn(rebuild, State.REPLAYING, replay, live);
            live = live();
        } while (replay.behind(live) > projecting.batchSize());
    }

    private void turn(Rebuild rebuild, State state, Replay replay, Map<Integer, Long> ends) {
        long began = System.nanoTime();
        long before = replay.events();
        replay.turn(ends);
        long applied = replay.events() - before;
        if (applied > 0) failures = 0;
        report(rebuild, state, replay);
        if (config.rate() > 0) {
            long due = began + applied * 1_000_000_000L / config.rate();
            LockSupport.parkNanos(due - System.nanoTime());
        }
        if (!running) throw new IllegalStateException("stopped");
    }

    private void report(Rebuild rebuild, State state, Replay replay) {
        events = replay.events();
        long now = System.nanoTime();
        if (reported == 0) {
            reported = now;
            reportedEvents = events;
        } else if (now - reported < REPORT.toNanos()) {
            return;
        } else {
            rate = (events - reportedEvents) * 1e9 / (now - reported);
            reported = now;
            reportedEvents = events;
        }
        ends = replay.journal();
        if (!on(rebuilds.tell(rebuild.id(), state, events, ends, rate))) throw new NotWanted();
    }

    /** At one position: that of what readers see when it begins. */
    private List<Compared> compare(Rebuild rebuild, Replay replay, Pool schema) {
        SqlConnection old = on(pool.getConnection());
        try {
            on(old.query(Digests.BEGIN + "; " + LiveSchema.HOLD).execute());
            Map<Integer, Long> at = on(Offsets.read(old));
            while (replay.behind(at) > 0) turn(rebuild, State.COMPARING, replay, at);
            reported = 0;
            report(rebuild, State.COMPARING, replay);
            Map<String, Integer> versions = on(models.versions(old));
            var after = CompletableFuture.supplyAsync(() -> digests(schema));
            var before = new Digests(old, models.all()).all();
            return compare(versions, before, after.join());
        } finally {
            old.query("commit").execute();
            old.close();
        }
    }

    private SortedMap<String, SortedMap<String, String>> digests(Pool schema) {
        SqlConnection connection = on(schema.getConnection());
        try {
            on(connection.query(Digests.BEGIN).execute());
            return new Digests(connection, models.all()).all();
        } finally {
            connection.query("commit").execute();
            connection.close();
        }
    }

    private List<Compared> compare(
            Map<String, Integer> versions,
            SortedMap<String, SortedMap<String, String>> before,
            SortedMap<String, SortedMap<String, String>> after) {
        var theatres = new TreeSet<>(before.keySet());
        theatres.addAll(after.keySet());
        var compared = new ArrayList<Compared>();
        for (ReadModel model : models.all()) {
            String name = model.name();
            compared.add(new Compared(
                    name,
                    versions.getOrDefault(name, 0),
                    model.version(),
                    Digests.whole(before, name),
                    Digests.whole(after, name),
                    theatres.stream()
                            .filter(theatre -> !Objects.equals(
                                    before.getOrDefault(theatre, new TreeMap<>())
                                            .get(name),
                                    after.getOrDefault(theatre, new TreeMap<>()).get(name)))
                            .toList()));
        }
        return compared;
    }

    private void conclude(Rebuild rebuild, List<Compared> compared, Replay replay, Pool schema) {
        List<String> differing = names(compared.stream().filter(Compared::differsWithoutCause));
        if (!differing.isEmpty() && !rebuild.acceptDifferences()) {
            LOG.errorf("rebuild %d: refused, for these say something else: %s", rebuild.id(), differing);
            end(rebuild, State.REFUSED, null, Schemas.REBUILT);
        } else if (!rebuild.switching()) {
            end(rebuild, State.COMPARED, null, Schemas.REBUILT);
        } else {
            switchTo(rebuild, names(compared.stream().filter(Compared::differs)), replay, schema);
        }
    }

    private void switchTo(Rebuild rebuild, List<String> changed, Replay replay, Pool schema) {
        var change = new Switch(pool, schema, replay, timeout);
        change.prepare();
        catchUp(rebuild, replay);
        change.prepare();
        do catchUp(rebuild, replay);
        while (!change.attempt(rebuild.id(), projecting.batchSize(), changed));
        LOG.infof(
                "rebuild %d: it is what readers see; what they saw is kept as %s",
                rebuild.id(), Switch.before(rebuild.id()));
    }

    private void catchUp(Rebuild rebuild, Replay replay) {
        Map<Integer, Long> live = live();
        while (replay.behind(live) > 0) turn(rebuild, State.COMPARING, replay, live);
    }

    private static List<String> names(Stream<Compared> compared) {
        return compared.map(Compared::model).toList();
    }

    private Map<Integer, Long> live() {
        return on(Offsets.read(pool));
    }

    private void end(Rebuild rebuild, State state, @Nullable String failure, @Nullable String kept) {
        failures = 0;
        on(Rebuilds.end(pool, rebuild.id(), state, failure, kept, List.of()));
    }

    private void drop(String schema) {
        Waiting.on(pool.query(DROP.formatted(schema, schema)).execute(), LONG);
    }

    private <T> T on(Future<T> future) {
        return Waiting.on(future, timeout);
    }
}
