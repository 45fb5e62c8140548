package io.frontlog.journal;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

@Domain(AnySubmission.class)
class EventCodecPropertiesTest {

    @Property(tries = 1000)
    void what_is_read_back_is_what_was_submitted(@ForAll Submission submission) throws UnreadableRecord {
        var written = EventCodec.write(Topics.JOURNAL, submission);

        assertThat(EventCodec.read(GoldenRecord.landed(written)).submission()).isEqualTo(submission);
    }

    @Property(tries = 300)
    void a_report_is_written_again_byte_by_byte(@ForAll Submission submission) throws UnreadableRecord {
        var written = EventCodec.write(Topics.JOURNAL, submission);

        Submission readBack = EventCodec.read(GoldenRecord.landed(written)).submission();

        assertThat(EventCodec.write(Topics.JOURNAL, readBack).value()).isEqualTo(written.value());
    }
}
