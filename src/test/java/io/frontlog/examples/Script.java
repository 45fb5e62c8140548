package io.frontlog.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.Tool;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A script of {@code src/examples} as a process, killed in the end; where its tool is missing, a test is skipped. */
final class Script implements AutoCloseable {
    private static final Path EXAMPLES = Path.of("src/examples");

    private final Process process;
    private final BufferedReader output;

    private Script(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    static Script start(String tool, Map<String, String> environment, String name, String... arguments)
            throws IOException {
        Tool.needs(tool);
        Tool.needs("bash");
        var command = new ArrayList<>(List.of("bash", EXAMPLES.resolve(name).toString()));
        command.addAll(List.of(arguments));
        return start(environment, command);
    }

    /** An example in Java, as its users run it: from its source. */
    static Script java(String name, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                EXAMPLES.resolve("java/io/frontlog/examples").resolve(name).toString()));
        command.addAll(List.of(arguments));
        return start(Map.of(), command);
    }

    private static Script start(Map<String, String> environment, List<String> command) throws IOException {
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        return new Script(builder.start());
    }

    /** The next line; waits for it. */
    String line() throws IOException {
        return output.readLine();
    }

    /** The next line that begins so. */
    String line(String start) throws IOException {
        String line = line();
        while (line != null && !line.startsWith(start)) line = line();
        return line;
    }

    /** All that it says until it ends, which it does by itself. */
    List<String> lines() throws InterruptedException {
        List<String> lines = output.lines().toList();
        assertThat(exit()).as("%s", lines).isZero();
        return lines;
    }

    int exit() throws InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
