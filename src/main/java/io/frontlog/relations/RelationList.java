package io.frontlog.relations;

import static java.util.Comparator.comparing;

import io.frontlog.event.Actor;
import io.frontlog.event.Claim.Relation.Bond;
import io.frontlog.event.Claimant;
import io.frontlog.event.Moment;
import io.frontlog.projecting.Snapshot;
import io.frontlog.rule.Relation;
import io.frontlog.rule.Standing;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How actors stand to each other at T (DOMAIN 7): a graph, whole.
 *
 * @param actors those at an end of a relation that is listed
 * @param relations by the actor that they go from, the relation, and the actor that they go to
 * @param validAt T
 */
@Schema(name = "RelationList")
record RelationList(List<End> actors, List<Entry> relations, Instant validAt, Instant knownAt, String position) {

    /** An actor as the catalogue has it. */
    @Schema(name = "RelatedActor")
    record End(
            String id, Map<String, String> names, Actor.Kind kind, @Nullable @Schema(nullable = true) String partOf) {}

    /**
     * One relation. What the catalogue has and what reports say stand beside each other, even where they agree.
     *
     * @param from of {@code allied_with} and {@code hostile_to}, which hold both ways, the lesser id
     * @param since the earliest that an affirming report gives; null of the catalogue's
     * @param until the latest; null if one of them leaves it open
     * @param standing null of the catalogue's
     * @param claimants of the reports that affirm it
     * @param reports those that affirm it
     * @param denials the reports that deny it
     * @param catalogue whether it is an actor's {@code partOf}, which nobody claims
     */
    @Schema(name = "Relation")
    record Entry(
            String from,
            Bond relation,
            String to,
            @Nullable @Schema(nullable = true) Moment since,
            @Nullable @Schema(nullable = true) Moment until,
            @Nullable @Schema(nullable = true) Standing standing,
            List<Claimant> claimants,
            List<String> reports,
            List<String> denials,
            boolean catalogue) {

        private static Entry of(Relation said) {
            return new Entry(
                    said.from(),
                    said.relation(),
                    said.to(),
                    said.since(),
                    said.until(),
                    said.standing(),
                    said.claimants(),
                    said.reports(),
                    said.denials(),
                    false);
        }

        private static Entry partOf(String actor, String above) {
            return new Entry(actor, Bond.PART_OF, above, null, null, null, List.of(), List.of(), List.of(), true);
        }

        private boolean isAsked(Asked asked) {
            return (asked.bonds.isEmpty() || asked.bonds.contains(relation))
                    && (asked.actor == null || from.equals(asked.actor) || to.equals(asked.actor));
        }
    }

    /**
     * Which of them.
     *
     * @param actor null for all
     * @param bonds empty for all
     */
    record Asked(@Nullable String actor, Set<Bond> bonds, Instant validAt) {}

    /** @param known the theatre's actors by id, in the order of their ids */
    static RelationList of(Collection<Relation> said, Map<String, Actor> known, Asked asked, Snapshot snapshot) {
        List<Entry> relations = Stream.concat(
                        said.stream().map(Entry::of),
                        known.values().stream().flatMap(actor -> Stream.ofNullable(actor.partOf())
                                .map(above -> Entry.partOf(actor.id(), above))))
                .filter(entry -> entry.isAsked(asked))
                .sorted(comparing(Entry::from)
                        .thenComparing(Entry::relation)
                        .thenComparing(Entry::to)
                        .thenComparing(Entry::catalogue))
                .toList();
        List<End> actors = relations.stream()
                .flatMap(entry -> Stream.of(entry.from, entry.to))
                .distinct()
                .sorted()
                .map(known::get)
                .filter(Objects::nonNull)
                .map(actor -> new End(actor.id(), actor.names(), actor.kind(), actor.partOf()))
                .toList();
        return new RelationList(
                actors,
                relations,
                asked.validAt,
                snapshot.knownAt(),
                snapshot.position().toString());
    }
}
