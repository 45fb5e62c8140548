package io.frontlog.journal;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.event.Claim;
import io.frontlog.event.Event;
import io.frontlog.event.Report;
import io.frontlog.event.Vocabulary;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoredNamesTest {
    private static final Collection<Submission> GOLDEN = GoldenSubmissions.BY_SAMPLE.values();

    static Set<String> names() {
        return StoredForms.types();
    }

    static List<Class<?>> events() {
        return List.of(Event.class.getPermittedSubclasses());
    }

    static List<Class<?>> claims() {
        return List.of(Claim.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_stored_name_carries_its_version_and_no_class_name(String name) {
        assertThat(name).matches("[a-z_]+(\\.[a-z]+)+\\.v[0-9]+");
    }

    @ParameterizedTest
    @MethodSource("names")
    void every_stored_name_has_a_golden_record(String name) {
        assertThat(GoldenRecord.named(name).type()).isEqualTo(name);
    }

    @Test
    void every_golden_record_is_spelled_out_and_has_a_stored_name() {
        assertThat(GoldenRecord.names()).containsExactlyInAnyOrderElementsOf(GoldenSubmissions.BY_SAMPLE.keySet());
        assertThat(names())
                .containsAll(GoldenRecord.names().stream()
                        .map(sample -> GoldenRecord.named(sample).type())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("events")
    void every_event_has_a_golden_record(Class<?> event) {
        assertThat(GOLDEN).anyMatch(submission -> event.isInstance(submission.event()));
    }

    @ParameterizedTest
    @MethodSource("claims")
    void every_claim_has_a_kind_that_reads_it_and_a_golden_report(Class<?> claim) {
        assertThat(reported(claim)).isNotEmpty().allSatisfy(c -> assertThat(Json.CLAIMS.get(Vocabulary.word(c.kind())))
                .isEqualTo(claim));
        assertThat(Json.CLAIMS.values()).contains(claim.asSubclass(Claim.class));
    }

    @ParameterizedTest
    @MethodSource("claims")
    void every_field_of_a_claim_is_given_in_a_golden_report_and_absent_in_one_if_it_may_be(Class<?> claim) {
        List<Claim> reported = reported(claim);

        for (RecordComponent field : claim.getRecordComponents()) {
            assertThat(reported).as("%s given", field).anyMatch(c -> value(field, c) != null);
            if (field.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                assertThat(reported).as("%s absent", field).anyMatch(c -> value(field, c) == null);
            }
        }
    }

    @Test
    void a_claims_fields_are_not_those_of_every_report() {
        Set<String> common = fields(Report.class);

        assertThat(Json.CLAIMS.values())
                .allSatisfy(claim -> assertThat(fields(claim)).doesNotContainAnyElementsOf(common));
    }

    @Test
    void kinds_are_those_of_the_claims_each_once() {
        assertThat(Arrays.stream(Claim.Kind.values()).<Class<?>>map(Claim.Kind::type))
                .containsExactlyInAnyOrderElementsOf(claims());
    }

    @ParameterizedTest
    @MethodSource("events")
    void every_event_finds_its_own_case(Class<?> event) {
        var cases = new Event.Cases<Class<?>>(
                e -> Event.TheatreRecorded.class,
                e -> Event.SourceRecorded.class,
                e -> Event.ActorRecorded.class,
                e -> Event.PlaceRecorded.class,
                e -> Event.Reported.class,
                e -> Event.ReportAmended.class,
                e -> Event.ReportRetracted.class,
                e -> Event.ReportReinstated.class,
                e -> Event.ReportAssessed.class,
                e -> Event.ReportMoved.class,
                e -> Event.IncidentsMerged.class);

        assertThat(GOLDEN)
                .filteredOn(submission -> event.isInstance(submission.event()))
                .allSatisfy(submission ->
                        assertThat(submission.event().<Class<?>>match(cases)).isEqualTo(event));
    }

    private static List<Claim> reported(Class<?> claim) {
        return GOLDEN.stream()
                .flatMap(submission -> submission.event() instanceof Event.Reported e ? Stream.of(e) : Stream.empty())
                .map(e -> e.report().claim())
                .filter(claim::isInstance)
                .toList();
    }

    private static Object value(RecordComponent field, Object of) {
        try {
            return field.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Set<String> fields(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(toSet());
    }
}
