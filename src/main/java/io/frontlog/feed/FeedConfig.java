package io.frontlog.feed;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Streams: how many, how much is kept for them, and how patiently. */
@ConfigMapping(prefix = "frontlog.feed")
interface FeedConfig {
    /** Streams that are open at once; more are answered with 503. */
    @WithDefault("2000")
    int readers();

    /** Characters of the latest messages that are kept for the readers of a partition; who falls behind is cut off. */
    @WithDefault("4M")
    MemorySize window();

    /** A stream on which nothing was sent for so long gets a comment. */
    @WithDefault("15S")
    Duration heartbeat();

    /** A reader that takes nothing for so long, though something waits for it, is disconnected. */
    @WithDefault("60S")
    Duration patience();
}
