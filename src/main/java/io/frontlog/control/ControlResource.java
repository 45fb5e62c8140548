package io.frontlog.control;

import io.frontlog.catalogue.Known;
import io.frontlog.catalogue.Levels;
import io.frontlog.catalogue.Points;
import io.frontlog.catalogue.Zones;
import io.frontlog.control.ControlQueries.Asked;
import io.frontlog.event.Moment;
import io.frontlog.http.Answers;
import io.frontlog.http.KnownAt;
import io.frontlog.http.Parameters;
import io.frontlog.http.Problem;
import io.frontlog.projecting.AsOf;
import io.frontlog.projecting.ReadModels;
import io.frontlog.projecting.Snapshot;
import io.frontlog.rule.Control;
import io.frontlog.rule.ControlRule;
import io.frontlog.rule.Policy;
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
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Who controls what. */
@Path("/v1/theatres/{theatre}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Control")
public class ControlResource {
    private static final String GEOJSON = "application/geo+json";

    private final ReadModels readModels;
    private final ControlQueries queries;
    private final Points points;
    private final Known known;
    private final ChangeQueries changes;

    ControlResource(ReadModels readModels, ControlQueries queries, Points points, Known known, ChangeQueries changes) {
        this.readModels = readModels;
        this.queries = queries;
        this.points = points;
        this.known = known;
        this.changes = changes;
    }

