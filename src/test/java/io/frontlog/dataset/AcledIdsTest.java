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
            جيش                       | acled-actor--8de837fa2648
            Łąka                      | acled-actor-aka-8b4a99db8034
            """)
    void a_name_always_gives_the_same_id(String name, String id) {
        assertThat(AcledIds.actor(name)).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({"SYR123,acled-syr123", "123SYR,acled-123syr", "syr123,acled-syr123-4e37be17765e"})
    void an_event_always_gives_the_same_id(String event, String id) {
        assertThat(AcledIds.report(event)).isEqualTo(id);
    }

    @Test
    void names_that_fold_alike_are_one() {
        assertThat(AcledIds.actor("al-Nasr  Front")).isEqualTo(AcledIds.actor("AL NASR front"));
    }

    @Test
    void names_that_differ_have_ids_that_do() {
        assertThat(List.of(
                        AcledIds.actor("Łąka"),
                        AcledIds.actor("aka"),
                        AcledIds.actor("جيش"),
                        AcledIds.actor("شعب"),
                        AcledIds.actor("A".repeat(150)),
                        AcledIds.actor("A".repeat(151)),
                        AcledIds.actor("?"),
                        AcledIds.actor("!"),
                        AcledIds.source("aka"),
                        AcledIds.place(List.of("a b", "c"), ""),
                        AcledIds.place(List.of("a", "b c"), ""),
                        AcledIds.place(List.of("a", "", "b c"), ""),
                        AcledIds.place(List.of("a", "b c"), "_"),
                        AcledIds.report("XXA1"),
                        AcledIds.report("xxa1"),
                        AcledIds.report("XXA-1"),
                        AcledIds.report("XXA.1"),
                        AcledIds.report("XXA1-CONTROL"),
                        AcledIds.report("XXA1") + "-control"))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "?", "جيش", "-", "X:Y", "\uD83D\uDD25"})
    void ids_have_the_form_of_ids(String name) {
        String form = "[a-z0-9][a-z0-9._-]{0,99}";

        assertThat(List.of(AcledIds.actor(name), AcledIds.actor(name.repeat(200)), AcledIds.report(name)))
                .allMatch(id -> id.matches(form));
        assertThat(AcledIds.place(List.of(name.repeat(80), name.repeat(80)), "_-36.2_7"))
                .matches(form);
        assertThat(AcledIds.report(name.repeat(200)) + "-control").matches(form);
    }
}
