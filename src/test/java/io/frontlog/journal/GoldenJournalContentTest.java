package io.frontlog.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.event.Event;
import io.frontlog.event.Report;
import io.frontlog.rule.Arbitration;
import io.frontlog.rule.Decision;
import io.frontlog.rule.Decision.Refused;
import io.frontlog.rule.Decision.Refused.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The golden journal holds one of everything that a journal can hold. It is added to and never changed; only before its first
 * release was it written anew: {@code ./mvnw test -Dtest=GoldenJournalContentTest -Dgolden-journal.write=true}.
 */
class GoldenJournalContentTest {
    /** What becomes of a record; of a repetition, whether it says the same as the first of its event id. */
    private record Told(Recorded recorded, String type, Decision decision, boolean same) {
        boolean isAccepted() {
            return decision instanceof Decision.Accepted;
        }

        boolean isRefused(Reason reason) {
            return decision instanceof Refused refused && refused.reason() == reason;
        }

        Event event() {
            return recorded.submission().event();
        }
    }

    private static final List<Told> READ = new ArrayList<>();
    private static final List<String> UNREADABLE = new ArrayList<>();

    @BeforeAll
    static void read() throws IOException {
        if (Boolean.getBoolean("golden-journal.write")) GoldenJournal.write(Chronicle.entries());
        var arbitration = new Arbitration();
        var firsts = new HashMap<String, byte[]>();
        for (ConsumerRecord<String, byte[]> kafka : GoldenJournal.records()) {
            try {
                Recorded recorded = EventCodec.read(kafka);
                Submission s = recorded.submission();
                byte[] first = firsts.computeIfAbsent(s.theatre() + "/" + s.eventId(), id -> recorded.digest());
                READ.add(new Told(
                        recorded,
                        new String(kafka.headers().lastHeader("ce_type").value(), UTF_8),
                        arbitration.decide(s.theatre(), s.eventId(), s.expectedVersion(), s.event()),
                        Arrays.equals(first, recorded.digest())));
            } catch (UnreadableRecord e) {
                UNREADABLE.add(e.getMessage());
            }
        }
    }

    static Set<String> types() {
        return StoredForms.types();
    }

    @Test
    void there_are_five_thousand_events_of_three_theatres_two_of_them_in_one_partition() {
        assertThat(READ).hasSizeGreaterThan(5000);
        assertThat(READ.stream()
                        .map(told -> told.recorded.submission().theatre())
                        .collect(toSet()))
                .hasSize(3);
        assertThat(READ.stream()
                        .map(told -> told.recorded.position().partition())
                        .collect(toSet()))
                .hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("types")
    void every_type_is_accepted_in_every_version(String type) {
        assertThat(READ.stream().filter(told -> told.type.equals(type) && told.isAccepted()))
                .hasSizeGreaterThan(10);
    }

    @ParameterizedTest
    @CsvSource({
        "VERSION,   source.recorded.v1 place.recorded.v1 report.amended.v1 report.retracted.v1 report.assessed.v1"
                + " report.reinstated.v1 incidents.merged.v1 incidents.merged.v2",
        "UNKNOWN,   report.amended.v1 report.retracted.v1 report.reinstated.v1 report.assessed.v1 report.moved.v1"
                + " incidents.merged.v1 incidents.merged.v2",
        "EXISTS,    control.reported.v1 strike.reported.v1",
        "RETRACTED, report.amended.v1 report.retracted.v1 report.assessed.v1 report.moved.v1",
        "LIVE,      report.reinstated.v1",
        "CIRCLE,    place.recorded.v1 actor.recorded.v1 incidents.merged.v1 incidents.merged.v2",
        "ABSORBED,  incidents.merged.v1 incidents.merged.v2"
    })
    void every_reason_to_refuse_is_given_to_each_type_that_it_can_be_given_to(Reason reason, String types) {
        assertThat(READ.stream().filter(told -> told.isRefused(reason)).map(Told::type))
                .contains(types.split(" "));
    }

    @Test
    void event_ids_are_repeated_with_the_same_body_and_with_another() {
        assertThat(READ.stream()
                        .filter(told -> told.decision instanceof Decision.Duplicate)
                        .map(Told::same))
                .contains(true, false);
    }

    @Test
    void what_was_stored_in_a_former_version_is_repeated_in_the_current_one() {
        assertThat(READ)
                .anyMatch(told -> told.decision instanceof Decision.Duplicate
                        && told.same
                        && told.type.equals("incidents.merged.v2")
                        && READ.stream()
                                .anyMatch(first -> first.type.equals("incidents.merged.v1")
                                        && first.recorded.submission().equals(told.recorded.submission())));
    }

    @Test
    void records_are_unreadable_for_every_reason() {
        assertThat(new TreeSet<>(UNREADABLE)).hasSizeGreaterThan(7);
    }

    @Test
    void reports_come_late_and_out_of_order_are_embargoed_and_speak_several_languages() {
        List<Report> reports = READ.stream()
                .flatMap(told -> told.isAccepted() && told.event() instanceof Event.Reported e
                        ? Stream.of(e.report())
                        : Stream.empty())
                .toList();

        assertThat(reports.stream().map(Report::lang).distinct().count()).isGreaterThan(6);
        assertThat(reports).anyMatch(report -> report.embargoUntil() != null);
        assertThat(reports.stream()
                        .map(report -> report.when().from().getClass())
                        .distinct()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void positions_have_no_gaps_and_times_do_not_go_back() {
        var next = new HashMap<Integer, Long>();
        long last = 0;
        for (ConsumerRecord<String, byte[]> kafka : GoldenJournal.records()) {
            assertThat(kafka.offset()).isEqualTo(next.merge(kafka.partition(), 1L, Long::sum) - 1);
            assertThat(kafka.timestamp()).isGreaterThan(last);
            last = kafka.timestamp();
        }
    }
}
