package io.frontlog.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.core.message.Encoding;
import io.cloudevents.kafka.CloudEventDeserializer;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.frontlog.event.Event;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventCodecTest {

    static List<String> samples() {
        return GoldenRecord.names();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_stored_record_is_read_as_what_it_has_always_said(String sample) throws UnreadableRecord {
        Recorded recorded = EventCodec.read(GoldenRecord.named(sample).landed());

        assertThat(recorded.submission()).isEqualTo(GoldenSubmissions.BY_SAMPLE.get(sample));
        assertThat(recorded.position()).isEqualTo(new Position(3, 1842));
        assertThat(recorded.recordedAt()).isEqualTo(Instant.ofEpochMilli(GoldenRecord.APPENDED));
    }

    /** Those of the versions that are written. */
    static List<String> current() {
        return samples().stream()
                .filter(sample -> EventTypes.BY_NAME.containsKey(
                        GoldenRecord.named(sample).type()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("current")
    void an_event_is_written_as_it_has_always_been(String sample) {
        var written = EventCodec.write(Topic.JOURNAL.topic(), GoldenSubmissions.BY_SAMPLE.get(sample));

        assertThat(GoldenRecord.of(written)).isEqualTo(GoldenRecord.named(sample));
        assertThat(written.topic()).isEqualTo("frontlog.journal");
    }

    @ParameterizedTest
    @MethodSource("current")
    void any_reader_of_cloud_events_understands_what_is_written(String sample) {
        Submission submission = GoldenSubmissions.BY_SAMPLE.get(sample);
        var kafka = GoldenRecord.landed(EventCodec.write(Topic.JOURNAL.topic(), submission));

        CloudEvent cloud;
        try (var deserializer = new CloudEventDeserializer()) {
            cloud = deserializer.deserialize(kafka.topic(), kafka.headers(), kafka.value());
        }

        assertThat(KafkaMessageFactory.createReader(kafka).getEncoding()).isEqualTo(Encoding.BINARY);
        assertThat(cloud.getSpecVersion()).isEqualTo(SpecVersion.V1);
        assertThat(cloud.getId()).isEqualTo(submission.eventId());
        assertThat(cloud.getSource()).isEqualTo(URI.create("/v1/theatres/syria"));
        assertThat(cloud.getType()).isEqualTo(GoldenRecord.named(sample).type());
        assertThat(cloud.getSubject()).isEqualTo(submission.event().subject().toString());
        assertThat(cloud.getDataContentType()).isEqualTo("application/json");
        assertThat(cloud.getData().toBytes()).isEqualTo(kafka.value());
    }

    @Test
    void the_same_submission_again_has_the_same_digest_and_another_body_has_not() throws UnreadableRecord {
        byte[] first = digest(new Event.ReportReinstated("aleppo-1", "It is back"));

        assertThat(digest(new Event.ReportReinstated("aleppo-1", "It is back"))).isEqualTo(first);
        assertThat(digest(new Event.ReportReinstated("aleppo-1", "It is gone"))).isNotEqualTo(first);
        assertThat(digest(new Event.ReportReinstated("aleppo-2", "It is back"))).isNotEqualTo(first);
    }

    @Test
    void another_type_of_event_with_the_same_body_has_another_digest() throws UnreadableRecord {
        var report = ((Event.Reported)
                        GoldenSubmissions.BY_SAMPLE.get("strike.reported.v1").event())
                .report();

        assertThat(digest(new Event.ReportAmended(report))).isNotEqualTo(digest(new Event.Reported(report)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void who_appends_and_who_reads_back_get_the_same_digest(String sample) throws UnreadableRecord {
        Submission submission = GoldenSubmissions.BY_SAMPLE.get(sample);
        var written = EventCodec.write(Topic.JOURNAL.topic(), submission);

        assertThat(EventCodec.read(GoldenRecord.landed(written)).digest())
                .isEqualTo(EventCodec.digest(submission.event(), written.value()));
    }

    private static byte[] digest(Event event) throws UnreadableRecord {
        var written = EventCodec.write(Topic.JOURNAL.topic(), new Submission("syria", "e", null, event));
        return EventCodec.read(GoldenRecord.landed(written)).digest();
    }
}
