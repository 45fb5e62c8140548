package io.frontlog.catalogue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.frontlog.event.Subject;
import io.frontlog.event.Vocabulary;
import io.frontlog.http.Answers;
import io.frontlog.http.Cursor;
import io.frontlog.http.KnownAt;
import io.frontlog.http.Parameters;
import io.frontlog.http.Problem;
import io.frontlog.journal.Json;
import io.frontlog.projecting.AsOf;
import io.frontlog.projecting.ReadModels;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Theatres, sources, actors and places, as they stand. */
@Path("/v1/theatres")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Catalogue")
public class CatalogueResource {
    private final CatalogueQueries queries;
    private final Outlines outlines;
    private final ReadModels readModels;

    CatalogueResource(CatalogueQueries queries, Outlines outlines, ReadModels readModels) {
        this.queries = queries;
        this.outlines = outlines;
        this.readModels = readModels;
    }

    @GET
    @Operation(operationId = "listTheatres", summary = "All theatres")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "TheatreList")))
    public Uni<Response> theatres() {
        return queries.theatres().map(rows -> {
            ObjectNode body = Json.MAPPER.createObjectNode();
            rows.forEach(row -> body.withArray("theatres").add(document(row)));
            return Response.ok(body).build();
        });
    }

    @GET
    @Path("{theatre}")
    @Operation(operationId = "getTheatre", summary = "A theatre")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "TheatreState")))
    public Uni<Response> theatre(String theatre, @BeanParam KnownAt knownAt) {
        return one(theatre, knownAt.read(), Subject.Kind.THEATRE, theatre);
    }

    @GET
    @Path("{theatre}/sources/{id}")
    @Operation(operationId = "getSource", summary = "A source")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "SourceState")))
    public Uni<Response> source(String theatre, String id, @BeanParam KnownAt knownAt) {
        return one(theatre, knownAt.read(), Subject.Kind.SOURCE, id);
    }

    @GET
    @Path("{theatre}/actors/{id}")
    @Operation(operationId = "getActor", summary = "An actor")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "ActorState")))
    public Uni<Response> actor(String theatre, String id, @BeanParam KnownAt knownAt) {
        return one(theatre, knownAt.read(), Subject.Kind.ACTOR, id);
    }

    @GET
    @Path("{theatre}/places/{id}")
    @Operation(operationId = "getPlace", summary = "A place")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "PlaceState")))
    public Uni<Response> place(String theatre, String id, @BeanParam KnownAt knownAt) {
        return one(theatre, knownAt.read(), Subject.Kind.PLACE, id);
    }

    @GET
    @Path("{theatre}/sources")
    @Operation(operationId = "listSources", summary = "Sources, by any name")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "SourceList")))
    public Uni<Response> sources(
            String theatre,
            @BeanParam KnownAt knownAt,
            @QueryParam("q") @Nullable String q,
            @QueryParam("affiliation") @Nullable String affiliation,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Parameter(schema = @Schema(type = SchemaType.INTEGER)) @Nullable String limit,
            @Context UriInfo uri) {
        return list(search(theatre, knownAt, Subject.Kind.SOURCE, q, affiliation, cursor, limit), uri);
    }

    @GET
    @Path("{theatre}/actors")
    @Operation(operationId = "listActors", summary = "Actors, by any name in any script")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "ActorList")))
    public Uni<Response> actors(
            String theatre,
            @BeanParam KnownAt knownAt,
            @QueryParam("q") @Nullable String q,
            @QueryParam("partOf") @Nullable String partOf,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Parameter(schema = @Schema(type = SchemaType.INTEGER)) @Nullable String limit,
            @Context UriInfo uri) {
        return list(search(theatre, knownAt, Subject.Kind.ACTOR, q, partOf, cursor, limit), uri);
    }

    @GET
    @Path("{theatre}/places")
    @Operation(operationId = "listPlaces", summary = "Places, by any name in any script")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "PlaceList")))
    public Uni<Response> places(
            String theatre,
            @BeanParam KnownAt knownAt,
            @QueryParam("q") @Nullable String q,
            @QueryParam("parent") @Nullable String parent,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Parameter(schema = @Schema(type = SchemaType.INTEGER)) @Nullable String limit,
            @Context UriInfo uri) {
        return list(search(theatre, knownAt, Subject.Kind.PLACE, q, parent, cursor, limit), uri);
    }

    private Uni<Response> one(String theatre, @Nullable AsOf asOf, Subject.Kind kind, String id) {
        return readModels.read(theatre, asOf, (session, snapshot) -> queries.one(session, theatre, kind, id)
                .chain(row -> {
                    if (row == null)
                        throw Problem.Type.NOT_FOUND
                                .with(new Subject(kind, id).toString())
                                .exception();
                    return whole(session, row).map(document -> Answers.versioned(snapshot, row.version, document));
                }));
    }

    /** With a theatre's outline, which is kept apart. */
    private Uni<ObjectNode> whole(Mutiny.StatelessSession session, CatalogueRow row) {
        ObjectNode document = document(row);
        if (!row.kind.equals(Vocabulary.word(Subject.Kind.THEATRE)))
            return Uni.createFrom().item(document);
        return outlines.geoJson(session, row.theatre).map(outline -> {
            outline.ifPresent(json -> document.set("outline", json));
            return document;
        });
    }

    private static CatalogueQueries.Search search(
            String theatre,
            KnownAt knownAt,
            Subject.Kind kind,
            @Nullable String q,
            @Nullable String above,
            @Nullable String cursor,
            @Nullable String limit) {
        var parameters = new Parameters();
        String after = parameters.cursor(cursor);
        int most = parameters.number("limit", limit, 1, 1000, 100);
        AsOf asOf = knownAt.read(parameters);
        parameters.check();
        return new CatalogueQueries.Search(theatre, asOf, kind, q, above, after, most);
    }

    private Uni<Response> list(CatalogueQueries.Search search, UriInfo uri) {
        return readModels.read(search.theatre(), search.asOf(), (session, snapshot) -> queries.list(session, search)
                .map(rows -> {
                    ObjectNode body = Json.MAPPER.createObjectNode();
                    var array = body.putArray(Vocabulary.word(search.kind()) + "s");
                    List<CatalogueRow> page = rows.subList(0, Math.min(rows.size(), search.limit()));
                    page.forEach(row -> array.add(document(row)));
                    boolean more = rows.size() > page.size();
                    String next = more ? Cursor.encode(search.key(page.get(page.size() - 1))) : null;
                    body.put("next", next).put("position", snapshot.position().toString());
                    return Answers.page(snapshot, body, next, uri).build();
                }));
    }

    private static ObjectNode document(CatalogueRow row) {
        ObjectNode document = Json.read(row.doc, ObjectNode.class);
        return document.put("version", row.version)
                .put("recordedAt", row.recordedAt.toInstant().toString());
    }
}
