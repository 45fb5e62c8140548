package io.frontlog.statements;

import io.frontlog.catalogue.Known;
import io.frontlog.catalogue.Zones;
import io.frontlog.event.Claim;
import io.frontlog.event.Claimant;
import io.frontlog.event.Report;
import io.frontlog.http.Answers;
import io.frontlog.http.KnownAt;
import io.frontlog.http.Parameters;
import io.frontlog.projecting.AsOf;
import io.frontlog.projecting.ReadModels;
import io.frontlog.reports.PageParameters;
import io.frontlog.reports.ReportParameters;
import io.frontlog.rule.Standing;
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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What actors said. */
@Path("/v1/theatres/{theatre}/statements")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Statements")
public class StatementResource {
    private final ReadModels readModels;
    private final Known known;

    StatementResource(ReadModels readModels, Known known) {
        this.readModels = readModels;
        this.known = known;
    }

    /**
     * A report of a statement.
     *
     * @param standing of what the reports of its incident say alike; null if nothing affirms it
     * @param reports those that affirm it
     * @param against those that deny it
     * @param claimants of those that affirm it
     */
    @Schema(name = "StatementSaid")
    record Said(
            String report,
            String incident,
            String speaker,
            Claim.Statement.Act act,
            String proposition,
            @Nullable @Schema(nullable = true) String about,
            String place,
            LocalDate from,
            Claimant claimant,
            String source,
            Report.Stance stance,
            Report.Verdict verdict,
            @Nullable @Schema(nullable = true) Standing standing,
            List<Claimant> claimants,
            List<String> reports,
            List<String> against) {
        static Said of(SaidReports.Stands said) {
            Report report = said.report();
            var claim = (Claim.Statement) report.claim();
            return new Said(
                    report.id(),
                    report.incident(),
                    claim.speaker(),
                    claim.act(),
                    claim.proposition(),
                    claim.about(),
                    report.place(),
                    said.firstDay(),
                    report.claimant(),
                    report.source(),
                    report.stance(),
                    report.verdict(),
                    said.together().tally().standing(),
                    said.together().said().claimants(),
                    said.together().said().affirming(),
                    said.together().said().denying());
        }
    }

    /** A page of them. */
    @Schema(name = "StatementList")
    record Listed(List<Said> statements, @Nullable @Schema(nullable = true) String next, String position) {}

    @GET
    @Operation(operationId = "listStatements", summary = "What actors said, in the order in which they said it")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Listed.class)))
    public Uni<Response> list(
            String theatre,
            @BeanParam KnownAt knownAt,
            @QueryParam("speaker") @Nullable String speaker,
            @QueryParam("act") @Nullable String act,
            @QueryParam("about") @Parameter(description = "The report or incident that it speaks of") @Nullable
                    String about,
            @BeanParam ReportParameters asked,
            @BeanParam PageParameters page,
            @Context UriInfo uri) {
        var parameters = new Parameters();
        parameters.word("act", act, Claim.Statement.Act.class);
        var search = asked.read(page.search(theatre, parameters), parameters)
                .claim("speaker", speaker)
                .claim("act", act)
                .about(about);
        AsOf asOf = knownAt.read(parameters);
        parameters.check();
        var named = asked.named().actor("speaker", speaker);
        var said = new SaidReports(theatre, Claim.Kind.STATEMENT, StatementResource::same);
        return readModels.read(theatre, asOf, (session, snapshot) -> Zones.of(theatre, session)
                .chain(zone -> known.require(session, theatre, named))
                .chain(() -> said.find(session, search))
                .map(found -> Answers.page(
                                snapshot,
                                new Listed(
                                        found.said().stream().map(Said::of).toList(),
                                        found.next(),
                                        snapshot.position().toString()),
                                found.next(),
                                uri)
                        .build()));
    }

    /** Outlets of one incident that report the same act of the same speaker report the same statement. */
    private static Object same(Report report) {
        var claim = (Claim.Statement) report.claim();
        return Map.of("speaker", claim.speaker(), "act", claim.act());
    }
}
