package io.frontlog.projecting;

import io.frontlog.journal.Position;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** How far the read models have come, in each partition, as far as this replica has heard; and who waits for it. */
@ApplicationScoped
public class Progress {
    private record Waiter(long offset, long serial) {}

    private static final class Partition {
        volatile long next;
        volatile boolean own;
        final ConcurrentSkipListMap<Waiter, CompletableFuture<Void>> waiting = new ConcurrentSkipListMap<>(
                (a, b) -> a.offset != b.offset ? Long.compare(a.offset, b.offset) : Long.compare(a.serial, b.serial));
    }

    private final Map<Integer, Partition> partitions = new ConcurrentHashMap<>();
    private final java.util.concurrent.atomic.AtomicLong serials = new java.util.concurrent.atomic.AtomicLong();

    /** Done when what stands at the position is visible; whoever stops waiting cancels it. */
    public CompletableFuture<Void> reached(Position position) {
        Partition partition = partition(position.partition());
        if (partition.next > position.offset()) return CompletableFuture.completedFuture(null);
        var waiter = new Waiter(position.offset(), serials.incrementAndGet());
        var reached = new CompletableFuture<Void>();
        partition.waiting.put(waiter, reached);
        reached.whenComplete((done, failure) -> partition.waiting.remove(waiter));
        if (partition.next > position.offset()) reached.complete(null);
        return reached;
    }

    public long next(int partition) {
        return partition(partition).next;
    }

    /**
     * Whether this replica's projector has the partition: then it tells of each step itself, with what became of the
     * commands that wait, and nobody needs to hear of it from PostgreSQL.
     */
    void own(int number, boolean own) {
        partition(number).own = own;
    }

    /** What PostgreSQL announces. */
    void hear(Position next) {
        if (!partition(next.partition()).own) advance(next.partition(), next.offset());
    }

    void advance(int number, long next) {
        advance(Map.of(number, next), () -> {});
    }

    /** @param visible what is to be done when it is visible, before those who wait for that go on */
    void advance(Map<Integer, Long> nexts, Runnable visible) {
        nexts.forEach((number, next) -> {
            Partition partition = partition(number);
            synchronized (partition) {
                partition.next = Math.max(partition.next, next);
            }
        });
        visible.run();
        nexts.forEach((number, next) -> partition(number)
                .waiting
                .headMap(new Waiter(next, 0))
                .values()
                .forEach(waiter -> waiter.complete(null)));
    }

    private Partition partition(int number) {
        return partitions.computeIfAbsent(number, n -> new Partition());
    }
}
