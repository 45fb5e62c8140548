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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Figures that sources gave. */
@Path("/v1/theatres/{theatre}/measures")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Statements")
public class MeasureResource {
    private final ReadModels readModels;
    private final Known known;

    MeasureResource(ReadModels readModels, Known known) {
        this.readModels = readModels;
        this.known = known;
    }

    /**
     * A report of a measure.
     *
     * @param standing of what the reports of its incident say alike; null if nothing affirms it
     * @param reports those that affirm it
     * @param against those that deny it
     * @param claimants of those that affirm it
     */
    @Schema(name = "MeasureSaid")
    record Said(
            String report,
            String incident,
            String measure,
            @Nullable @Schema(nullable = true) String actor,
            double value,
            String unit,
            boolean approx,
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
            var claim = (Claim.Measure) report.claim();
            return new Said(
                    report.id(),
                    report.incident(),
                    claim.measure(),
                    claim.actor(),
                    claim.value(),
                    claim.unit(),
                    Boolean.TRUE.equals(claim.approx()),
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
    @Schema(name = "MeasureList")
    record Listed(List<Said> measures, @Nullable @Schema(nullable = true) String next, String position) {}

    @GET
    @Operation(
            operationId = "listMeasures",
            summary = "Figures that sources gave, in the order of the day that they are of")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Listed.class)))
    public Uni<Response> list(
            String theatre,
            @BeanParam KnownAt knownAt,
            @QueryParam("measure") @Parameter(description = "As territory_share") @Nullable String measure,
            @QueryParam("actor") @Nullable String actor,
            @BeanParam ReportParameters asked,
            @BeanParam PageParameters page,
            @Context UriInfo uri) {
        var parameters = new Parameters();
        var search = asked.read(page.search(theatre, parameters), parameters)
                .claim("measure", measure)
                .claim("actor", actor);
        AsOf asOf = knownAt.read(parameters);
        parameters.check();
        var named = asked.named().actor("actor", actor);
        var said = new SaidReports(theatre, Claim.Kind.MEASURE, MeasureResource::same);
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

    /** Outlets of one incident that give the same figure of the same actor report the same. */
    private static Object same(Report report) {
        var claim = (Claim.Measure) report.claim();
        return List.of(claim.measure(), String.valueOf(claim.actor()), claim.value(), claim.unit());
    }
}
