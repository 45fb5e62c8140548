package io.frontlog.rule;

import io.frontlog.event.Claimant;
import io.frontlog.event.Source;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who stands on whose side (DOMAIN 3, step 3), as the catalogue has it.
 *
 * @param partOf the actor that stands above an actor; a cycle is harmless
 * @param sources by id
 */
public record Parties(Map<String, String> partOf, Map<String, Source> sources) {

    public Parties {
        partOf = Map.copyOf(partOf);
        sources = Map.copyOf(sources);
    }

    /** One is the other or stands above it. Not transitive: two brigades of one army are one side with it only. */
    public boolean oneSide(String a, String b) {
        return isOrStandsAbove(a, b) || isOrStandsAbove(b, a);
    }

    /** The actor that a claimant speaks for: itself, or the affiliation of a source that has one. */
    public @Nullable String side(Claimant claimant) {
        if (claimant.actor() != null) return claimant.actor();
        Source source = source(claimant);
        return source == null ? null : source.affiliation();
    }

    /** Whether a claimant without a side counts as neutral. */
    public boolean neutralKind(Claimant claimant) {
        Source source = source(claimant);
        if (source == null) return false;
        return switch (source.kind()) {
            case MEDIA, MONITOR, ACADEMIC, NGO, UN -> true;
            case OFFICIAL, STATE_MEDIA, PARTY, SOCIAL, DATASET -> false;
        };
    }

    private @Nullable Source source(Claimant claimant) {
        return claimant.source() == null ? null : sources.get(claimant.source());
    }

    private boolean isOrStandsAbove(String above, String actor) {
        Set<String> seen = new HashSet<>();
        for (String at = actor; at != null && seen.add(at); at = partOf.get(at)) {
            if (at.equals(above)) return true;
        }
        return false;
    }
}
