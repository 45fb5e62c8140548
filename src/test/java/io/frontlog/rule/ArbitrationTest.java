package io.frontlog.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.event.Actor;
import io.frontlog.event.Event;
import io.frontlog.event.Event.ReportRetracted.Reason;
import io.frontlog.event.Place;
import io.frontlog.event.Report.Verdict;
import io.frontlog.event.Subject;
import io.frontlog.rule.Arbitration.Key;
import io.frontlog.rule.Arbitration.Standing;
import io.frontlog.rule.Decision.Accepted;
import io.frontlog.rule.Decision.Duplicate;
import io.frontlog.rule.Decision.Refused;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArbitrationTest {
    private static final Event FILED =
            new Event.Reported(StrikeReport.strike("r").report("r"));
    private static final Event RETRACTED = new Event.ReportRetracted("r", Reason.MISTAKEN, null);
    private static final Event REINSTATED = new Event.ReportReinstated("r", null);

    private final Arbitration arbitration = new Arbitration();
    private int submitted;

    /** What is done to a report that has to be live. */
    static List<Event> curation() {
        return List.of(
                new Event.ReportAmended(StrikeReport.strike("r").report("r")),
                RETRACTED,
                new Event.ReportAssessed("r", Verdict.FAIR, null),
                new Event.ReportMoved("r", "another", null));
    }

    @Test
    void an_event_id_counts_once_whatever_it_is_used_for() {
        assertThat(decide("e", null, place("aleppo", null))).isEqualTo(new Accepted(1));
        assertThat(decide("e", null, place("aleppo", null))).isEqualTo(new Duplicate());
        assertThat(decide("e", 7, place("homs", null))).isEqualTo(new Duplicate());
    }

    @Test
    void a_refused_event_id_is_taken_too() {
        assertThat(decide("e", null, RETRACTED)).isEqualTo(new Refused(Refused.Reason.UNKNOWN, 0));
        file();
        assertThat(decide("e", null, RETRACTED)).isEqualTo(new Duplicate());
    }

    @Test
    void another_theatre_has_event_ids_and_subjects_of_its_own() {
        decide("e", null, FILED);

        assertThat(arbitration.decide("yemen", "e", 0, FILED)).isEqualTo(new Accepted(1));
    }

    @Test
    void an_expected_version_has_to_be_the_version_then() {
        file();

        assertThat(decide(0, REINSTATED)).isEqualTo(new Refused(Refused.Reason.VERSION, 1));
        assertThat(decide(2, RETRACTED)).isEqualTo(new Refused(Refused.Reason.VERSION, 1));
        assertThat(decide(1, RETRACTED)).isEqualTo(new Accepted(2));
    }

    @Test
    void a_report_is_filed_once_even_if_it_was_retracted() {
        file();
        assertThat(decide(null, FILED)).isEqualTo(new Refused(Refused.Reason.EXISTS, 1));
        decide(null, RETRACTED);
        assertThat(decide(null, FILED)).isEqualTo(new Refused(Refused.Reason.EXISTS, 2));
    }

    @ParameterizedTest
    @MethodSource("curation")
    void what_was_never_filed_cannot_be_curated(Event curation) {
        assertThat(decide(null, curation)).isEqualTo(new Refused(Refused.Reason.UNKNOWN, 0));
        assertThat(decide(null, REINSTATED)).isEqualTo(new Refused(Refused.Reason.UNKNOWN, 0));
    }

    @ParameterizedTest
    @MethodSource("curation")
    void what_is_retracted_cannot_be_curated_until_it_is_reinstated(Event curation) {
        file();
        decide(null, RETRACTED);

        assertThat(decide(null, curation)).isEqualTo(new Refused(Refused.Reason.RETRACTED, 2));
        assertThat(decide(null, REINSTATED)).isEqualTo(new Accepted(3));
        assertThat(decide(null, curation)).isEqualTo(new Accepted(4));
    }

    @Test
    void what_is_live_cannot_be_reinstated() {
        file();

        assertThat(decide(null, REINSTATED)).isEqualTo(new Refused(Refused.Reason.LIVE, 1));
    }

    @Test
    void a_place_does_not_lie_in_itself_at_any_depth() {
        decide(null, place("syria", null));
        decide(null, place("aleppo-governorate", "syria"));
        decide(null, place("aleppo", "aleppo-governorate"));

        assertThat(decide(null, place("aleppo", "aleppo"))).isEqualTo(new Refused(Refused.Reason.CIRCLE, 1));
        assertThat(decide(null, place("syria", "aleppo"))).isEqualTo(new Refused(Refused.Reason.CIRCLE, 1));
    }

    @Test
    void a_place_that_was_moved_out_is_no_longer_in_the_way() {
        decide(null, place("aleppo", "syria"));
        decide(null, place("aleppo", null));

        assertThat(decide(null, place("syria", "aleppo"))).isEqualTo(new Accepted(1));
    }

    @Test
    void an_actor_is_not_part_of_itself_and_shares_no_line_with_a_place_of_its_name() {
        decide(null, place("hts", "fsa"));

        assertThat(decide(null, actor("fsa", "hts"))).isEqualTo(new Accepted(1));
        assertThat(decide(null, actor("hts", "fsa"))).isEqualTo(new Refused(Refused.Reason.CIRCLE, 0));
    }

    @Test
    void it_goes_on_from_what_the_records_before_left() {
        arbitration.knowSeen("syria", "old");
        arbitration.know(new Key("syria", Subject.report("r")), new Standing(5, false));
        arbitration.knowAbove(new Key("syria", new Subject(Subject.Kind.PLACE, "aleppo")), "syria");

        assertThat(decide("old", null, REINSTATED)).isEqualTo(new Duplicate());
        assertThat(decide(null, RETRACTED)).isEqualTo(new Refused(Refused.Reason.RETRACTED, 5));
        assertThat(decide(5, REINSTATED)).isEqualTo(new Accepted(6));
        assertThat(decide(null, place("syria", "aleppo"))).isEqualTo(new Refused(Refused.Reason.CIRCLE, 0));
    }

    private void file() {
        assertThat(decide(null, FILED)).isEqualTo(new Accepted(1));
    }

    private Decision decide(Integer expectedVersion, Event event) {
        return decide("submission-" + submitted++, expectedVersion, event);
    }

    private Decision decide(String eventId, Integer expectedVersion, Event event) {
        return arbitration.decide("syria", eventId, expectedVersion, event);
    }

    private static Event place(String id, String parent) {
        return new Event.PlaceRecorded(new Place(id, Place.Kind.CITY, Map.of(), parent, null, null, null));
    }

    private static Event actor(String id, String partOf) {
        return new Event.ActorRecorded(new Actor(id, Actor.Kind.REBEL_GROUP, Map.of(), partOf));
    }
}
