package io.frontlog.journal;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/** Frontlog's topics: made where they are missing, refused where their settings could lose data. */
@ApplicationScoped
public class Topics {
    /** Bytes: a record is its body and headers, and may have grown a little in the one JSON form. */
    public static final int MAX_RECORD = 4 << 20;
    /** Bytes: a row lists the reports that it rests on, and a dead letter is a record and more. */
    public static final int MAX_PUBLISHED = 16 << 20;

    private static final String LARGEST = "max.message.bytes";

    private final Map<String, Object> kafka;
    private final JournalConfig config;

    Topics(@Identifier("default-kafka-broker") Map<String, Object> kafka, JournalConfig config) {
        this.kafka = kafka;
        this.config = config;
    }

    /** @throws IllegalStateException saying what is wrong with a topic, or that Kafka is not there */
    public void prepare() {
        var settings = new HashMap<>(kafka);
        settings.put("default.api.timeout.ms", (int) config.startTimeout().toMillis());
        try (Admin admin = Admin.create(settings)) {
            int brokers = get(admin.describeCluster().nodes()).size();
            for (Topic topic : Topic.values()) {
                make(admin, topic, brokers);
                check(admin, topic, brokers);
            }
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
            throw new IllegalStateException(
                    "Kafka at " + kafka.get("bootstrap.servers") + " does not answer: " + cause.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Kafka's topics were checked", e);
        }
    }

    private void make(Admin admin, Topic topic, int brokers)
            throws ExecutionException, InterruptedException, TimeoutException {
        short replicas =
                config.replicationFactor() > 0 ? config.replicationFactor() : (short) Math.min(3, Math.max(1, brokers));
        var settings = new HashMap<>(topic.required());
        settings.putAll(topic.usual());
        settings.put("min.insync.replicas", replicas >= 3 ? "2" : "1");
        settings.put(LARGEST, String.valueOf(largest(topic)));
        try {
            get(admin.createTopics(
                            List.of(new NewTopic(topic.topic(), config.partitions(), replicas).configs(settings)))
                    .all());
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) throw e;
        }
    }

    private void check(Admin admin, Topic topic, int brokers)
            throws ExecutionException, InterruptedException, TimeoutException {
        int partitions = partitions(admin, topic.topic());
        if (partitions != config.partitions()) {
            throw new IllegalStateException("topic " + topic.topic() + " has " + partitions + " partitions, but "
                    + config.partitions() + " are configured (frontlog.journal.partitions); the number is fixed for"
                    + " the journal's life");
        }
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.topic());
        Config settings = only(get(admin.describeConfigs(List.of(resource)).all()));
        topic.required().forEach((setting, wanted) -> {
            String found = settings.get(setting).value();
            if (!wanted.equals(found)) refuse(topic.topic(), setting, found, wanted);
        });
        if (Integer.parseInt(settings.get(LARGEST).value()) < largest(topic)) raise(admin, resource, largest(topic));
        int insync = Integer.parseInt(settings.get("min.insync.replicas").value());
        if (brokers >= 3 && insync < 2) refuse(topic.topic(), "min.insync.replicas", "" + insync, "2 or more");
    }

    private static int largest(Topic topic) {
        return topic == Topic.JOURNAL ? MAX_RECORD : MAX_PUBLISHED;
    }

    /** A topic that an earlier release made may take less than this one writes. */
    private static void raise(Admin admin, ConfigResource topic, int largest)
            throws ExecutionException, InterruptedException, TimeoutException {
        var change = new AlterConfigOp(new ConfigEntry(LARGEST, String.valueOf(largest)), AlterConfigOp.OpType.SET);
        get(admin.incrementalAlterConfigs(Map.of(topic, List.of(change))).all());
    }

    /** A topic may be a moment old: its metadata can still be on the way. */
    private static int partitions(Admin admin, String topic)
            throws ExecutionException, InterruptedException, TimeoutException {
        for (int attempt = 1; ; attempt++) {
            try {
                return only(get(admin.describeTopics(List.of(topic)).allTopicNames()))
                        .partitions()
                        .size();
            } catch (ExecutionException e) {
                if (attempt == 50) throw e;
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    private static void refuse(String topic, String setting, String found, String wanted) {
        throw new IllegalStateException(
                "topic " + topic + " has " + setting + "=" + found + ", which could lose data; set it to " + wanted);
    }

    private static <T> T get(KafkaFuture<T> future) throws ExecutionException, InterruptedException, TimeoutException {
        return future.get(90, TimeUnit.SECONDS);
    }

    private static <T> T only(Map<?, T> answer) {
        return answer.values().iterator().next();
    }
}
