package io.frontlog.embedded;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Something to see at once. */
@ConfigMapping(prefix = "frontlog.scenario")
public interface ScenarioConfig {
    /** Whether to load the Syria scenario when nothing is recorded; on beside the embedded servers, else off. */
    @WithDefault("false")
    boolean load();
}
