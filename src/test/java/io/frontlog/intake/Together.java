package io.frontlog.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** The same done by many at once. */
final class Together {
    private Together() {}

    static <T> List<T> times(int many, Supplier<T> task) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(many);
        try {
            var start = new CountDownLatch(1);
            var running = new ArrayList<Future<T>>();
            for (int i = 0; i < many; i++) {
                running.add(pool.submit(() -> {
                    start.await();
                    return task.get();
                }));
            }
            start.countDown();
            var done = new ArrayList<T>();
            for (Future<T> each : running) done.add(each.get());
            return done;
        } finally {
            pool.shutdownNow();
        }
    }
}
