package io.frontlog.topics;

import com.fasterxml.jackson.databind.JsonNode;
import io.frontlog.journal.Topic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What was published about a theatre is what the service answers: every key of the compacted topics by its last value, in
 * both directions, and {@code frontlog.events} the accepted records of the journal, each once and in order. It waits until
 * what is in the journal is published; nothing may be written to the theatre meanwhile.
 *
 * @param url of the service, as {@code http://127.0.0.1:8080}
 * @param bootstrap of the broker
 */
public record TopicsEqualAnswers(String url, String bootstrap) {
    /** Asked one by one, of those that are no more: the lists are compared whole. */
    private static final int ASKED = 200;

    public void check(String theatre) throws IOException, InterruptedException, ExecutionException {
        int partition = Answered.partition(url, theatre);
        var differences = new Differences();
        try (var reader = new TopicReader(bootstrap)) {
            long end = reader.awaitPublished(partition);
            var answered = new Answered(url, theatre, partition + ":" + (end - 1));
            EventsEqualJournal.compare(
                    theatre,
                    read(reader, Topic.EVENTS, partition),
                    read(reader, Topic.JOURNAL, partition),
                    differences);
            ControlEqualsAnswers.compare(
                    rows(reader, Topic.CONTROL, partition, theatre, differences), answered, differences);
            incidents(rows(reader, Topic.INCIDENTS, partition, theatre, differences), answered, differences);
            new CountsEqualAnswers(
                            rows(reader, Topic.INCIDENT_COUNTS, partition, theatre, differences), answered, differences)
                    .compare();
            differences.compareRows(
                    "precedent",
                    rows(reader, Topic.PRECEDENTS, partition, theatre, differences)
                            .rows(),
                    answered.all("/precedents", "precedents", "incident"));
        }
        differences.check();
    }

    /** One that is no more is unknown, or its id resolves to the one that absorbed it. */
    private static void incidents(LastRows topic, Answered answered, Differences differences)
            throws IOException, InterruptedException {
        Map<String, JsonNode> answers = answered.all("/incidents", "incidents", "id");
        differences.compareRows("incident", topic.rows(), answers);
        var absorbed = new ArrayList<String>();
        answers.values().forEach(incident -> incident.path("absorbed").forEach(id -> absorbed.add(id.asText())));
        for (String id : topic.gone().stream().limit(ASKED).toList()) {
            int expected = absorbed.contains(id) ? 200 : 404;
            differences.compare("gone incident " + id, expected, answered.status("/incidents/" + id));
        }
    }

    private static LastRows rows(
            TopicReader reader, Topic topic, int partition, String theatre, Differences differences)
            throws IOException, InterruptedException, ExecutionException {
        return LastRows.of(theatre, topic, read(reader, topic, partition), differences);
    }

    private static List<ConsumerRecord<String, byte[]>> read(TopicReader reader, Topic topic, int partition)
            throws InterruptedException, ExecutionException {
        return reader.read(topic, partition, new ByteArrayDeserializer());
    }
}
