package io.frontlog.intake;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the service takes in. */
@ConfigMapping(prefix = "frontlog.intake")
public interface IntakeConfig {
    /** The largest body, and the longest line of NDJSON; larger ones are answered with 413. */
    @WithDefault("1M")
    MemorySize maxBody();

    /** Lines of one NDJSON body that are under way at once. */
    @WithDefault("1024")
    int linesAtOnce();
}
