package io.frontlog.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

    @ParameterizedTest(name = "{0}: {1} is {2}")
    @CsvSource({
        "accents, Idlíb, idlib",
        "accents, Ḥalab, halab",
        "accents already apart, Hạlab, halab",
        "case, ALEPPO, aleppo",
        "hyphens, Al-Bab, al bab",
        "hyphens, Saraqib – East, saraqib east",
        "apostrophes, Sana'a, sanaa",
        "apostrophes, Sana’a, sanaa",
        "ayn as a letter, Ma\u02BFarrat al-Nu\u02BFman, maarrat al numan",
        "spaces, '  Khan   Shaykhun ', khan shaykhun",
        "full width, Ｈａｍａ, hama",
        "digits are kept, Sector 14, sector 14",
        "hamza on alef, أريحا, اريحا",
        "hamza under alef, إدلب, ادلب",
        "madda, آفس, افس",
        "hamza on waw, مؤتة, موته",
        "hamza on yeh, الرئة, الريه",
        "alef wasla, ٱلحسكة, الحسكه",
        "alef maqsura, عيسى, عيسي",
        "teh marbuta, حماة, حماه",
        "tatweel, حـــلب, حلب",
        "vowel signs, حَلَب, حلب",
        "Persian yeh and kaf, کوبانی, كوباني",
        "presentation forms, ﺣﻠﺐ, حلب"
    })
    void whoever_types_a_name_need_not_know_its(String what, String name, String folded) {
        assertThat(Names.fold(name)).isEqualTo(folded);
    }

    @ParameterizedTest
    @CsvSource({"حلب, حمص", "Hama, Homs", "عرب, غرب", "ء, ا"})
    void names_that_differ_by_a_letter_stay_apart(String one, String other) {
        assertThat(Names.fold(one)).isNotEqualTo(Names.fold(other));
    }

    @Property(tries = 2000)
    void a_folded_name_folds_to_itself(@ForAll("names") String name) {
        String folded = Names.fold(name);

        assertThat(Names.fold(folded)).isEqualTo(folded);
    }

    @Property(tries = 2000)
    void a_folded_name_has_neither_line_breaks_nor_spaces_around_it(@ForAll("names") String name) {
        assertThat(Names.fold(name))
                .doesNotContain("\n")
                .isEqualTo(Names.fold(name).strip());
    }

    @Property(tries = 1000)
    void capitals_of_any_plain_name_do_not_matter(@ForAll("latin") String name) {
        assertThat(Names.fold(name.toUpperCase(Locale.ROOT))).isEqualTo(Names.fold(name));
    }

    @Test
    void names_are_alike_if_any_of_some_is_any_of_others() {
        assertThat(Names.alike(List.of("Aleppo", "حلب"), List.of("Halab", "حَلَب")))
                .isTrue();
        assertThat(Names.alike(List.of("Aleppo"), List.of("Halab"))).isFalse();
        assertThat(Names.alike(List.of("Aleppo"), List.of())).isFalse();
    }

    @Provide
    Arbitrary<String> names() {
        Arbitrary<Character> likely = Arbitraries.chars()
                .range('\u0020', '\u024F')
                .range('\u02B0', '\u036F')
                .range('\u0370', '\u03FF')
                .range('\u0600', '\u06FF')
                .range('\uFB50', '\uFEFC');
        return Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(20),
                likely.list().ofMaxSize(20).map(NamesTest::joined));
    }

    @Provide
    Arbitrary<String> latin() {
        return Arbitraries.strings()
                .withChars("abcdefghijklmnopqrstuvwxyzàéîñöúçāḥṣ -'")
                .ofMaxLength(20);
    }

    private static String joined(List<Character> characters) {
        var text = new StringBuilder();
        characters.forEach(text::append);
        return text.toString();
    }
}
