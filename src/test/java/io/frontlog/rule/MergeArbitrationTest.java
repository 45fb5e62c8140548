package io.frontlog.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.event.Event;
import io.frontlog.event.Event.ReportRetracted.Reason;
import io.frontlog.event.Place;
import io.frontlog.event.Subject;
import io.frontlog.rule.Arbitration.Key;
import io.frontlog.rule.Decision.Accepted;
import io.frontlog.rule.Decision.Duplicate;
import io.frontlog.rule.Decision.Refused;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which incidents merge: those that some report has named, and that still stand for themselves. */
class MergeArbitrationTest {
    private static final Decision UNKNOWN = new Refused(Refused.Reason.UNKNOWN, 0);
    private static final Decision CIRCLE = new Refused(Refused.Reason.CIRCLE, 0);
    private static final Decision ABSORBED = new Refused(Refused.Reason.ABSORBED, 0);

    private final Arbitration arbitration = new Arbitration();
    private int submitted;

    /** Reports ra, rb, rc and rd of the incidents a, b, c and d. */
    @BeforeEach
    void file() {
        for (String incident : List.of("a", "b", "c", "d")) {
            assertThat(decide(filed("r" + incident, incident))).isEqualTo(new Accepted(1));
        }
    }

    @Test
    void each_merge_moves_the_version_of_the_survivor_alone() {
        assertThat(decide(merge("a", "b"))).isEqualTo(new Accepted(1));
        assertThat(decide(merge("a", "c"))).isEqualTo(new Accepted(2));
        assertThat(decide("e", 0, merge("d", "a"))).isEqualTo(new Accepted(1));
    }

    @Test
    void several_are_absorbed_at_once_or_none() {
        assertThat(decide(merge("a", "b", "c"))).isEqualTo(new Accepted(1));
        assertThat(decide(merge("d", "a", "b"))).isEqualTo(ABSORBED);
        assertThat(decide(merge("d", "a"))).isEqualTo(new Accepted(1));
    }

    @Test
    void an_incident_that_no_report_has_named_neither_absorbs_nor_is_absorbed() {
        assertThat(decide(merge("a", "nowhere"))).isEqualTo(UNKNOWN);
        assertThat(decide(merge("nowhere", "a"))).isEqualTo(UNKNOWN);
        assertThat(decide(merge("a", "b", "nowhere"))).isEqualTo(UNKNOWN);
    }

    @Test
    void an_incident_of_another_theatre_is_not_known() {
        assertThat(arbitration.decide("yemen", "e", null, merge("a", "b"))).isEqualTo(UNKNOWN);
    }

    @Test
    void a_report_makes_its_incident_known_and_a_place_of_that_name_does_not() {
        decide(new Event.PlaceRecorded(new Place("p", Place.Kind.CITY, Map.of(), null, null, null, null)));

        assertThat(decide(merge("a", "p"))).isEqualTo(UNKNOWN);
        assertThat(decide(merge("a", "ra"))).isEqualTo(UNKNOWN);
    }

    @Test
    void where_a_report_was_moved_or_amended_to_is_known_and_so_is_what_it_left() {
        decide(new Event.ReportMoved("ra", "moved-to", null));
        decide(new Event.ReportAmended(
                StrikeReport.strike("rb").of("amended-to").report()));

        assertThat(decide(merge("moved-to", "a"))).isEqualTo(new Accepted(1));
        assertThat(decide(merge("amended-to", "b"))).isEqualTo(new Accepted(1));
    }

    @Test
    void an_incident_whose_only_report_was_retracted_is_still_known() {
        decide(new Event.ReportRetracted("rb", Reason.MISTAKEN, null));

        assertThat(decide(merge("a", "b"))).isEqualTo(new Accepted(1));
    }

    @Test
    void a_refused_report_makes_no_incident_known() {
        assertThat(decide(filed("ra", "refused"))).isEqualTo(new Refused(Refused.Reason.EXISTS, 1));
        assertThat(decide(new Event.ReportMoved("none", "refused", null))).isEqualTo(UNKNOWN);

        assertThat(decide(merge("a", "refused"))).isEqualTo(UNKNOWN);
    }

    @Test
    void an_incident_does_not_absorb_itself() {
        assertThat(decide(merge("a", "a"))).isEqualTo(CIRCLE);
        assertThat(decide(merge("a", "b", "a"))).isEqualTo(CIRCLE);
    }

    @Test
    void what_was_absorbed_does_not_absorb_what_absorbed_it() {
        decide(merge("a", "b"));
        decide(merge("c", "a"));

        assertThat(decide(merge("b", "a"))).isEqualTo(CIRCLE);
        assertThat(decide(merge("b", "c"))).isEqualTo(CIRCLE);
        assertThat(decide(merge("b", "d", "c"))).isEqualTo(CIRCLE);
    }

    @Test
    void what_was_absorbed_is_not_absorbed_again_and_absorbs_nothing() {
        decide(merge("a", "b"));

        assertThat(decide(merge("c", "b"))).isEqualTo(ABSORBED);
        assertThat(decide(merge("a", "b"))).isEqualTo(new Refused(Refused.Reason.ABSORBED, 1));
        assertThat(decide(merge("b", "c"))).isEqualTo(ABSORBED);
    }

    @Test
    void a_report_is_moved_to_an_incident_that_was_absorbed_as_to_any_other() {
        decide(merge("a", "b"));

        assertThat(decide(new Event.ReportMoved("rc", "b", null))).isEqualTo(new Accepted(2));
    }

    @Test
    void a_merge_counts_once_and_only_from_the_version_that_it_names() {
        assertThat(decide("e", 1, merge("a", "b"))).isEqualTo(new Refused(Refused.Reason.VERSION, 0));
        assertThat(decide("e", 0, merge("a", "b"))).isEqualTo(new Duplicate());
        assertThat(decide("f", 0, merge("a", "b"))).isEqualTo(new Accepted(1));
    }

    @Test
    void it_goes_on_from_the_merges_that_the_records_before_left() {
        var later = new Arbitration();
        for (String incident : List.of("a", "b", "c")) later.knowIncident(key(incident));
        later.knowAbove(key("b"), "a");

        assertThat(later.decide("syria", "1", null, merge("c", "b"))).isEqualTo(ABSORBED);
        assertThat(later.decide("syria", "2", null, merge("b", "a"))).isEqualTo(CIRCLE);
        assertThat(later.decide("syria", "3", null, merge("c", "a"))).isEqualTo(new Accepted(1));
    }

    private Decision decide(Event event) {
        return decide("submission-" + submitted++, null, event);
    }

    private Decision decide(String eventId, Integer expectedVersion, Event event) {
        return arbitration.decide("syria", eventId, expectedVersion, event);
    }

    private static Event filed(String report, String incident) {
        return new Event.Reported(StrikeReport.strike(report).of(incident).report());
    }

    private static Event merge(String survivor, String... absorbed) {
        return new Event.IncidentsMerged(survivor, List.of(absorbed), null);
    }

    private static Key key(String incident) {
        return new Key("syria", Subject.incident(incident));
    }
}
