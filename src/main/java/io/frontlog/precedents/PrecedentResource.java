package io.frontlog.precedents;

import io.frontlog.catalogue.Coverage;
import io.frontlog.catalogue.Zones;
import io.frontlog.event.Claim;
import io.frontlog.http.Answers;
import io.frontlog.http.KnownAt;
import io.frontlog.http.Parameters;
import io.frontlog.incidents.IncidentAnswer;
import io.frontlog.incidents.IncidentParameters;
import io.frontlog.incidents.Incidents;
import io.frontlog.incidents.Incidents.Filter;
import io.frontlog.journal.Json;
import io.frontlog.projecting.AsOf;
import io.frontlog.projecting.ReadModels;
import io.frontlog.rule.Incident.State;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Since when an incident is the first of its kind where it happened. */
@Path("/v1/theatres/{theatre}/precedents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Precedents")
public class PrecedentResource {
    private static final String COLUMNS = "i.doc, p.doc as precedent";
    private static final String ROWS =
            " join read_row p on p.theatre = i.theatre and p.model = 'precedents' and p.id = i.id";

    private final ReadModels readModels;
    private final Incidents incidents;

    PrecedentResource(ReadModels readModels, Incidents incidents) {
        this.readModels = readModels;
        this.incidents = incidents;
    }

    /** A page of them. */
    @Schema(name = "PrecedentList")
    record Listed(List<PrecedentRow> precedents, @Nullable @Schema(nullable = true) String next, String position) {}

    @GET
    @Operation(
            operationId = "listPrecedents",
            summary = "Of each live incident, since when it is the first of its kind where it happened",
            description = "In the order in which they happened")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Listed.class)))
    public Uni<Response> list(
            String theatre,
            @BeanParam KnownAt knownAt,
            @QueryParam("kind") @Parameter(description = "Any of the kinds of reports") @Nullable String kind,
            @QueryParam("incident") @Parameter(description = "Only of this incident") @Nullable String incident,
            @BeanParam IncidentParameters asked,
            @Context UriInfo uri) {
        var parameters = new Parameters();
        Filter live = asked.read(theatre, parameters)
                .kinds(parameters.words("kind", kind, Claim.Kind.class))
                .states(Set.of(State.LIVE));
        Filter filter = incident == null ? live : live.survivor(incident);
        AsOf asOf = knownAt.read(parameters);
        parameters.check();
        return readModels.read(theatre, asOf, (session, snapshot) -> Zones.of(theatre, session)
                .chain(zone -> asOf == null
                        ? incidents
                                .rows(session, filter, COLUMNS, ROWS)
                                .map(rows -> Incidents.page(rows, filter))
                                .map(page -> new Incidents.Page<>(
                                        page.items().stream()
                                                .map(row -> Json.read((String) row[1], PrecedentRow.class))
                                                .toList(),
                                        page.next()))
                        : incidents.find(session, filter).chain(page -> then(session, theatre, page)))
                .map(page -> Answers.page(
                                snapshot,
                                new Listed(
                                        page.items(),
                                        page.next(),
                                        snapshot.position().toString()),
                                page.next(),
                                uri)
                        .build()));
    }

    /** As they would have been kept ready. */
    private static Uni<Incidents.Page<PrecedentRow>> then(
            Mutiny.StatelessSession session, String theatre, Incidents.Page<IncidentAnswer> page) {
        List<String> ids = page.items().stream().map(IncidentAnswer::id).toList();
        return Found.find(session, theatre, ids).chain(found -> Found.said(session, theatre, found)
                .chain(said -> Coverage.of(theatre, session).map(coverage -> {
                    var rows = new HashMap<String, PrecedentRow>();
                    found.forEach(each -> rows.put(each.incident().id(), each.row(coverage, said)));
                    return new Incidents.Page<>(
                            ids.stream()
                                    .flatMap(id -> Stream.ofNullable(rows.get(id)))
                                    .toList(),
                            page.next());
                })));
    }
}
