package io.frontlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.embedded.EmbeddedServers;
import io.frontlog.embedded.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The embedded servers in a process of their own, which can be made to hang. */
final class ServersProcess implements AutoCloseable {
    private final Process process;
    private final Map<String, String> configuration = new HashMap<>();

    private ServersProcess(Process process) {
        this.process = process;
    }

    public static void main(String... folder) throws IOException {
        try (var servers = EmbeddedServers.start(new Settings(Path.of(folder[0]), 0, 0))) {
            servers.configuration().forEach((key, value) -> System.out.println("frontlog " + key + " " + value));
            System.out.println("frontlog ready");
            while (System.in.read() >= 0) Thread.onSpinWait();
        }
    }

    static ServersProcess start(Path folder) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServersProcess.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        var servers = new ServersProcess(process);
        servers.readConfiguration(process.inputReader());
        return servers;
    }

    private void readConfiguration(BufferedReader output) throws IOException {
        var said = new StringBuilder();
        for (String line = output.readLine(); !"frontlog ready".equals(line); line = output.readLine()) {
            assertThat(line).as(() -> "started: " + said).isNotNull();
            said.append(line).append('\n');
            String[] words = line.split(" ");
            if (words.length == 3 && words[0].equals("frontlog")) configuration.put(words[1], words[2]);
        }
        var drain = new Thread(() -> output.lines().forEach(line -> {}));
        drain.setDaemon(true);
        drain.start();
    }

    String configured(String key) {
        return configuration.get(key);
    }

    /** The broker's process hangs: it neither answers nor goes away. */
    void hang() throws IOException, InterruptedException {
        signal("-STOP");
    }

    void goOn() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", signal, String.valueOf(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.outputWriter().close();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
}
