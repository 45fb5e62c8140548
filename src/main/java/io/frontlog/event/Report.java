package io.frontlog.event;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One claim by one claimant, published by one source, of one kind, about one place and time (DOMAIN 2.1).
 *
 * @param incident what it is a report of; its own id if it names none
 * @param claim what its kind adds
 */
public record Report(
        String id,
        String place,
        When when,
        String source,
        @Nullable String url,
        @Nullable Moment publishedAt,
        Claimant claimant,
        Stance stance,
        @Nullable Interest interest,
        Verdict verdict,
        List<Participant> participants,
        List<Casualties> casualties,
        String incident,
        @Nullable String notes,
        List<String> tags,
        @Nullable String lang,
        @Nullable String licence,
        @Nullable Moment embargoUntil,
        @Nullable External external,
        Claim claim) {

    public enum Stance {
        AFFIRMS,
        DENIES,
        ANTICIPATES
    }

    public enum Interest {
        NEUTRAL,
        BENEFICIARY,
        AGAINST,
        PARTISAN,
        UNKNOWN
    }

    /** An analyst's verdict (Airwars' grades). */
    public enum Verdict {
        UNASSESSED,
        WEAK,
        FAIR,
        CONFIRMED,
        CONTESTED,
        DISCOUNTED
    }

    public record Participant(String actor, Role role) {
        public enum Role {
            INITIATOR,
            TARGET,
            SIDE_A,
            SIDE_B,
            ASSOCIATE,
            SUPPORTER,
            VICTIM
        }
    }

    public record Casualties(
            Harm kind,
            Population population,
            @Nullable String actor,
            @Nullable Integer low,
            @Nullable Integer best,
            @Nullable Integer high) {
        public enum Harm {
            KILLED,
            INJURED,
            MISSING,
            CAPTURED
        }

        public enum Population {
            ALL,
            CIVILIANS,
            COMBATANTS,
            CHILDREN,
            WOMEN,
            MEN,
            STAFF,
            UNKNOWN
        }
    }

    /**
     * Where a report was imported from.
     *
     * @param row the row as it was, by column
     */
    public record External(String dataset, String id, @Nullable String version, @Nullable Map<String, Object> row) {}

    public Report {
        participants = participants == null ? List.of() : List.copyOf(participants);
        casualties = casualties == null ? List.of() : List.copyOf(casualties);
        tags = tags == null ? List.of() : List.copyOf(tags);
    }

    /** Every actor that it names, the claimant among them, each once and sorted. */
    public List<String> actors() {
        var actors = new TreeSet<>(claim.actors());
        participants.forEach(p -> actors.add(p.actor()));
        casualties.forEach(c -> {
            if (c.actor() != null) actors.add(c.actor());
        });
        if (claimant.actor() != null) actors.add(claimant.actor());
        return List.copyOf(actors);
    }

    public Report assessed(Verdict newVerdict) {
        return with(newVerdict, incident);
    }

    public Report movedTo(String newIncident) {
        return with(verdict, newIncident);
    }

    private Report with(Verdict newVerdict, String newIncident) {
        return new Report(
                id,
                place,
                when,
                source,
                url,
                publishedAt,
                claimant,
                stance,
                interest,
                newVerdict,
                participants,
                casualties,
                newIncident,
                notes,
                tags,
                lang,
                licence,
                embargoUntil,
                external,
                claim);
    }
}
