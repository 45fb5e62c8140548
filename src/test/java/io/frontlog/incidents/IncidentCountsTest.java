package io.frontlog.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.Body;
import io.frontlog.Servers;
import io.frontlog.Syria;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Six strikes, counted in every way. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class IncidentCountsTest {
    private static final String RANGE = "from=2024-11-27&to=2024-12-08&";

    /** A Saturday in the city, on its airport the next day, in its region, in Idlib, and somewhere in the country. */
    private static Syria strikes(String theatre) {
        Syria syria = Syria.theatre(theatre);
        syria.file(Syria.strike("joint", "aleppo", "2024-11-30", "russia", "gov"));
        syria.file(Body.with(
                Syria.strike("joint-2", "aleppo", "2024-11-30", "russia"), "incident", "joint", "source", "ap"));
        syria.file(Body.with(
                Syria.strike("runway", "airport", "2024-12-01", "gov"),
                "strikes",
                Map.of("low", 2, "best", 3, "high", 5)));
        syria.file(Body.with(
                Syria.strike("shells", "aleppo-governorate", "2024-12-02"), "weapon", "shelling_artillery_missile"));
        syria.file(Body.with(
                Syria.strike("row", "idlib", "2024-12-02", "russia"),
                "strikes",
                Map.of("best", 4),
                "external",
                Map.of("dataset", "ucdp-ged", "id", "17")));
        syria.file(Body.with(Syria.strike("gas", "syria", "2024-12-03"), "weapon", "chemical"));
        return syria;
    }

    @Test
    void a_total_says_how_well_each_number_stands() {
        Syria syria = strikes("counts-total");

        Counted total = Counted.in(syria, RANGE + "by=total");

        assertThat(total.rows("low best high reports strikesUnknown")).containsExactly("1 5 5 6 3");
        assertThat(total.answer().getMap("rows[0].strikes")).isEqualTo(Map.of("low", 6, "best", 7, "high", 9));
        assertThat(total.answer().getMap("rows[0]")).doesNotContainKeys("region", "perpetrator", "from");
        assertThat(total.answer().getBoolean("nonAdditive")).isFalse();
        assertThat(total.answer().getList("datasets")).isEqualTo(List.of("ucdp-ged"));
        assertThat(total.unallocated() + total.undated()).isZero();
    }

    @Test
    void an_incident_counts_in_its_place_and_in_everything_above_it() {
        Syria syria = strikes("counts-region");

        Counted country = Counted.in(syria, RANGE + "by=region&level=country");
        Counted region = Counted.in(syria, RANGE + "by=region");
        Counted city = Counted.in(syria, RANGE + "by=region&level=city");
        Counted place = Counted.in(syria, RANGE + "by=place");

        assertThat(country.rows("region high")).containsExactly("syria 5");
        assertThat(country.unallocated()).isZero();
        assertThat(region.rows("region high")).containsExactly("aleppo-governorate 3", "idlib-governorate 1");
        assertThat(region.unallocated()).isEqualTo(1);
        assertThat(city.rows("region high")).containsExactly("aleppo 2", "idlib 1");
        assertThat(city.unallocated()).isEqualTo(2);
        assertThat(place.rows("place high"))
                .containsExactly("airport 1", "aleppo 1", "aleppo-governorate 1", "idlib 1", "syria 1");
        assertThat(Counted.in(syria, RANGE + "region=aleppo-governorate").rows("high"))
                .containsExactly("3");
    }

    @Test
    void days_weeks_and_months_are_the_theatre_s() {
        Syria syria = strikes("counts-interval");

        Counted day = Counted.in(syria, RANGE + "interval=day");
        Counted week = Counted.in(syria, RANGE + "interval=week");
        Counted month = Counted.in(syria, RANGE + "interval=month");
        Counted none = Counted.in(syria, "interval=none&from=2024-12-01&to=2024-12-02");

        assertThat(day.rows("from to high"))
                .containsExactly(
                        "2024-11-30 2024-11-30 1",
                        "2024-12-01 2024-12-01 1",
                        "2024-12-02 2024-12-02 2",
                        "2024-12-03 2024-12-03 1");
        assertThat(week.rows("from to high")).containsExactly("2024-11-27 2024-12-01 2", "2024-12-02 2024-12-08 3");
        assertThat(month.rows("from to high")).containsExactly("2024-11-27 2024-11-30 1", "2024-12-01 2024-12-08 4");
        assertThat(none.rows("high")).containsExactly("3");
    }

    @Test
    void a_night_strike_counts_on_its_civil_day() {
        Syria syria = Syria.theatre("counts-night");

        syria.file(Syria.strike("night", "aleppo", "2024-11-30T22:30:00Z"));

        assertThat(Counted.in(syria, "interval=day").rows("from high")).containsExactly("2024-12-01 1");
    }

    @Test
    void a_joint_strike_counts_once_in_total_and_once_for_each_initiator() {
        Syria syria = strikes("counts-joint");

        Counted perpetrators = Counted.in(syria, RANGE + "by=perpetrator");

        assertThat(perpetrators.rows("perpetrator low high")).containsExactly("gov 1 2", "russia 1 2", "- 0 2");
        assertThat(perpetrators.answer().getBoolean("nonAdditive")).isTrue();
    }

    @Test
    void weapons_and_datasets_have_rows_of_their_own() {
        Syria syria = strikes("counts-weapon");

        Counted weapons = Counted.in(syria, RANGE + "by=weapon");
        Counted datasets = Counted.in(syria, RANGE + "by=dataset");
        Counted both = Counted.in(syria, RANGE + "by=region,weapon&interval=month");

        assertThat(weapons.rows("weapon high"))
                .containsExactly("air_drone 3", "shelling_artillery_missile 1", "chemical 1");
        assertThat(weapons.answer().getBoolean("nonAdditive")).isFalse();
        assertThat(datasets.rows("dataset high")).containsExactly("ucdp-ged 1", "- 4");
        assertThat(both.rows("from region weapon high"))
                .containsExactly(
                        "2024-11-27 aleppo-governorate air_drone 1",
                        "2024-12-01 aleppo-governorate air_drone 1",
                        "2024-12-01 aleppo-governorate shelling_artillery_missile 1",
                        "2024-12-01 idlib-governorate air_drone 1");
    }

    @Test
    void what_lies_across_the_edge_of_a_cell_is_undated() {
        Syria syria = Syria.theatre("counts-undated");
        syria.file(Body.with(
                Syria.strike("span", "aleppo", "2024-11-30"),
                "when",
                Map.of("from", "2024-11-30", "to", "2024-12-02", "precision", "days")));

        syria.file(Body.with(
                Syria.strike("month", "aleppo", "2024-12-01"),
                "when",
                Map.of("from", "2024-12-01", "precision", "month")));

        var undated = new HashMap<String, Integer>();
        for (String interval : List.of("day", "week", "month", "none")) {
            undated.put(
                    interval, Counted.in(syria, RANGE + "interval=" + interval).undated());
        }
        assertThat(undated).isEqualTo(Map.of("day", 2, "week", 2, "month", 2, "none", 1));
        assertThat(Counted.in(syria, "interval=month").rows("from high")).containsExactly("2024-12-01 1");
        assertThat(Counted.in(syria, "").rows("high")).containsExactly("2");
    }
}
