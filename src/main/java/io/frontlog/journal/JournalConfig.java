package io.frontlog.journal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The log: its shape, and how patiently it is written. */
@ConfigMapping(prefix = "frontlog.journal")
public interface JournalConfig {
    /** Partitions of the journal, fixed for its life; start-up refuses a journal with another number. */
    @WithDefault("12")
    int partitions();

    /** Replicas of each partition; 0 means three, or as many as there are brokers. */
    @WithDefault("0")
    short replicationFactor();

    /** How long start-up waits for the brokers. */
    @WithDefault("60S")
    Duration startTimeout();

    /** How long an append may take before it is answered with 503. */
    @WithDefault("5S")
    Duration appendTimeout();

    /** Appends under way at once; more are answered with 503. */
    @WithDefault("20000")
    int maxInFlight();
}
