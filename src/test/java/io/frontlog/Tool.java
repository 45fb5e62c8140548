package io.frontlog;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A program that a test needs and not every machine has. */
public final class Tool {
    private Tool() {}

    /** Skips the test, saying so, where it is missing. */
    public static void needs(String tool) {
        boolean found = Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
        assumeTrue(found, () -> tool + " is not on the path");
    }
}
