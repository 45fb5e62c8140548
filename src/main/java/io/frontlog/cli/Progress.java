package io.frontlog.cli;

import java.io.PrintStream;
import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows how far something has come: as a bar on a terminal, else as a line now and then. */
final class Progress implements AutoCloseable {
    private static final long BETWEEN_LINES = Duration.ofSeconds(10).toNanos();

    private final PrintStream err;
    private final Unit unit;
    private final long total;
    private final @Nullable ProgressBar bar;
    private long told = System.nanoTime();

    /** What is counted, and how many are shown as one. */
    enum Unit {
        KILOBYTES(" kB", 1000),
        REPORTS(" reports", 1);

        private final String name;
        private final long size;

        Unit(String name, long size) {
            this.name = name;
            this.size = size;
        }
    }

    /** @param total negative if it is not known */
    Progress(Console console, String task, Unit unit, long total) {
        this.err = console.err();
        this.unit = unit;
        this.total = total;
        this.bar = console.width() == 0
                ? null
                : new ProgressBarBuilder()
                        .setTaskName(task)
                        .setInitialMax(total)
                        .setUnit(unit.name, unit.size)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setConsumer(new ConsoleProgressBarConsumer(err, console.width() - 1))
                        .build();
    }

    void at(long done, String note) {
        if (bar != null) {
            bar.stepTo(done).setExtraMessage(note.isEmpty() ? "" : " " + note);
        } else if (System.nanoTime() - told >= BETWEEN_LINES) {
            told = System.nanoTime();
            String of = total < 0 ? "" : " of " + total / unit.size;
            err.println(done / unit.size + of + unit.name + (note.isEmpty() ? "" : ", " + note));
        }
    }

    @Override
    public void close() {
        if (bar != null) bar.close();
    }
}
