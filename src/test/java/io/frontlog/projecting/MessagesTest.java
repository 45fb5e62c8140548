package io.frontlog.projecting;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.Body;
import io.frontlog.Servers;
import io.frontlog.Syria;
import io.frontlog.journal.Journal;
import io.frontlog.journal.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What there is to tell, as it is read in pages. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class MessagesTest {
    private static final Cursor FIRST = Cursor.before(0);

    @Inject
    Messages messages;

    @Inject
    Journal journal;

    @Inject
    Progress progress;

    private List<Message> read(String theatre, Cursor after, int limit) {
        long applied = progress.next(journal.partition(theatre));
        var all = new ArrayList<Message>();
        Cursor next = after;
        for (boolean last = false; !last; ) {
            Messages.Page page = Waiting.on(messages.of(theatre, next, applied, limit), Duration.ofSeconds(10));
            all.addAll(page.messages());
            last = page.last();
            next = page.next();
        }
        return all;
    }

    private static Syria changing(String theatre) {
        Syria syria = Syria.theatre(theatre);
        syria.with(Syria.BASELINE, "hts: hts captured all aleppo @2024-11-30");
        syria.file(Syria.strike("first", "aleppo", "2024-11-29", "gov"));
        syria.file(Syria.strike("second", "aleppo", "2024-11-30", "russia"));
        syria.file(Syria.strike("third", "idlib", "2024-11-30", "russia"));
        syria.retract("first");
        return syria;
    }

    @Test
    void pages_of_any_size_make_up_the_whole_in_order() {
        changing("messages-paged");

        List<Message> whole = read("messages-paged", FIRST, 1000);

        assertThat(whole).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
        assertThat(whole).extracting(Message::topic).contains(Topic.EVENTS, Topic.CONTROL, Topic.PRECEDENTS);
        for (int limit = 1; limit <= 7; limit++)
            assertThat(read("messages-paged", FIRST, limit)).isEqualTo(whole);
    }

    @Test
    void who_goes_on_from_any_message_gets_exactly_those_behind_it() {
        changing("messages-resumed");
        List<Message> whole = read("messages-resumed", FIRST, 1000);

        for (int i = 0; i < whole.size(); i++) {
            assertThat(read("messages-resumed", whole.get(i).at(), 3)).isEqualTo(whole.subList(i + 1, whole.size()));
        }
    }

    @Test
    void a_row_stands_at_the_event_that_last_changed_it_and_at_no_other() {
        Syria syria = changing("messages-moved");
        Cursor before = last(read("messages-moved", FIRST, 1000)).at();

        syria.with("sohr: hts captured all aleppo @2024-11-30");

        List<Message> since = read("messages-moved", before, 1000);
        assertThat(since.get(0).type()).isEqualTo("control.reported.v1");
        assertThat(since)
                .extracting(Message::position)
                .containsOnly(since.get(0).position());
        assertThat(read("messages-moved", FIRST, 1000))
                .filteredOn(m -> m.topic() == Topic.CONTROL && m.subject().equals("aleppo"))
                .singleElement()
                .satisfies(row -> assertThat(row.data()).contains("\"status\":\"controlled\",\"holder\":\"hts\""));
    }

    @Test
    void what_changes_nothing_in_a_row_leaves_it_where_it_stands() {
        Syria syria = changing("messages-untouched");
        Cursor before = last(read("messages-untouched", FIRST, 1000)).at();

        syria.api().put("/sources/ap", Syria.source("ngo", null)).then().statusCode(200);

        assertThat(read("messages-untouched", before, 1000))
                .extracting(Message::type)
                .containsExactly("source.recorded.v1");
    }

    @Test
    void an_incident_that_is_no_more_leaves_rows_without_a_document_where_it_was() {
        changing("messages-gone");

        assertThat(read("messages-gone", FIRST, 1000))
                .filteredOn(m -> m.subject().equals("first") && m.topic() != Topic.EVENTS)
                .hasSize(2)
                .allSatisfy(gone -> {
                    assertThat(gone.data()).isNull();
                    assertThat(gone.places()).containsExactly("aleppo");
                    assertThat(gone.kinds()).containsExactly("strike");
                });
    }

    @Test
    void a_late_report_answers_a_later_precedent_anew_at_its_own_position() {
        Syria syria = changing("messages-precedents");
        Cursor before = last(read("messages-precedents", FIRST, 1000)).at();

        syria.file(Syria.strike("late", "aleppo", "2024-11-28", "gov"));

        assertThat(read("messages-precedents", before, 1000))
                .filteredOn(m -> m.topic() == Topic.PRECEDENTS)
                .extracting(Message::subject)
                .containsExactly("late", "second");
    }

    @Test
    void an_event_is_of_the_places_and_kinds_of_its_report_before_and_after() {
        Syria syria = changing("messages-amended");
        syria.api()
                .post(
                        "/reports/third/amendments",
                        Body.with(Syria.strike("third", "airport", "2024-11-30"), "kind", "clash", "weapon", null))
                .then()
                .statusCode(200);

        Message amended = read("messages-amended", FIRST, 1000).stream()
                .filter(m -> m.type().equals("report.amended.v1"))
                .findFirst()
                .orElseThrow();

        assertThat(amended.places()).containsExactlyInAnyOrder("idlib", "airport");
        assertThat(amended.kinds()).containsExactlyInAnyOrder("strike", "clash");
        assertThat(amended.cloudEvent().getExtension("subjectversion")).isEqualTo(2);
        assertThat(Map.of("subject", amended.subject())).containsEntry("subject", "report/third");
    }

    private static Message last(List<Message> all) {
        return all.get(all.size() - 1);
    }
}
