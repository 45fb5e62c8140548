package io.frontlog.journal;

import io.frontlog.rule.Arbitration;
import io.frontlog.rule.Decision;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What the records of a partition of the journal amount to, from its first on: those that the rule accepts. */
public final class AcceptedRecords {
    /** @param version that its subject has by it */
    public record Accepted(Recorded recorded, int version) {}

    private AcceptedRecords() {}

    /** Those of a theatre, in order. What cannot be read is passed over. */
    public static List<Accepted> of(String theatre, List<ConsumerRecord<String, byte[]>> journal) {
        var arbitration = new Arbitration();
        var accepted = new ArrayList<Accepted>();
        for (var kafka : journal) {
            if (!theatre.equals(kafka.key())) continue;
            try {
                Recorded recorded = EventCodec.read(kafka);
                Submission submission = recorded.submission();
                Decision decision = arbitration.decide(
                        theatre, submission.eventId(), submission.expectedVersion(), submission.event());
                if (decision instanceof Decision.Accepted counts)
                    accepted.add(new Accepted(recorded, counts.version()));
            } catch (UnreadableRecord e) {
                // in frontlog.dead-letters
            }
        }
        return accepted;
    }
}
