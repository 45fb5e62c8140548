package io.frontlog.rule;

import io.frontlog.event.Claim;
import io.frontlog.event.Claimant;
import io.frontlog.event.Estimate;
import io.frontlog.event.Report.Casualties.Harm;
import io.frontlog.event.Report.Casualties.Population;
import io.frontlog.event.Report.Participant;
import io.frontlog.event.Report.Verdict;
import io.frontlog.event.When;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened, as far as its reports say (DOMAIN 4 and 5).
 *
 * @param tally what it counts as
 * @param when of its lead report, as it was given
 * @param start the first instant at which it may have happened
 * @param end the last
 * @param verdict of its lead report
 * @param participants whom the affirming reports name in which role, each once
 * @param actors every actor that a report of it names, sorted
 * @param casualties its figures, in the order of kind, population and actor
 * @param persons how many were displaced; null unless it is a displacement and a report gives a number
 * @param claim what its lead report adds for its kind
 */
public record Incident(
        String id,
        State state,
        Tally tally,
        When when,
        Instant start,
        Instant end,
        Verdict verdict,
        List<Participant> participants,
        List<String> actors,
        List<Figure> casualties,
        @Nullable Estimate persons,
        Claim claim,
        Said said) {

    /** What its reports make of it: that it was, will be, was not, or nothing that counts. */
    public enum State {
        LIVE,
        ANTICIPATED,
        DENIED,
        DISCOUNTED
    }

    /**
     * How many were hurt (DOMAIN 5).
     *
     * @param actor whose they were
     * @param best of its best-standing report that gives one
     * @param low with {@code high}, the span of its live reports
     * @param reports those that give it, sorted
     */
    public record Figure(
            Harm kind,
            Population population,
            @Nullable String actor,
            @Nullable Integer low,
            @Nullable Integer best,
            @Nullable Integer high,
            List<String> reports) {
        public Figure {
            reports = List.copyOf(reports);
        }

        Estimate number() {
            return new Estimate(low, best, high);
        }

        /** Whether anybody gave a number. */
        public boolean hasNumber() {
            return low != null || best != null || high != null;
        }
    }

    /**
     * Which reports say what of it; each list sorted.
     *
     * @param attached what was filed with it but is of another sort: a statement or a measure about it
     * @param claimants of those that affirm, each once
     */
    public record Said(
            List<String> affirming,
            List<String> denying,
            List<String> anticipating,
            List<String> discounted,
            List<String> attached,
            List<Claimant> claimants) {
        public Said {
            affirming = List.copyOf(affirming);
            denying = List.copyOf(denying);
            anticipating = List.copyOf(anticipating);
            discounted = List.copyOf(discounted);
            attached = List.copyOf(attached);
            claimants = List.copyOf(claimants);
        }
    }

    public Incident {
        participants = List.copyOf(participants);
        actors = List.copyOf(actors);
        casualties = List.copyOf(casualties);
    }

    public boolean live() {
        return tally.live();
    }
}
