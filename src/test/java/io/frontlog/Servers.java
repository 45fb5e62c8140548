package io.frontlog;

import io.frontlog.embedded.EmbeddedServers;
import io.frontlog.embedded.Settings;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/** The embedded broker and database, in a folder of their own, for all tests of the running service. */
public final class Servers implements QuarkusTestResourceLifecycleManager {
    private EmbeddedServers servers;

    @Override
    public Map<String, String> start() {
        try {
            servers = EmbeddedServers.start(new Settings(Files.createTempDirectory("frontlog-test"), 0, 0));
            return servers.configuration();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (servers != null) servers.close();
    }
}
