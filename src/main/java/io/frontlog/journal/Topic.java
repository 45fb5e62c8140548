package io.frontlog.journal;

import java.util.HashMap;
import java.util.Map;

/** Frontlog's topics (DESIGN 3): all partitioned as the journal is, so that a theatre has one partition in each. */
public enum Topic {
    /** Everything ever submitted: the source of truth. */
    JOURNAL("journal", Kind.LOG),
    /** The accepted events, each once, in the order of their positions. */
    EVENTS("events", Kind.LOG),
    CONTROL("control", Kind.COMPACTED),
    INCIDENT_COUNTS("incident-counts", Kind.COMPACTED),
    INCIDENTS("incidents", Kind.COMPACTED),
    PRECEDENTS("precedents", Kind.COMPACTED),
    /** What could not be read, and why. */
    DEAD_LETTERS("dead-letters", Kind.LOG);

    /** What becomes of old records. */
    private enum Kind {
        LOG,
        COMPACTED
    }

    private static final String DAYS_7 = "604800000";

    private final String title;
    private final Kind kind;

    Topic(String title, Kind kind) {
        this.title = title;
        this.kind = kind;
    }

    /** What it is called among Frontlog's own, as {@code incident-counts}. */
    public String title() {
        return title;
    }

    /** Its name in Kafka. */
    public String topic() {
        return "frontlog." + title;
    }

    /** Whether the last value of a key is all that counts. */
    public boolean compacted() {
        return kind == Kind.COMPACTED;
    }

    /** Without which it would lose data, or keep what it should not. */
    Map<String, String> required() {
        var settings = new HashMap<>(Map.of("unclean.leader.election.enable", "false"));
        settings.putAll(
                compacted()
                        ? Map.of("cleanup.policy", "compact")
                        : Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1"));
        if (this == JOURNAL || this == DEAD_LETTERS) settings.put("message.timestamp.type", "LogAppendTime");
        return settings;
    }

    /** What it is made with beside. A consumer that reads from the start sees every tombstone if it takes a week at most. */
    Map<String, String> usual() {
        return compacted() ? Map.of("delete.retention.ms", DAYS_7) : Map.of();
    }
}