    @GET
    @Path("places/{id}/control")
    @Operation(operationId = "getControl", summary = "Who controls a place, with the evidence that this rests on")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ControlAnswer.class)))
    public Uni<Response> place(
            String theatre,
            String id,
            @BeanParam KnownAt knownAt,
            @QueryParam("validAt") @Nullable String validAt,
            @QueryParam("policy") @Nullable String policy) {
        var parameters = new Parameters();
        Policy asked = parameters.word("policy", policy, Policy.class, Policy.BALANCED);
        Moment at = parameters.moment("validAt", validAt);
        AsOf asOf = knownAt.read(parameters);
        parameters.check();
        return readModels.read(theatre, asOf, (session, snapshot) -> Zones.of(theatre, session)
                .chain(zone -> points.of(session, theatre, Set.of(id)).chain(known -> {
                    if (known.isEmpty())
                        throw Problem.Type.NOT_FOUND.with("place/" + id).exception();
                    return place(
                            session,
                            at == null ? snapshot.passing() : snapshot,
                            question(theatre, asOf, id, asked, at, zone));
                })));
    }

    private Uni<Response> place(Mutiny.StatelessSession session, Snapshot snapshot, Asked asked) {
        return queries.controls(session, asked)
                .chain(controls -> queries.fights(session, asked.theatre(), asked.validAt())
                        .map(fights -> {
                            String place = String.valueOf(asked.place());
                            Control control = controls.getOrDefault(place, ControlAnswer.NOTHING_KNOWN);
                            return Answers.at(snapshot, ControlAnswer.of(place, control, fights, asked, snapshot))
                                    .build();
                        }));
    }

    @GET
    @Path("places/{id}/control/history")
    @Operation(
            operationId = "getControlHistory",
            summary = "Who controlled a place, interval by interval of valid time",
            description = "Evidence that is dated ahead is followed too")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ControlHistory.class)))
    public Uni<Response> history(
            String theatre, String id, @BeanParam KnownAt knownAt, @QueryParam("policy") @Nullable String policy) {
        var parameters = new Parameters();
        Policy asked = parameters.word("policy", policy, Policy.class, Policy.BALANCED);
        AsOf asOf = knownAt.read(parameters);
        parameters.check();
        return readModels.read(theatre, asOf, (session, snapshot) -> points.of(session, theatre, Set.of(id))
                .chain(known -> {
                    if (known.isEmpty())
                        throw Problem.Type.NOT_FOUND.with("place/" + id).exception();
                    return queries.history(session, theatre, id, asked).map(intervals -> Answers.at(
                                    snapshot,
                                    new ControlHistory(
                                            id,
                                            intervals,
                                            asked,
                                            ControlRule.RULE_SET,
                                            snapshot.knownAt(),
                                            snapshot.position().toString()))
                            .build());
                }));
    }

    @GET
    @Path("control/changes")
    @Operation(
            operationId = "listControlChanges",
            summary = "Which places' answers differ between two known times, and which events made the difference",
            description = "Status, holders, since and standing are compared, about the same T")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ControlChanges.class)))
    public Uni<Response> changes(
            String theatre,
            @QueryParam("fromKnown") @Parameter(description = "A position or an instant; required") @Nullable
                    String fromKnown,
            @QueryParam("toKnown") @Parameter(description = "A position or an instant; now if absent") @Nullable
                    String toKnown,
            @QueryParam("validAt") @Nullable String validAt,
            @QueryParam("policy") @Nullable String policy) {
        var parameters = new Parameters();
        Policy asked = parameters.word("policy", policy, Policy.class, Policy.BALANCED);
        Moment at = parameters.moment("validAt", validAt);
        AsOf from = parameters.asOf("fromKnown", fromKnown);
        if (fromKnown == null) parameters.refuse("fromKnown", "is missing");
        AsOf to = parameters.asOf("toKnown", toKnown);
        parameters.check();
        return readModels
                .read(
                        theatre,
                        to,
                        (session, seen) -> ReadModels.snapshot(
                                        session, theatre, Objects.requireNonNull(from), seen.position())
                                .chain(earlier -> Zones.of(theatre, session)
                                        .chain(zone -> changes.read(
                                                session,
                                                new ChangeQueries.Asked(
                                                        theatre,
                                                        asked,
                                                        at == null ? Instant.now() : at.end(zone),
                                                        earlier,
                                                        at == null ? seen.passing() : seen)))),
                        ChangeQueries::find)
                .chain(found -> readModels.read(theatre, (session, now) -> changes.changes(session, found)
                        .map(found::answer)));
    }

    @GET
    @Path("control")
    @Produces({MediaType.APPLICATION_JSON, GEOJSON})
    @Operation(
            operationId = "listControl",
            summary = "Who controls each place that evidence speaks of",
            description = "As GeoJSON by Accept: application/geo+json; places without a point are left out of that")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = "application/json", schema = @Schema(implementation = ControlList.class)),
                @Content(mediaType = GEOJSON, schema = @Schema(type = SchemaType.OBJECT))
            })
    public Uni<Response> control(
            String theatre,
            @BeanParam KnownAt knownAt,
            @QueryParam("validAt") @Nullable String validAt,
            @QueryParam("policy") @Nullable String policy,
            @QueryParam("region") @Nullable String region,
            @QueryParam("status") @Nullable String status,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Parameter(schema = @Schema(type = SchemaType.INTEGER)) @Nullable String limit,
            @Context UriInfo uri,
            @Context jakarta.ws.rs.core.HttpHeaders headers) {
        var parameters = new Parameters();
        Policy asked = parameters.word("policy", policy, Policy.class, Policy.BALANCED);
        Moment at = parameters.moment("validAt", validAt);
        Set<Control.Status> wanted = parameters.words("status", status, Control.Status.class);
        int most = parameters.number("limit", limit, 1, 10_000, 10_000);
        var page = new ControlList.Page(wanted, parameters.cursor(cursor), most);
        AsOf asOf = knownAt.read(parameters);
        parameters.check();
        boolean map = headers.getAcceptableMediaTypes().stream().anyMatch(t -> GEOJSON.equals(t.toString()));
        return readModels.read(
                theatre, asOf, (session, seen) -> Zones.of(theatre, session).chain(zone -> {
                    Snapshot snapshot = at == null ? seen.passing() : seen;
                    Asked question = question(theatre, asOf, null, asked, at, zone);
                    return list(session, snapshot, question, region, page)
                            .chain(list -> map
                                    ? points.of(session, theatre, list.placeIds())
                                            .map(known -> Answers.page(snapshot, list.geoJson(known), list.next(), uri)
                                                    .type(GEOJSON))
                                    : Uni.createFrom().item(Answers.page(snapshot, list, list.next(), uri)))
                            .map(answer -> answer.build());
                }));
    }

    private Uni<ControlList> list(
            Mutiny.StatelessSession session,
            Snapshot snapshot,
            Asked asked,
            @Nullable String region,
            ControlList.Page page) {
        return queries.controls(session, asked)
                .chain(controls -> queries.fights(session, asked.theatre(), asked.validAt())
                        .chain(fights -> region == null
                                ? Uni.createFrom().item(ControlList.of(controls, fights, asked, page, snapshot))
                                : known.require(session, asked.theatre(), new Known.Named().place("region", region))
                                        .chain(() -> Levels.inside(asked.theatre(), region, session))
                                        .map(inside -> {
                                            controls.keySet().retainAll(inside);
                                            return ControlList.of(controls, fights, asked, page, snapshot);
                                        })));
    }

    /** A day is asked about as it ended. */
    static Asked question(
            String theatre,
            @Nullable AsOf asOf,
            @Nullable String place,
            Policy policy,
            @Nullable Moment validAt,
            ZoneId zone) {
        Instant at = validAt == null ? Instant.now() : validAt.end(zone);
        return new Asked(theatre, place, policy, at, validAt == null && asOf == null);
    }
}
