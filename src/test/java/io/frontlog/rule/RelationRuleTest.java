package io.frontlog.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.event.Claim.Relation.Bond;
import io.frontlog.event.Claimant;
import io.frontlog.event.Moment;
import io.frontlog.event.Report;
import io.frontlog.event.Vocabulary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RelationRuleTest {

    @ParameterizedTest
    @CsvSource({
        "2024-11-26T23:59:59+03:00, 0",
        "2024-11-27T00:00:00+03:00, 1",
        "2024-12-08T23:59:59+03:00, 1",
        "2024-12-09T00:00:00+03:00, 0"
    })
    void it_holds_from_the_start_of_its_first_day_to_the_end_of_its_last(String time, int relations) {
        List<Report> said = RelationReport.reports("sohr: sna allied_with hts @2024-11-27 until 2024-12-08");

        assertThat(RelationRule.at(said, Syria.PARTIES, Moment.parse(time).start(Syria.DAMASCUS), Syria.DAMASCUS))
                .hasSize(relations);
    }

    @Test
    void what_has_no_end_still_holds() {
        assertThat(lines("sohr: sna backs hts @2015-09-30")).containsExactly("sna backs hts since 2015-09-30 reported");
    }

    @Test
    void it_holds_since_the_earliest_and_until_the_latest_that_is_given() {
        assertThat(lines(
                        "sohr: sna backs hts @2024-11-28 until 2024-12-31",
                        "ap: sna backs hts @2024-11-27 until 2025-01-02",
                        "un: sna backs hts @2024-11-29 until 2025-01-01"))
                .containsExactly("sna backs hts since 2024-11-27 until 2025-01-02 corroborated");
    }

    @Test
    void it_is_open_if_anybody_leaves_it_open() {
        assertThat(lines("sohr: sna backs hts @2024-11-28 until 2024-12-31", "ap: sna backs hts @2024-11-27"))
                .containsExactly("sna backs hts since 2024-11-27 corroborated");
    }

    @Test
    void who_says_that_it_is_over_does_not_affirm_it() {
        assertThat(relations("sohr: sna backs hts @2015-01-01 until 2024-12-01", "ap: sna backs hts @2020-01-01"))
                .singleElement()
                .satisfies(relation -> {
                    assertThat(relation.since()).isEqualTo(Moment.parse("2020-01-01"));
                    assertThat(relation.claimants()).containsExactly(Claimant.source("ap"));
                    assertThat(relation.standing()).isEqualTo(Standing.REPORTED);
                });
    }

    @Test
    void of_one_instant_in_two_forms_the_day_is_shown() {
        assertThat(lines(
                        "sohr: sna backs hts @2024-11-28T00:00:00+03:00",
                        "ap: sna backs hts @2024-11-28",
                        "un: sna backs hts @2024-11-27T21:00:00Z"))
                .containsExactly("sna backs hts since 2024-11-28 corroborated");
    }

    @Test
    void reports_claimants_and_denials_are_listed() {
        assertThat(relations(
                        "r2/sohr: sna backs hts @2024-11-28",
                        "r1/sohr: sna backs hts @2024-11-29",
                        "r3/hts: sna backs hts @2024-11-28",
                        "d2/gov: denies sna backs hts @2024-11-01",
                        "d1/sna: denies sna backs hts @2024-11-28"))
                .singleElement()
                .satisfies(relation -> {
                    assertThat(relation.reports()).containsExactly("r1", "r2", "r3");
                    assertThat(relation.claimants())
                            .containsExactlyInAnyOrder(Claimant.source("sohr"), Claimant.actor("hts"));
                    assertThat(relation.denials()).containsExactly("d1", "d2");
                });
    }

    @ParameterizedTest
    @EnumSource(Bond.class)
    void allied_and_hostile_are_one_relation_from_either_side_and_nothing_else_is(Bond bond) {
        String word = Vocabulary.word(bond);

        List<Relation> relations =
                relations("sohr: sna " + word + " hts @2024-11-28", "ap: hts " + word + " sna @2024-11-28");

        boolean mutual = bond == Bond.ALLIED_WITH || bond == Bond.HOSTILE_TO;
        assertThat(relations)
                .extracting(relation -> relation.from() + " " + relation.to())
                .isEqualTo(mutual ? List.of("hts sna") : List.of("hts sna", "sna hts"));
    }

    @Test
    void they_come_in_the_order_of_actor_relation_and_actor() {
        assertThat(lines(
                        "a/sohr: sna backs hts @2024-11-28",
                        "b/sohr: gov relies_on sna @2024-11-28",
                        "c/sohr: gov backs sna @2024-11-28",
                        "d/sohr: gov backs army @2024-11-28"))
                .extracting(line -> line.substring(0, line.indexOf(" since")))
                .containsExactly("gov backs army", "gov backs sna", "gov relies_on sna", "sna backs hts");
    }

    @ParameterizedTest
    @CsvSource({
        "sohr, reported",
        "someone, claimed",
        "statetv, claimed",
        "army, claimed",
        "hts, claimed",
        "sdf, claimed",
    })
    void only_who_stands_on_no_side_can_report_it(String claimant, String standing) {
        assertThat(lines(claimant + ": gov hostile_to hts @2024-11-28"))
                .containsExactly("gov hostile_to hts since 2024-11-28 " + standing);
    }

    @Test
    void a_party_and_a_monitor_corroborate_it() {
        assertThat(lines("hts: sna backs hts @2024-11-28", "sohr: sna backs hts @2024-11-29"))
                .containsExactly("sna backs hts since 2024-11-28 corroborated");
    }

    @Test
    void an_interest_that_is_given_wins() {
        assertThat(lines("hts: sna backs hts @2024-11-28 against"))
                .containsExactly("sna backs hts since 2024-11-28 confirmed");
    }

    @Test
    void a_neutral_denial_holds_it_down_and_an_interested_one_does_not() {
        String[] said = {"sohr: sna backs hts @2024-11-28", "hts: sna backs hts @2024-11-28"};

        assertThat(lines(said[0], said[1], "sna: denies sna backs hts @2024-11-30"))
                .containsExactly("sna backs hts since 2024-11-28 corroborated");
        assertThat(lines(said[0], said[1], "ap: denies sna backs hts @2024-11-30"))
                .containsExactly("sna backs hts since 2024-11-28 reported");
    }

    @Test
    void a_denial_that_is_of_another_time_relation_or_direction_denies_nothing() {
        assertThat(relations(
                        "sohr: sna backs hts @2024-11-28",
                        "un: denies sna backs hts @2024-11-01 until 2024-11-30",
                        "ap: denies sna backs hts @2025-01-01",
                        "mint: denies sna leads hts @2024-11-28",
                        "enab: denies hts backs sna @2024-11-28"))
                .singleElement()
                .satisfies(relation -> assertThat(relation.denials()).isEmpty());
    }

    @Test
    void what_nobody_affirms_is_no_relation() {
        assertThat(lines(
                        "sohr: denies sna backs hts @2024-11-28",
                        "ap: expects sna backs hts @2024-11-28",
                        "un: sna backs hts @2024-11-28 discounted"))
                .isEmpty();
    }

    @Test
    void reports_of_other_kinds_are_passed_over() {
        List<Report> said = new ArrayList<>(RelationReport.reports("sohr: sna backs hts @2024-11-28"));
        said.add(StrikeReport.strike("raid").report());

        assertThat(RelationRule.at(said, Syria.PARTIES, LATER, Syria.DAMASCUS)).hasSize(1);
    }

    private static final Instant LATER = Instant.parse("2024-12-15T00:00:00Z");

    private static List<Relation> relations(String... said) {
        return RelationRule.at(RelationReport.reports(said), Syria.PARTIES, LATER, Syria.DAMASCUS);
    }

    private static List<String> lines(String... said) {
        return relations(said).stream()
                .map(relation -> relation.from() + " " + Vocabulary.word(relation.relation()) + " " + relation.to()
                        + " since " + relation.since()
                        + (relation.until() == null ? "" : " until " + relation.until())
                        + " " + Vocabulary.word(relation.standing()))
                .toList();
    }
}
