package io.frontlog.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/** What may befall a report, in the order of recording, and the live reports that it leaves. */
final class RecordedSteps {
    enum Kind {
        FILE,
        AMEND,
        RETRACT,
        REINSTATE
    }

    /** @param state what the report says from then on; the step's kind decides whether it matters */
    record Step<T>(Kind kind, String report, T state) {}

    private RecordedSteps() {}

    /** A life that ends live with {@code last} as the report's state. */
    static <T> List<Step<T>> keeping(String report, T first, T last, Random random) {
        List<Step<T>> steps = life(report, first, random);
        steps.add(new Step<>(Kind.AMEND, report, last));
        if (random.nextBoolean()) steps.add(new Step<>(Kind.RETRACT, report, last));
        steps.add(new Step<>(Kind.REINSTATE, report, last));
        return steps;
    }

    /** A life that ends retracted. */
    static <T> List<Step<T>> retracting(String report, T first, Random random) {
        List<Step<T>> steps = life(report, first, random);
        steps.add(new Step<>(Kind.RETRACT, report, first));
        if (random.nextBoolean()) steps.add(new Step<>(Kind.AMEND, report, first));
        return steps;
    }

    /** One order of recording in which each report's own steps stay in order. */
    static <T> List<Step<T>> interleaved(List<List<Step<T>>> lives, Random random) {
        List<List<Step<T>>> left = new ArrayList<>();
        for (List<Step<T>> life : lives) left.add(new ArrayList<>(life));
        List<Step<T>> all = new ArrayList<>();
        while (!left.isEmpty()) {
            List<Step<T>> next = left.get(random.nextInt(left.size()));
            all.add(next.remove(0));
            if (next.isEmpty()) left.remove(next);
        }
        return all;
    }

    static <T> List<T> live(List<Step<T>> steps) {
        Map<String, T> latest = new TreeMap<>();
        TreeSet<String> retracted = new TreeSet<>();
        for (Step<T> step : steps) {
            switch (step.kind()) {
                case FILE, AMEND -> latest.put(step.report(), step.state());
                case RETRACT -> retracted.add(step.report());
                case REINSTATE -> retracted.remove(step.report());
            }
        }
        latest.keySet().removeAll(retracted);
        return List.copyOf(latest.values());
    }

    private static <T> List<Step<T>> life(String report, T first, Random random) {
        List<Step<T>> steps = new ArrayList<>();
        steps.add(new Step<>(Kind.FILE, report, first));
        if (random.nextBoolean()) {
            steps.add(new Step<>(Kind.RETRACT, report, first));
            steps.add(new Step<>(Kind.REINSTATE, report, first));
        }
        return steps;
    }
}
