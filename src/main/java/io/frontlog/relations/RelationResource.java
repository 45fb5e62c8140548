package io.frontlog.relations;

import io.frontlog.catalogue.Actors;
import io.frontlog.catalogue.Known;
import io.frontlog.catalogue.Sides;
import io.frontlog.catalogue.Zones;
import io.frontlog.event.Claim.Relation.Bond;
import io.frontlog.event.Moment;
import io.frontlog.event.Report;
import io.frontlog.http.Answers;
import io.frontlog.http.KnownAt;
import io.frontlog.http.Parameters;
import io.frontlog.journal.Json;
import io.frontlog.projecting.AsOf;
import io.frontlog.projecting.ReadModels;
import io.frontlog.projecting.Snapshot;
import io.frontlog.relations.RelationList.Asked;
import io.frontlog.rule.RelationRule;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Who stands with whom, and who against whom. */
@Path("/v1/theatres/{theatre}/relations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Relations")
public class RelationResource {
    private static final String REPORTS =
            """
            select r.doc from report_version r
             where r.theatre = :theatre and r.kind = 'relation' and r.known_to is null and not r.retracted
            """;
    private static final String OF_ACTOR = " and r.actors @> array[cast(:actor as text)]";

    private final ReadModels readModels;
    private final Known known;

    RelationResource(ReadModels readModels, Known known) {
        this.readModels = readModels;
        this.known = known;
    }

    @GET
    @Operation(
            operationId = "listRelations",
            summary = "How actors stand to each other at a time, and who says so",
            description = "What the catalogue has of actors that are part of others is listed too, and marked so")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RelationList.class)))
    public Uni<Response> relations(
            String theatre,
            @BeanParam KnownAt knownAt,
            @QueryParam("validAt")
                    @Parameter(description = "A day, asked about as it ended, or an instant; now if absent")
                    @Nullable
                    String validAt,
            @QueryParam("actor") @Parameter(description = "Only relations at an end of which it stands") @Nullable
                    String actor,
            @QueryParam("relation")
                    @Parameter(description = "Any of allied_with, backs, part_of, leads, hostile_to, relies_on")
                    @Nullable
                    String relation) {
        var parameters = new Parameters();
        Moment at = parameters.moment("validAt", validAt);
        Set<Bond> bonds = parameters.words("relation", relation, Bond.class);
        AsOf asOf = knownAt.read(parameters);
        parameters.check();
        return readModels.read(theatre, asOf, (session, snapshot) -> Zones.of(theatre, session)
                .chain(zone -> known.require(session, theatre, new Known.Named().actor("actor", actor))
                        .chain(() -> {
                            Instant then = at == null ? Instant.now() : at.end(zone);
                            return list(session, theatre, new Asked(actor, bonds, then), zone, snapshot);
                        }))
                .map(list -> Answers.at(at == null ? snapshot.passing() : snapshot, list)
                        .build()));
    }

    private static Uni<RelationList> list(
            Mutiny.StatelessSession session, String theatre, Asked asked, ZoneId zone, Snapshot snapshot) {
        return reports(session, theatre, asked.actor())
                .chain(reports -> Sides.of(theatre, session)
                        .map(parties -> RelationRule.at(reports, parties, asked.validAt(), zone)))
                .chain(relations ->
                        Actors.of(theatre, session).map(actors -> RelationList.of(relations, actors, asked, snapshot)));
    }

    private static Uni<List<Report>> reports(Mutiny.StatelessSession session, String theatre, @Nullable String actor) {
        var query = session.createNativeQuery(actor == null ? REPORTS : REPORTS + OF_ACTOR, String.class)
                .setParameter("theatre", theatre);
        if (actor != null) query.setParameter("actor", actor);
        return query.getResultList()
                .map(docs ->
                        docs.stream().map(doc -> Json.read(doc, Report.class)).toList());
    }
}
