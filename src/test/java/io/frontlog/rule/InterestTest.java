package io.frontlog.rule;

import static io.frontlog.rule.Syria.PARTIES;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.event.Claimant;
import io.frontlog.event.Report.Interest;
import io.frontlog.event.Source;
import io.frontlog.event.Vocabulary;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** DOMAIN 3, step 3, while the government holds the place. */
class InterestTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "sohr: hts captured all,       neutral",
        "un: hts captured all,         neutral",
        "someone: hts captured all,    unknown",
        "nobody-knows: hts lost all,   unknown",
        "hts: hts captured all,        beneficiary",
        "hts: hts retained all,        beneficiary",
        "hts: brigade captured all,    beneficiary",
        "brigade: hts entered part,    beneficiary",
        "amaq: hts captured all,       beneficiary",
        "amaq: brigade withdrew part,  against",
        "hts: hts lost all,            against",
        "army: army withdrew all,      against",
        "army: gov withdrew all,       against",
        "army: gov captured all,       beneficiary",
        "army: hts captured all,       against",
        "army: hts entered part,       against",
        "division: hts transferred all,against",
        "statetv: hts captured all,    against",
        "army: hts retained all,       partisan",
        "army: hts withdrew all,       partisan",
        "hts: gov withdrew all,        partisan",
        "sna: hts captured all,        partisan",
        "enab: hts captured all,       partisan",
    })
    void works_out_from_whose_side_the_claimant_is_on(String said, String interest) {
        assertThat(interest(said, "gov")).isEqualTo(interest);
    }

    @Test
    void without_a_holder_no_advance_is_against_a_claimant_s_interest() {
        assertThat(interest("army: hts captured all", null)).isEqualTo("partisan");
    }

    @Test
    void an_explicit_interest_wins() {
        assertThat(interest("hts: hts captured all", "gov", " neutral")).isEqualTo("neutral");
        assertThat(interest("sohr: hts captured all", "gov", " partisan")).isEqualTo("partisan");
    }

    @Test
    void a_denial_s_interest_is_worked_out_alike() {
        assertThat(interest("statetv: denies hts captured all", "gov")).isEqualTo("against");
        assertThat(interest("sohr: denies hts captured all", "gov")).isEqualTo("neutral");
    }

    @ParameterizedTest
    @EnumSource(names = {"MEDIA", "MONITOR", "ACADEMIC", "NGO", "UN"})
    void a_source_of_these_kinds_is_neutral(Source.Kind kind) {
        assertThat(ofKind(kind).neutralKind(Claimant.source("s"))).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"OFFICIAL", "STATE_MEDIA", "PARTY", "SOCIAL", "DATASET"})
    void a_source_of_any_other_kind_is_not(Source.Kind kind) {
        assertThat(ofKind(kind).neutralKind(Claimant.source("s"))).isFalse();
    }

    @Test
    void an_actor_is_one_side_with_what_stands_above_and_below_it_and_not_beside_it() {
        assertThat(PARTIES.oneSide("gov", "division")).isTrue();
        assertThat(PARTIES.oneSide("division", "gov")).isTrue();
        assertThat(PARTIES.oneSide("brigade", "battalion")).isFalse();
        assertThat(PARTIES.oneSide("gov", "hts")).isFalse();
    }

    @Test
    void actors_that_are_part_of_each_other_end_nowhere_and_are_one_side() {
        Parties circular = new Parties(Map.of("a", "b", "b", "c", "c", "b"), Map.of());

        assertThat(circular.oneSide("a", "c")).isTrue();
        assertThat(circular.oneSide("a", "d")).isFalse();
    }

    private static Parties ofKind(Source.Kind kind) {
        return new Parties(Map.of(), Map.of("s", new Source("s", kind, "s", null, null)));
    }

    private static String interest(String said, String holder) {
        return interest(said, holder, "");
    }

    private static String interest(String said, String holder, String explicit) {
        Interest interest = Weighed.interest(Syria.said(said.strip() + " @2024-11-30" + explicit), holder, PARTIES);
        return Vocabulary.word(interest);
    }
}
