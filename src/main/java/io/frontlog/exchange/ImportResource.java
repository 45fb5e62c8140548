package io.frontlog.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.frontlog.exchange.Import.Outcome;
import io.frontlog.exchange.Import.State;
import io.frontlog.http.Answers;
import io.frontlog.http.Cursor;
import io.frontlog.http.Parameters;
import io.frontlog.http.Problem;
import io.frontlog.intake.Filing;
import io.frontlog.intake.RequestHeaders;
import io.frontlog.journal.Json;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

/** Takes in the files of datasets, again and again as they are revised, and tells what became of each row. */
@Path("/v1/theatres/{theatre}/imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Exchange")
public class ImportResource {
    private static final String CSV = "text/csv";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");

    private final Importer importer;
    private final Imports imports;

    ImportResource(Importer importer, Imports imports) {
        this.importer = importer;
        this.imports = imports;
    }

    @Schema(name = "ImportList")
    record Listed(List<Import> imports) {}

    @POST
    @Blocking
    @Consumes({CSV, MediaType.APPLICATION_JSON, "application/gzip", MediaType.APPLICATION_OCTET_STREAM})
    @Operation(
            operationId = "importFile",
            summary = "Take in a file of a dataset: CSV or JSON, packed by gzip or not",
            description =
                    "Streamed, no faster than it is recorded. A row is a report, or several of one incident, under"
                            + " ids that it has for ever: sent again, a row that says the same changes nothing, another amends its"
                            + " reports. A wrong row is refused and stops nothing. What a broken file held before the break stands.")
    @APIResponse(
            responseCode = "200",
            description = "All is read; what became of the rows",
            content = @Content(schema = @Schema(implementation = Import.class)))
    @APIResponse(
            responseCode = "409",
            description = "An import of that id is running",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "The file is not what it is said to be, or breaks off",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    public Response take(
            String theatre,
            @QueryParam("format") @Parameter(description = "ucdp-ged or acled", required = true) @Nullable
                    String format,
            @QueryParam("id")
                    @Parameter(description = "By which it can be asked after while it runs; made if absent")
                    @Nullable
                    String id,
            @QueryParam("version") @Parameter(description = "Of the dataset, as 25.1") @Nullable String version,
            @QueryParam("licence") @Parameter(description = "Of the reports, if it is not the dataset's own") @Nullable
                    String licence,
            @QueryParam("whole")
                    @Parameter(
                            description =
                                    "true: the file is all that the dataset has of the days asked for; what it lacks is"
                                            + " retracted as upstream_deleted")
                    @Nullable
                    String whole,
            @QueryParam("from") @Parameter(description = "The first day of the scope of a whole file") @Nullable
                    String from,
            @QueryParam("to") @Parameter(description = "The last day of that scope") @Nullable String to,
            @HeaderParam("Content-Length") @Parameter(hidden = true) @Nullable Long length,
            @BeanParam RequestHeaders headers,
            @RequestBody(
                            required = true,
                            content = {
                                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)),
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(type = SchemaType.OBJECT))
                            })
                    InputStream body) {
        var parameters = new Parameters();
        Format read = Format.of(format);
        if (read == null) parameters.refuse("format", "should be one of ucdp-ged, acled");
        Flag isWhole = parameters.word("whole", whole, Flag.class, Flag.FALSE);
        LocalDate first = parameters.firstDay(from);
        LocalDate last = parameters.lastDay(to, first);
        String name = id == null ? UUID.randomUUID().toString() : id;
        if (!ID.matcher(name).matches())
            parameters.refuse("id", "lower-case letters, digits, '.', '_' and '-', at most 100");
        parameters.check();
        importer.take(
                new Importer.Asked(
                        new Filing.Terms(theatre, headers.by(), headers.async()),
                        name,
                        Objects.requireNonNull(read),
                        version,
                        licence == null ? read.dataset().licence() : licence,
                        isWhole == Flag.TRUE,
                        first,
                        last,
                        length),
                body);
        Import done = one(theatre, name).await().atMost(PATIENCE);
        return Response.ok(done).header(Answers.POSITION, done.position()).build();
    }

    @GET
    @Operation(operationId = "listImports", summary = "The imports into a theatre, the latest first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Listed.class)))
    public Uni<Listed> all(String theatre) {
        return imports.all(theatre).map(Listed::new);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getImport", summary = "How an import stands")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Import.class)))
    public Uni<Import> one(String theatre, String id) {
        return imports.one(theatre, id)
                .map(found -> found.orElseThrow(
                        () -> Problem.Type.NOT_FOUND.with("import/" + id).exception()));
    }

    @GET
    @Path("{id}/progress")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Operation(operationId = "followImport", summary = "How an import stands, every second until it ends")
    @Blocking
    public Multi<Import> follow(String theatre, String id) {
        one(theatre, id).await().atMost(PATIENCE); // or 404
        return Multi.createBy()
                .repeating()
                .uni(() -> one(theatre, id))
                .withDelay(Duration.ofSeconds(1))
                .whilst(found -> found.state() == State.RUNNING);
    }

    @GET
    @Path("{id}/rows")
    @Operation(
            operationId = "listImportRows",
            summary = "What became of the rows of an import, but for those that are merely new or unchanged",
            description = "Amended rows with what changed, column by column; refused ones with all that is wrong")
    @APIResponse(
            responseCode = "200",
            description = "rows of {line, row, outcome, changes, errors, note}, and next",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    public Uni<Response> rows(
            String theatre,
            String id,
            @QueryParam("outcome") @Parameter(description = "Any of amended, reinstated, retracted, refused") @Nullable
                    String outcome,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit,
            @Context UriInfo uri) {
        var parameters = new Parameters();
        Set<Outcome> outcomes = parameters.words("outcome", outcome, Outcome.class);
        int most = parameters.number("limit", limit, 1, 1000, 100);
        String after = parameters.cursor(cursor);
        parameters.check();
        return one(theatre, id)
                .chain(found -> imports.rows(theatre, id, outcomes, after.isEmpty() ? -1 : Long.parseLong(after), most))
                .map(page -> {
                    ObjectNode answer = Json.MAPPER.createObjectNode();
                    answer.putArray("rows").addAll(page.rows());
                    answer.put("next", page.next());
                    var response = Response.ok(answer);
                    return (page.next() == null ? response : response.links(Cursor.next(uri, page.next()))).build();
                });
    }

    enum Flag {
        FALSE,
        TRUE
    }
}
