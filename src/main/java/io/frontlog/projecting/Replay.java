package io.frontlog.projecting;

import io.frontlog.journal.Journal;
import io.vertx.sqlclient.Pool;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Applies the journal to a schema beside the live one, from where that stands: by consumers of its own and without a group,
 * so that nobody else notices. Theatres of different partitions have nothing to do with each other, so that several lanes go
 * side by side.
 */
final class Replay implements AutoCloseable {
    private final List<Lane> lanes;
    private final ExecutorService threads;

    /** @param transactions makes one of the schema's for each lane */
    Replay(
            Map<String, Object> kafka,
            Journal journal,
            Pool schema,
            Supplier<BatchTransaction> transactions,
            ProjectingConfig config,
            int lanes) {
        Map<Integer, Long> from = Waiting.on(Offsets.read(schema), config.statementTimeout());
        int count = Math.max(1, Math.min(lanes, from.size()));
        this.lanes = IntStream.range(0, count)
                .mapToObj(lane -> new Lane(
                        kafka,
                        journal,
                        from.entrySet().stream()
                                .filter(next -> next.getKey() % count == lane)
                                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                        transactions.get(),
                        config.batchSize()))
                .toList();
        this.threads = Executors.newFixedThreadPool(count, task -> {
            var thread = new Thread(task, "frontlog-rebuild-lane");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** The next offset of each partition. */
    Map<Integer, Long> next() {
        var next = new HashMap<Integer, Long>();
        lanes.forEach(lane -> next.putAll(lane.next()));
        return next;
    }

    /** How many events it has applied since the journal began. */
    long events() {
        return next().values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many events there are. */
    long journal() {
        return lanes.stream().mapToLong(Lane::journal).sum();
    }

    /** How many events it is behind some offsets. */
    long behind(Map<Integer, Long> ends) {
        Map<Integer, Long> next = next();
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - next.getOrDefault(end.getKey(), 0L)))
                .sum();
    }

    /** Each lane applies a batch, nothing of it behind the offsets. */
    void turn(Map<Integer, Long> ends) {
        var turns = lanes.stream()
                .filter(lane -> lane.isBehind(ends))
                .map(lane -> CompletableFuture.runAsync(() -> lane.turn(ends), threads))
                .toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(turns).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Applies everything before the offsets. */
    void until(Map<Integer, Long> ends) {
        while (behind(ends) > 0) turn(ends);
    }

    @Override
    public void close() {
        threads.shutdown();
        lanes.forEach(Lane::close);
    }
}
