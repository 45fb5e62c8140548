package io.frontlog.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The server process of a PostgreSQL folder, which outlives a Java process that was killed.
 *
 * <p>A server works in its data folder, and so do its children: that tells them from any other process which has come by
 * the same number since.
 */
final class Postmaster {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long PAUSE = 20;

    private Postmaster() {}

    /** Stops the server of this folder, if one runs: its clients are sent away, and what is committed stays. */
    static void stop(Path folder) {
        Path file = folder.resolve("postmaster.pid");
        if (Files.notExists(file)) {
            return;
        }
        try {
            Optional<ProcessHandle> server = named(file).filter(process -> worksIn(process, folder));
            if (server.isPresent()) {
                shutDownFast(server.get());
            }
            awaitEnd(folder);
            // Left by a crash. PostgreSQL would not start if an unrelated process had its number by now.
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new CannotStart("What is left in %s cannot be cleared: %s.".formatted(folder, e), e);
        }
    }

    /** Those that run in this folder, the server itself among them. */
    static List<ProcessHandle> processes(Path folder) {
        return ProcessHandle.allProcesses()
                .filter(process -> worksIn(process, folder))
                .toList();
    }

    private static Optional<ProcessHandle> named(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return lines.isEmpty() || !lines.get(0).strip().matches("\\d{1,18}")
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.get(0).strip()));
    }

    private static boolean worksIn(ProcessHandle process, Path folder) {
        Path about = Path.of("/proc", Long.toString(process.pid()));
        try {
            return Files.readString(about.resolve("comm")).startsWith("postgres")
                    && about.resolve("cwd").toRealPath().equals(folder.toRealPath());
        } catch (IOException goneOrNotOurs) {
            return false;
        }
    }

    /** SIGINT is PostgreSQL's "fast" shutdown. Java itself can only send SIGTERM, which waits for every client. */
    private static void shutDownFast(ProcessHandle server) throws IOException {
        new ProcessBuilder("sh", "-c", "kill -INT " + server.pid())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void awaitEnd(Path folder) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!processes(folder).isEmpty()) {
            if (System.nanoTime() > end) {
                throw new CannotStart(
                        "A PostgreSQL left by an earlier run still works in %s and does not stop: end it by hand."
                                .formatted(folder));
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("The start was interrupted.", e);
        }
    }
}
