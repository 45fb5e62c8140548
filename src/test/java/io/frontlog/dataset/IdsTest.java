package io.frontlog.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
    /** They are in journals: whoever changes one of these lines loses what was imported under it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SOHR|sohr",
                "Agence France Presse|agence-france-presse",
                "  AGENCE  France-Presse. |agence-france-presse",
                "Bas-Uélé province|bas-uele-province",
                "Dera’a|deraa",
                "http://syria.liveuamap.com|http-syria-liveuamap-com",
                "Şırnak province|srnak-province-6870dc37",
                "حلب|674c7e97",
                "@|518ed295"
            })
    void ids_never_change(String name, String id) {
        assertThat(Ids.slug(name, Ids.LONGEST)).isEqualTo(id);
    }

    @Test
    void an_id_that_would_be_too_long_ends_in_a_hash_of_the_whole_name() {
        String one = Ids.slug("a".repeat(150), 100);
        String other = Ids.slug("a".repeat(151), 100);

        assertThat(one).hasSize(100).startsWith("a".repeat(91) + "-").isNotEqualTo(other);
        assertThat(Ids.slug("a".repeat(100), 100)).isEqualTo("a".repeat(100));
    }

    @Test
    void places_are_told_apart_by_where_they_lie_and_of_what_sort_they_are() {
        assertThat(List.of(
                        Ids.place("x", "c", "town", "a b", "c"),
                        Ids.place("x", "c", "town", "a", "b c"),
                        Ids.place("x", "c", "town", "a", "", "b c"),
                        Ids.place("x", "c", "district", "a", "b c"),
                        Ids.place("y", "c", "town", "a", "b c")))
                .doesNotHaveDuplicates();
        assertThat(Ids.place("x", "C", "town", "A-B", "c")).isEqualTo(Ids.place("x", "c", "town", "a b", "C"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "?", "جيش", "-", "X:Y", "\uD83D\uDD25"})
    void ids_have_the_form_of_ids(String name) {
        String form = "[a-z0-9][a-z0-9._-]{0,99}";

        assertThat(Ids.slug(name, Ids.LONGEST)).matches(form);
        assertThat(Ids.slug(name.repeat(200), Ids.LONGEST)).matches(form);
        assertThat(Ids.place("x", name.repeat(80), "town", name)).matches(form);
    }
}
