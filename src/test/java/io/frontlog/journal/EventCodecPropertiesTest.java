package io.frontlog.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

@Domain(AnySubmission.class)
class EventCodecPropertiesTest {

    @Property(tries = 1000)
    @StatisticsReport(StatisticsReportMode.OFF)
    void what_is_read_back_is_what_was_submitted(@ForAll Submission submission) throws UnreadableRecord {
        var written = EventCodec.write(Topic.JOURNAL.topic(), submission);

        assertThat(EventCodec.read(GoldenRecord.landed(written)).submission()).isEqualTo(submission);
        Statistics.collect(EventTypes.name(submission.event()));
        Statistics.coverage(all -> {
            for (String claim : Json.CLAIMS.keySet())
                all.check(claim + ".reported.v1").count(n -> n > 10);
            for (String type : List.of("report.amended.v1", "report.moved.v1", "incidents.merged.v2"))
                all.check(type).count(n -> n > 10);
        });
    }

    @Property(tries = 300)
    void a_report_is_written_again_byte_by_byte(@ForAll Submission submission) throws UnreadableRecord {
        var written = EventCodec.write(Topic.JOURNAL.topic(), submission);

        Submission readBack = EventCodec.read(GoldenRecord.landed(written)).submission();

        assertThat(EventCodec.write(Topic.JOURNAL.topic(), readBack).value()).isEqualTo(written.value());
    }
}
