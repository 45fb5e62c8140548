package io.frontlog.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What makes a broker small, quick to start, and safe to keep a journal in. */
final class BrokerSettings {
    static final int NODE = 1;
    static final String CONTROLLER = "CONTROLLER";

    /** One broker of one controller: nothing is replicated, and no topic appears by accident. */
    private static final Map<String, String> ALONE = Map.ofEntries(
            Map.entry("process.roles", "broker,controller"),
            Map.entry("node.id", Integer.toString(NODE)),
            Map.entry("controller.listener.names", CONTROLLER),
            Map.entry("inter.broker.listener.name", "PLAINTEXT"),
            Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
            Map.entry("auto.create.topics.enable", "false"),
            Map.entry("default.replication.factor", "1"),
            Map.entry("min.insync.replicas", "1"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"));

    /**
     * What was acknowledged is in the page cache, so it survives the end of this process in whatever way. A broker that
     * has no replica may lose what its machine had not yet written to disk when the power went: at most about the last
     * second, by the flush interval. Flushing before each acknowledgement instead is a matter of a topic
     * ({@code flush.messages=1}), since here it would hold up every transaction marker and offset as well.
     *
     * <p>Nothing is deleted by age unless its topic says so, and a group that was away for weeks finds its offsets.
     */
    private static final Map<String, String> DURABLE = Map.of(
            "log.flush.interval.ms", "1000",
            "log.flush.scheduler.interval.ms", "1000",
            "log.retention.ms", "-1",
            "offsets.retention.minutes", Integer.toString(Integer.MAX_VALUE));

    /**
     * After a kill the broker is a stranger to its own controller, and the service one to its own group: each waits
     * until the session of its predecessor ends, so sessions are short. Heartbeats come from threads of their own.
     */
    private static final Map<String, String> PROMPT = Map.of(
            "broker.heartbeat.interval.ms", "400",
            "broker.session.timeout.ms", "2000",
            "group.initial.rebalance.delay.ms", "0",
            "group.consumer.min.heartbeat.interval.ms", "500",
            "group.consumer.heartbeat.interval.ms", "500",
            "group.consumer.min.session.timeout.ms", "3000",
            "group.consumer.session.timeout.ms", "3000");

    /**
     * Few threads and buffers, few internal partitions, no heartbeat written to the metadata log while nothing happens,
     * and segments short enough to be checked quickly after a kill.
     */
    private static final Map<String, String> SMALL = Map.ofEntries(
            Map.entry("num.network.threads", "2"),
            Map.entry("num.io.threads", "3"),
            Map.entry("background.threads", "2"),
            Map.entry("metadata.max.idle.interval.ms", "0"),
            Map.entry("group.coordinator.threads", "1"),
            Map.entry("num.recovery.threads.per.data.dir", "2"),
            Map.entry("log.cleaner.dedupe.buffer.size", Integer.toString(8 << 20)),
            Map.entry("log.segment.bytes", Integer.toString(128 << 20)),
            Map.entry("offsets.topic.num.partitions", "4"),
            Map.entry("transaction.state.log.num.partitions", "4"),
            Map.entry("share.coordinator.state.topic.num.partitions", "1"));

    private BrokerSettings() {}

    static Map<String, String> of(Path folder, Ports ports) {
        String broker = "PLAINTEXT://%s:%d".formatted(Ports.LOOPBACK, ports.kafka());
        String controller = "%s:%d".formatted(Ports.LOOPBACK, ports.controller());
        Map<String, String> all = new HashMap<>();
        all.putAll(ALONE);
        all.putAll(DURABLE);
        all.putAll(PROMPT);
        all.putAll(SMALL);
        all.put("log.dirs", folder.toString());
        all.put("listeners", broker + "," + CONTROLLER + "://" + controller);
        all.put("advertised.listeners", broker);
        all.put("controller.quorum.voters", NODE + "@" + controller);
        return all;
    }
}
