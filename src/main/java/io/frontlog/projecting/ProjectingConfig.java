package io.frontlog.projecting;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The projector, and those who wait for it. */
@ConfigMapping(prefix = "frontlog.projecting")
public interface ProjectingConfig {
    /** Kafka's consumer group of the projectors. */
    @WithDefault("frontlog-projector")
    String group();

    /** Records applied in one transaction, at most. */
    @WithDefault("2000")
    int batchSize();

    /** How long one statement may take before its batch is given up and tried again. */
    @WithDefault("20S")
    Duration statementTimeout();

    /** The pause before a failed batch is tried again. */
    @WithDefault("500MS")
    Duration retryPause();

    /** Liveness fails when the poll loop has not turned for so long. */
    @WithDefault("300S")
    Duration stallTimeout();

    /** How long a command waits for its decision (then 202), and a read for its position (then 504). */
    @WithDefault("5S")
    Duration answerTimeout();
}
