package io.frontlog.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.frontlog.event.Claim;
import io.frontlog.event.Claim.Strike.Weapon;
import io.frontlog.rule.DuplicateRule.Distance;
import io.frontlog.rule.DuplicateRule.Sighting;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Which incidents may be one. */
class DuplicateRuleTest {
    private static final Sighting ALEPPO = strike(30, "aleppo", 36.2021, 37.1343, Weapon.AIR_DRONE, "russia");

    @Example
    void one_place_one_day_one_weapon_and_one_actor_may_be_one() {
        assertThat(suspect(ALEPPO, ALEPPO)).contains(new Distance(0, 0));
    }

    @Example
    void five_kilometres_and_a_day_are_the_limit() {
        assertThat(suspect(ALEPPO, strike(29, "near", 36.2421, 37.1343, Weapon.AIR_DRONE, "russia")))
                .hasValueSatisfying(apart -> {
                    assertThat(apart.kilometres()).isCloseTo(4.448, within(0.01));
                    assertThat(apart.days()).isEqualTo(1);
                });
        assertThat(suspect(ALEPPO, strike(28, "aleppo", 36.2021, 37.1343, Weapon.AIR_DRONE, "russia")))
                .isEmpty();
        assertThat(suspect(ALEPPO, strike(30, "far", 36.2521, 37.1343, Weapon.AIR_DRONE, "russia")))
                .isEmpty();
        assertThat(suspect(ALEPPO, strike(30, "nowhere", null, null, Weapon.AIR_DRONE, "russia")))
                .isEmpty();
    }

    @Example
    void weapons_and_actors_are_compatible_if_one_is_unknown_or_one_side() {
        assertThat(suspect(ALEPPO, strike(30, "aleppo", null, null, Weapon.UNKNOWN, "russia")))
                .isPresent();
        assertThat(suspect(ALEPPO, strike(30, "aleppo", null, null, Weapon.CHEMICAL, "russia")))
                .isEmpty();
        assertThat(suspect(ALEPPO, strike(30, "aleppo", null, null, Weapon.AIR_DRONE)))
                .isPresent();
        assertThat(suspect(ALEPPO, strike(30, "aleppo", null, null, Weapon.AIR_DRONE, "hts")))
                .isEmpty();
        Sighting army = strike(30, "aleppo", null, null, Weapon.AIR_DRONE, "army");
        assertThat(suspect(army, strike(30, "aleppo", null, null, Weapon.AIR_DRONE, "gov")))
                .isPresent();
    }

    @Example
    void two_kinds_are_two_happenings() {
        Sighting clash = new Sighting(
                Claim.Kind.CLASH, ALEPPO.firstDay(), "aleppo", 36.2021, 37.1343, null, null, List.of("russia"));

        assertThat(suspect(ALEPPO, clash)).isEmpty();
    }

    @Example
    void control_is_of_exactly_one_place_and_an_entry_is_not_a_capture() {
        assertThat(suspect(control("aleppo", "captured"), control("aleppo", "captured")))
                .isPresent();
        assertThat(suspect(control("aleppo", "captured"), control("aleppo", "entered")))
                .isEmpty();
        assertThat(suspect(control("aleppo", "captured"), control("citadel", "captured")))
                .isEmpty();
    }

    private static Sighting control(String place, String change) {
        return new Sighting(
                Claim.Kind.CONTROL, ALEPPO.firstDay(), place, 36.2021, 37.1343, null, change, List.of("hts"));
    }

    @Property
    void suspicion_is_mutual(
            @ForAll @DoubleRange(min = 36, max = 36.3) double lat,
            @ForAll @DoubleRange(min = 37, max = 37.3) double lon,
            @ForAll @IntRange(min = 28, max = 30) int day) {
        Sighting other = strike(day, "other", lat, lon, Weapon.UNKNOWN);

        assertThat(suspect(ALEPPO, other).isPresent())
                .isEqualTo(suspect(other, ALEPPO).isPresent());
    }

    private static Optional<Distance> suspect(Sighting a, Sighting b) {
        return DuplicateRule.suspect(a, b, Syria.PARTIES);
    }

    private static Sighting strike(int day, String place, Double lat, Double lon, Weapon weapon, String... doers) {
        return new Sighting(
                Claim.Kind.STRIKE, LocalDate.of(2024, 11, day), place, lat, lon, weapon, null, List.of(doers));
    }
}
