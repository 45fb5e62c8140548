package io.frontlog.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.frontlog.event.Event;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UpcastingTest {
    private static final String MERGED = "incidents.merged.v1";

    static Set<String> former() {
        return Upcasting.STEPS.keySet();
    }

    static List<String> samplesOfFormerVersions() {
        return GoldenRecord.names().stream()
                .filter(sample -> Upcasting.isFormer(GoldenRecord.named(sample).type()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("former")
    void a_step_leads_to_the_next_version_of_the_same_type_which_can_be_read(String type) {
        int at = type.lastIndexOf(".v") + 2;
        int version = Integer.parseInt(type.substring(at));

        assertThat(Upcasting.STEPS.get(type).next()).isEqualTo(type.substring(0, at) + (version + 1));
        assertThat(StoredForms.types()).contains(Upcasting.STEPS.get(type).next());
    }

    @ParameterizedTest
    @MethodSource("former")
    void what_is_written_is_no_former_version(String type) {
        assertThat(EventTypes.BY_NAME).doesNotContainKey(type);
    }

    @ParameterizedTest
    @MethodSource("samplesOfFormerVersions")
    void a_record_of_a_former_version_is_written_again_in_the_current_one(String sample) throws UnreadableRecord {
        GoldenRecord former = GoldenRecord.named(sample);

        var written = GoldenRecord.of(EventCodec.write(
                Topic.JOURNAL.topic(), EventCodec.read(former.landed()).submission()));

        assertThat(written)
                .isEqualTo(GoldenRecord.named(sample.replace(
                        former.type(), Upcasting.STEPS.get(former.type()).next())));
    }

    @ParameterizedTest
    @MethodSource("samplesOfFormerVersions")
    void who_repeats_what_was_stored_in_a_former_version_says_the_same(String sample) throws UnreadableRecord {
        Recorded stored = EventCodec.read(GoldenRecord.named(sample).landed());

        Recorded repeated =
                EventCodec.read(GoldenRecord.landed(EventCodec.write(Topic.JOURNAL.topic(), stored.submission())));

        assertThat(repeated.digest()).isEqualTo(stored.digest());
    }

    @Test
    void who_says_something_else_than_was_stored_in_a_former_version_does_not() throws UnreadableRecord {
        Recorded stored = EventCodec.read(GoldenRecord.named(MERGED).landed());
        var other = new Submission(
                "syria", "merge-1", 0, new Event.IncidentsMerged("aleppo-strikes", List.of("mint-1"), null));

        Recorded repeated = EventCodec.read(GoldenRecord.landed(EventCodec.write(Topic.JOURNAL.topic(), other)));

        assertThat(repeated.digest()).isNotEqualTo(stored.digest());
    }

    @Test
    void the_order_in_which_absorbed_incidents_were_named_says_nothing() throws UnreadableRecord {
        byte[] one =
                merged("{\"incident\": \"a\", \"absorbed\": [\"b\", \"c\"]}").digest();

        assertThat(merged("{\"absorbed\": [\"c\", \"b\", \"c\"], \"incident\": \"a\"}")
                        .digest())
                .isEqualTo(one);
    }

    @Test
    void a_field_of_a_later_version_is_none_of_a_former_one() {
        assertThatExceptionOfType(UnreadableRecord.class)
                .isThrownBy(() -> merged("{\"incident\": \"a\", \"survivor\": \"b\", \"absorbed\": [\"c\"]}"))
                .withMessageContaining("survivor");
    }

    @ParameterizedTest
    @MethodSource("samplesOfFormerVersions")
    void a_step_leaves_what_it_is_given_as_it_is(String sample) {
        GoldenRecord former = GoldenRecord.named(sample);
        ObjectNode given = former.value().deepCopy();

        Upcasting.STEPS.get(former.type()).change().apply(given);

        assertThat(given).isEqualTo(former.value());
    }

    private static Recorded merged(String data) throws UnreadableRecord {
        var headers = GoldenRecord.named(MERGED).landed().headers();
        return EventCodec.read(GoldenRecord.landed("syria", headers, data.getBytes(UTF_8)));
    }
}
