package io.frontlog.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folder of both servers, held by one process at a time. Its {@code VERSION} names the layout and, once a server's
 * own folder is completely set up, the major version that made it.
 */
final class DataFolder implements AutoCloseable {
    private static final String LAYOUT = "1";
    private static final String VERSION = "VERSION";

    private final Path path;
    private final FileChannel lock;
    private final TreeMap<String, String> versions;

    private DataFolder(Path path, FileChannel lock, TreeMap<String, String> versions) {
        this.path = path;
        this.lock = lock;
        this.versions = versions;
    }

    /**
     * Makes the folder if need be and holds it until closed.
     *
     * @throws CannotStart if it cannot be written, is held by another process, or was made by another version
     */
    static DataFolder open(Path path) {
        FileChannel lock = lock(path);
        try {
            DataFolder folder = new DataFolder(path, lock, read(path));
            folder.check("layout", "layout", LAYOUT);
            for (Part part : Part.values()) {
                folder.check(part.folder(), part.title(), part.major());
            }
            if (folder.versions.isEmpty()) {
                folder.write("layout", LAYOUT);
            }
            return folder;
        } catch (IOException e) {
            release(lock);
            throw unusable(path, e);
        } catch (CannotStart e) {
            release(lock);
            throw e;
        }
    }

    Path of(Part part) {
        return path.resolve(part.folder());
    }

    Path binaries() {
        return path.resolve("postgres-binaries");
    }

    synchronized boolean isReady(Part part) {
        return versions.containsKey(part.folder());
    }

    /** To be called before the part takes any data: until then its folder counts as left over, and may be removed. */
    void markReady(Part part) {
        write(part.folder(), part.major());
    }

    /** Removes what a set-up that was interrupted has left of this part. */
    void clear(Part part) {
        if (isReady(part)) {
            throw new IllegalStateException(part + " holds data");
        }
        delete(of(part));
    }

    static void delete(Path tree) {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path each : paths.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw unusable(tree, e);
        }
    }

    @Override
    public void close() {
        release(lock);
    }

    private void check(String key, String title, String expected) {
        String found = versions.get(key);
        boolean unmarked = versions.isEmpty() && Files.exists(path.resolve(key));
        if (unmarked || (found != null && !found.equals(expected))) {
            throw new CannotStart(
                    "The data folder %s was made with %s %s, but this Frontlog needs %s %s: choose another folder with FRONTLOG_DATA, or run the Frontlog that made it."
                            .formatted(path, title, found == null ? "of an unknown version" : found, title, expected));
        }
    }

    private synchronized void write(String key, String value) {
        versions.put(key, value);
        String text = versions.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue() + "\n")
                .collect(Collectors.joining("", "# Kept by Frontlog; without it the data here cannot be used.\n", ""));
        Path fresh = path.resolve(VERSION + ".new");
        try {
            Files.writeString(
                    fresh,
                    text,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DSYNC);
            Files.move(
                    fresh, path.resolve(VERSION), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    private static TreeMap<String, String> read(Path path) throws IOException {
        TreeMap<String, String> versions = new TreeMap<>();
        Path file = path.resolve(VERSION);
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                String[] pair = line.split("=", 2);
                if (pair.length == 2) {
                    versions.put(pair[0], pair[1]);
                }
            }
            versions.putIfAbsent("layout", "of an unknown version");
        }
        return versions;
    }

    private static FileChannel lock(Path path) {
        try {
            Files.createDirectories(path);
            FileChannel file =
                    FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isFree(file)) {
                return file;
            }
            release(file);
        } catch (IOException e) {
            throw unusable(path, e);
        }
        throw new CannotStart(
                "The data folder %s is in use by another running Frontlog: stop that one, or choose another folder with FRONTLOG_DATA."
                        .formatted(path));
    }

    private static boolean isFree(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    private static void release(FileChannel lock) {
        try {
            lock.close();
        } catch (IOException e) {
            throw new IllegalStateException("The lock of the data folder cannot be released", e);
        }
    }

    private static CannotStart unusable(Path path, IOException cause) {
        return new CannotStart(
                "The data folder %s cannot be written (%s): choose another folder with FRONTLOG_DATA."
                        .formatted(path, cause),
                cause);
    }
}
