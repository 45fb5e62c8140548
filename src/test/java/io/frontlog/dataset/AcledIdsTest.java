package io.frontlog.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** They are in journals: what they are now, they must be for ever. */
class AcledIdsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            Civilians (Examplia)      | acled-actor-civilians-examplia
            Forces of Á'in-Ḥimṣ (20-) | acled-actor-forces-of-ain-hims-20
            جيش                       | acled-actor-84c09690
            Łąka                      | acled-actor-aka-cf18aeca
            """)
    void a_name_always_gives_the_same_id(String name, String id) {
        assertThat(AcledReader.actorId(name)).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({"SYR123,acled-syr123", "123SYR,acled-123syr", "syr123,acled-syr123-110815c3"})
    void an_event_always_gives_the_same_id(String event, String id) {
        assertThat(Acled.report(event)).isEqualTo(id);
    }

    @Test
    void names_that_fold_alike_are_one() {
        assertThat(AcledReader.actorId("al-Nasr  Front")).isEqualTo(AcledReader.actorId("AL NASR front"));
    }

    @Test
    void names_and_events_that_differ_have_ids_that_do() {
        assertThat(List.of(
                        AcledReader.actorId("Łąka"),
                        AcledReader.actorId("aka"),
                        AcledReader.actorId("جيش"),
                        AcledReader.actorId("شعب"),
                        AcledReader.actorId("A".repeat(150)),
                        AcledReader.actorId("A".repeat(151)),
                        AcledReader.actorId("?"),
                        AcledReader.actorId("!"),
                        Acled.report("XXA1"),
                        Acled.report("xxa1"),
                        Acled.report("XXA-1"),
                        Acled.report("XXA.1"),
                        Acled.report("XXA1-CONTROL"),
                        Acled.control("XXA1")))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "?", "جيش", "-", "X:Y", "\uD83D\uDD25"})
    void ids_have_the_form_of_ids(String name) {
        assertThat(List.of(
                        AcledReader.actorId(name),
                        AcledReader.actorId(name.repeat(200)),
                        Acled.report(name),
                        Acled.control(name.repeat(200))))
                .allMatch(id -> id.matches("[a-z0-9][a-z0-9._-]{0,99}"));
    }
}
