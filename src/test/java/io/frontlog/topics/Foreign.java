package io.frontlog.topics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventDeserializer;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.frontlog.journal.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A message as software that is not ours reads it.
 *
 * @param headers those of CloudEvents without their prefix, and all others
 * @param timestamp of the record in Kafka
 * @param data null for a tombstone
 */
record Foreign(String topic, String key, Map<String, String> headers, Instant timestamp, String data) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PREFIX = "ce_";

    String get(String attribute) {
        return headers.get(attribute);
    }

    /** By the deserializer of the CloudEvents SDK: Kafka does not ask it for tombstones, of which the SDK reads the headers. */
    static List<Foreign> bySdk(Topic topic, int partition, String bootstrap) throws Exception {
        var read = new ArrayList<Foreign>();
        try (var reader = new TopicReader(bootstrap)) {
            for (var kafka : reader.read(topic, partition, new CloudEventDeserializer())) read.add(of(kafka));
        }
        return read;
    }

    private static Foreign of(ConsumerRecord<String, CloudEvent> kafka) {
        CloudEvent event = kafka.value() == null
                ? KafkaMessageFactory.createReader(kafka.headers(), null).toEvent()
                : kafka.value();
        var headers = new HashMap<String, String>();
        event.getAttributeNames().forEach(name -> headers.put(name, String.valueOf(event.getAttribute(name))));
        event.getExtensionNames().forEach(name -> headers.put(name, String.valueOf(event.getExtension(name))));
        kafka.headers().forEach(header -> {
            if (!header.key().startsWith(PREFIX)) headers.put(header.key(), new String(header.value(), UTF_8));
        });
        return new Foreign(
                kafka.topic(),
                kafka.key(),
                headers,
                Instant.ofEpochMilli(kafka.timestamp()),
                event.getData() == null ? null : new String(event.getData().toBytes(), UTF_8));
    }

    /** By kcat, which knows no CloudEvents: an attribute is a header. */
    static List<Foreign> byKcat(Topic topic, int partition, String bootstrap) throws Exception {
        Process kcat = new ProcessBuilder(
                        "kcat",
                        "-C",
                        "-b",
                        bootstrap,
                        "-t",
                        topic.topic(),
                        "-p",
                        String.valueOf(partition),
                        "-o",
                        "beginning",
                        "-e",
                        "-q",
                        "-J",
                        "-X",
                        "isolation.level=read_committed")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var read = new ArrayList<Foreign>();
        for (String line : kcat.inputReader().lines().toList()) read.add(of(JSON.readTree(line)));
        assertThat(kcat.waitFor()).isZero();
        return read;
    }

    private static Foreign of(JsonNode kafka) {
        var headers = new HashMap<String, String>();
        JsonNode given = kafka.path("headers");
        for (int i = 0; i + 1 < given.size(); i += 2) {
            String name = given.get(i).asText();
            String attribute = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
            headers.put(
                    attribute.equals("content-type") ? "datacontenttype" : attribute,
                    given.get(i + 1).asText());
        }
        return new Foreign(
                kafka.path("topic").asText(),
                kafka.path("key").asText(),
                headers,
                Instant.ofEpochMilli(kafka.path("ts").asLong()),
                kafka.path("payload").isTextual() ? kafka.path("payload").asText() : null);
    }
}
