package io.frontlog.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnreadableRecordTest {
    private static final ConsumerRecord<String, byte[]> SOUND =
            GoldenRecord.named("report.assessed.v1").landed();

    @Test
    void without_a_key_no_theatre_is_known() {
        assertThat(reason(GoldenRecord.landed(null, SOUND.headers(), SOUND.value())))
                .contains("key");
    }

    @Test
    void without_headers_it_is_no_cloud_event() {
        assertThat(reason(GoldenRecord.landed("syria", new RecordHeaders(), SOUND.value())))
                .isNotBlank()
                .isNotEqualTo("null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_specversion", "ce_id", "ce_source", "ce_type"})
    void without_one_of_the_required_attributes_it_is_no_cloud_event(String missing) {
        var headers = new RecordHeaders(SOUND.headers());
        headers.remove(missing);

        assertThat(reason(GoldenRecord.landed("syria", headers, SOUND.value())))
                .isNotBlank()
                .isNotEqualTo("null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"report.assessed.v2", "report.assessed", "report.burnt.v1", "io.frontlog.event.ReportAssessed"})
    void a_type_or_version_that_this_release_does_not_know_is_named(String type) {
        assertThat(reason(with("ce_type", type))).contains(type);
    }

    @Test
    void of_a_version_to_come_it_is_said_up_to_which_it_is_known() {
        assertThat(reason(with("ce_type", "report.assessed.v2")))
                .isEqualTo("unknown event type report.assessed.v2; this release knows it up to report.assessed.v1");
    }

    @Test
    void an_expected_version_that_is_no_number_is_named() {
        assertThat(reason(with("ce_expectedversion", "two"))).contains("two");
    }

    @Test
    void a_record_without_data_says_nothing() {
        assertThat(reason(GoldenRecord.landed("syria", SOUND.headers(), null))).contains("data");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "\"aleppo-1\"", "null", "{\"report\": aleppo-1}"})
    void data_that_is_no_json_object_is_refused(String data) {
        assertThat(reason(assessed(data))).isNotBlank().isNotEqualTo("null");
    }

    @Test
    void an_unknown_field_is_named() {
        assertThat(reason(assessed("{\"report\": \"aleppo-1\", \"verdict\": \"fair\", \"colour\": \"red\"}")))
                .contains("colour");
    }

    @Test
    void a_word_that_is_not_in_the_vocabulary_is_named() {
        assertThat(reason(assessed("{\"report\": \"aleppo-1\", \"verdict\": \"splendid\"}")))
                .contains("splendid");
    }

    static Stream<String> required() {
        return Stream.of("/id", "/place", "/when", "/when/from", "/source", "/claimant", "/stance", "/verdict")
                .flatMap(field -> Stream.of(field + " absent", field + " null"));
    }

    @ParameterizedTest
    @MethodSource("required")
    void a_report_without_what_every_report_has_is_refused(String flaw) {
        var golden = GoldenRecord.named("strike.reported.v1");

        assertThat(reason(GoldenRecord.landed("syria", golden.landed().headers(), spoilt(golden, flaw))))
                .contains(flaw.substring(0, flaw.indexOf(' ')));
    }

    @ParameterizedTest
    @CsvSource({
        "control.reported.v1, /kind",
        "control.reported.v1, /actor",
        "control.reported.v1, /extent",
        "strike.reported.v1, /weapon",
        "strike.reported.v1, /participants/0/role",
        "strike.reported.v1, /casualties/0/population",
        "strike.reported.v1, /external/dataset",
        "clash.reported.v1, /kind",
        "movement.reported.v1, /actor",
        "movement.reported.v1, /movement",
        "displacement.reported.v1, /movement",
        "relation.reported.v1, /from",
        "relation.reported.v1, /to",
        "relation.reported.v1, /relation",
        "statement.reported.v1, /speaker",
        "statement.reported.v1, /act",
        "statement.reported.v1, /proposition",
        "measure.reported.v1, /measure",
        "measure.reported.v1, /value",
        "measure.reported.v1, /unit",
        "development.reported.v1, /category",
        "development.reported.v1, /text",
        "report.moved.v1, /report",
        "report.moved.v1, /incident",
        "incidents.merged.v1, /incident",
        "incidents.merged.v1, /absorbed",
        "incidents.merged.v2, /survivor",
        "incidents.merged.v2, /absorbed",
        "report.retracted.v1, /reason",
        "report.reinstated.v1, /report",
        "report.assessed.v1, /verdict",
        "theatre.recorded.v1, /timeZone",
        "source.recorded.v1, /name",
        "actor.recorded.v1, /names",
        "place.recorded.v1, /kind"
    })
    void data_without_what_it_must_say_is_refused(String sample, String field) {
        var golden = GoldenRecord.named(sample);

        assertThat(reason(GoldenRecord.landed("syria", golden.landed().headers(), spoilt(golden, field + " absent"))))
                .isNotBlank()
                .isNotEqualTo("null");
    }

    private static byte[] spoilt(GoldenRecord golden, String flaw) {
        String pointer = flaw.substring(0, flaw.indexOf(' '));
        int last = pointer.lastIndexOf('/');
        var owner = (ObjectNode) golden.value().at(pointer.substring(0, last));
        if (flaw.endsWith("null")) owner.putNull(pointer.substring(last + 1));
        else owner.remove(pointer.substring(last + 1));
        return GoldenRecord.bytes(golden.value());
    }

    private static ConsumerRecord<String, byte[]> with(String header, String text) {
        var headers = new RecordHeaders(SOUND.headers());
        headers.remove(header);
        headers.add(header, text.getBytes(UTF_8));
        return GoldenRecord.landed("syria", headers, SOUND.value());
    }

    private static ConsumerRecord<String, byte[]> assessed(String data) {
        return GoldenRecord.landed("syria", SOUND.headers(), data.getBytes(UTF_8));
    }

    private static String reason(ConsumerRecord<String, byte[]> kafka) {
        return assertThatExceptionOfType(UnreadableRecord.class)
                .isThrownBy(() -> EventCodec.read(kafka))
                .actual()
                .getMessage();
    }
}
