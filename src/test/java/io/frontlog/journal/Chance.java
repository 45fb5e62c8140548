package io.frontlog.journal;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/** The same choices whenever it is asked the same questions. */
final class Chance {
    private final Random random;

    Chance(long seed) {
        random = new Random(seed);
    }

    boolean in(int hundred) {
        return random.nextInt(100) < hundred;
    }

    /** Both included. */
    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    @SafeVarargs
    final <T> T one(T... of) {
        return of[random.nextInt(of.length)];
    }

    /** Rather one of the last. */
    <T> T recent(List<T> of) {
        return of.get(Math.max(0, of.size() - 1 - Math.abs((int) (random.nextGaussian() * 40))));
    }

    /** Null more or less often. */
    <T> T maybe(int hundred, Supplier<T> value) {
        return in(hundred) ? value.get() : null;
    }

    String id() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
