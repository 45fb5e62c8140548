package io.frontlog.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"Idlib Governorate|idlib governorate", "Al-Bāb (town)|al bab town", "Ma'arrat|maarrat", "إدلب|ادلب"
            })
    void a_folded_name_is_bare(String name, String folded) {
        assertThat(Ids.fold(name)).isEqualTo(folded);
    }
}
