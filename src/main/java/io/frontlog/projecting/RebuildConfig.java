package io.frontlog.projecting;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Rebuilding the read models from the journal. */
@ConfigMapping(prefix = "frontlog.rebuild")
public interface RebuildConfig {
    /** Whether start-up asks for a rebuild: never, when a read model's version has changed, or always. */
    @WithDefault("changed")
    AtStart atStart();

    /** Events replayed a second, at most; 0 for as many as can be. */
    @WithDefault("0")
    int rate();

    /** How many partitions are replayed at once, each in a thread of its own. */
    @WithDefault("2")
    int lanes();

    /** When start-up asks for one. */
    enum AtStart {
        NEVER,
        CHANGED,
        ALWAYS
    }
}
