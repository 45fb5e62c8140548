package io.frontlog.rule;

import static io.frontlog.rule.StrikeReport.strike;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.frontlog.event.Claim.Strike.Weapon;
import io.frontlog.event.Estimate;
import io.frontlog.event.Report.Stance;
import io.frontlog.event.Report.Verdict;
import io.frontlog.event.When;
import io.frontlog.rule.Counts.Key;
import io.frontlog.rule.Counts.Row;
import io.frontlog.rule.Query.Dimension;
import io.frontlog.rule.Query.Interval;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CountRuleTest {
    static final Map<String, String> REGIONS =
            Map.of("aleppo", "aleppo-region", "aleppo-region", "aleppo-region", "idlib", "idlib-region");

    @Test
    void low_best_and_high_tell_how_well_incidents_stand() {
        Counts counts = count(
                by(Interval.NONE),
                strike("a").verdict(Verdict.FAIR),
                strike("b"),
                strike("c").verdict(Verdict.WEAK),
                strike("d").stance(Stance.DENIES));

        assertThat(counts.rows())
                .containsExactly(new Row(new Key(null, null, null, null, null, null, null), 1, 2, 3, 3, null, 3));
    }

    @Test
    void numbers_of_strikes_add_up_beside_how_many_are_unknown() {
        Row row = count(
                        by(Interval.NONE),
                        strike("a").strikes(1, 2, 3),
                        strike("b").strikes(null, 10, null),
                        strike("c"))
                .rows()
                .get(0);

        assertThat(row.strikes()).isEqualTo(new Estimate(11, 12, 13));
        assertThat(row.strikesUnknown()).isEqualTo(1);
    }

    @Test
    void what_is_only_known_above_the_level_is_unallocated() {
        Counts counts = count(
                by(Interval.NONE, Dimension.REGION),
                strike("a").in("aleppo"),
                strike("b").in("aleppo-region"),
                strike("c").in("idlib"),
                strike("d").in("syria"));

        assertThat(counts.rows())
                .extracting(row -> row.key().region(), Row::high)
                .containsExactly(tuple("aleppo-region", 2), tuple("idlib-region", 1));
        assertThat(counts.unallocated()).isEqualTo(1);
        assertThat(counts.nonAdditive()).isFalse();
    }

    @Test
    void a_joint_strike_counts_once_for_each_initiator_and_the_table_says_so() {
        Counts counts = count(
                by(Interval.NONE, Dimension.PERPETRATOR),
                strike("a").initiators("gov", "russia"),
                strike("b").initiators("gov"),
                strike("c"));

        assertThat(counts.rows())
                .extracting(row -> row.key().perpetrator(), Row::high)
                .containsExactly(tuple("gov", 2), tuple("russia", 1), tuple(null, 1));
        assertThat(counts.nonAdditive()).isTrue();
        assertThat(count(by(Interval.NONE), strike("a").initiators("gov", "russia"))
                        .nonAdditive())
                .isFalse();
    }

    @Test
    void by_place_and_weapon_each_pair_has_a_row() {
        Counts counts = count(
                by(Interval.NONE, Dimension.PLACE, Dimension.WEAPON),
                strike("a").in("idlib").weapon(Weapon.CHEMICAL),
                strike("b").in("idlib"),
                strike("c").in("aleppo"));

        assertThat(counts.rows())
                .extracting(row -> row.key().place(), row -> row.key().weapon(), Row::high)
                .containsExactly(
                        tuple("aleppo", Weapon.AIR_DRONE, 1),
                        tuple("idlib", Weapon.AIR_DRONE, 1),
                        tuple("idlib", Weapon.CHEMICAL, 1));
    }

    @Test
    void counts_say_which_datasets_they_hold() {
        Counts counts = count(
                by(Interval.NONE, Dimension.DATASET),
                strike("a").dataset("ucdp"),
                strike("b").dataset("acled"),
                strike("c"),
                strike("d").dataset("later").on("2025-01-01"));

        assertThat(counts.rows())
                .extracting(row -> row.key().dataset(), Row::high)
                .containsExactly(tuple("acled", 1), tuple("ucdp", 1), tuple(null, 1));
        assertThat(counts.datasets()).containsExactly("acled", "ucdp");
    }

    @Test
    void weeks_begin_on_monday_and_are_cut_to_the_range() {
        Counts counts = count(
                by(Interval.WEEK),
                strike("a").on("2024-11-27"),
                strike("b").on("2024-12-01"),
                strike("c").on("2024-12-02"),
                strike("d").on("2024-12-08"));

        assertThat(counts.rows())
                .extracting(row -> row.key().from(), row -> row.key().to(), Row::high)
                .containsExactly(
                        tuple(LocalDate.of(2024, 11, 27), LocalDate.of(2024, 12, 1), 2),
                        tuple(LocalDate.of(2024, 12, 2), LocalDate.of(2024, 12, 8), 2));
    }

    @Test
    void an_incident_across_the_edge_of_a_cell_or_of_the_range_is_undated() {
        StrikeReport[] reports = {
            strike("a").during("2024-11-30", "2024-12-01"),
            strike("b").within("2024-11-27", When.Precision.WEEK),
            strike("c").during("2024-12-08", "2024-12-09"),
            strike("d").on("2024-12-09")
        };

        assertThat(count(by(Interval.DAY), reports).undated()).isEqualTo(3);
        assertThat(count(by(Interval.MONTH), reports).undated()).isEqualTo(3);
        Counts weeks = count(by(Interval.WEEK), reports);
        assertThat(weeks.undated()).isEqualTo(2);
        assertThat(weeks.rows()).extracting(Row::high).containsExactly(1);
    }

    @Test
    void a_day_is_a_civil_day_of_the_theatre() {
        Counts counts = count(by(Interval.DAY), strike("a").on("2024-11-30T21:30:00Z"));

        assertThat(counts.rows()).extracting(row -> row.key().from()).containsExactly(LocalDate.of(2024, 12, 1));
    }

    @Test
    void a_range_that_ends_before_it_begins_is_refused() {
        LocalDate day = LocalDate.of(2024, 12, 1);

        assertThatThrownBy(() -> new Query(day, day.minusDays(1), Set.of(), Interval.NONE, REGIONS::get))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** The first theatre's twelve days. */
    private static Query by(Interval interval, Dimension... by) {
        return new Query(LocalDate.of(2024, 11, 27), LocalDate.of(2024, 12, 8), Set.of(by), interval, REGIONS::get);
    }

    /** Each report its own incident. */
    private static Counts count(Query query, StrikeReport... reports) {
        List<Tally> incidents = Arrays.stream(reports)
                .map(IncidentRuleTest::fold)
                .map(Incident::tally)
                .toList();
        return CountRule.count(incidents, query);
    }
}
