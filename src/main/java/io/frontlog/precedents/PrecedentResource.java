package io.frontlog.precedents;

import io.frontlog.catalogue.Coverage;
import io.frontlog.catalogue.Zones;
import io.frontlog.event.Claim;
import io.frontlog.event.Claimant;
import io.frontlog.event.Report;
import io.frontlog.http.Answers;
import io.frontlog.http.Parameters;
import io.frontlog.incidents.IncidentAnswer;
import io.frontlog.incidents.IncidentParameters;
import io.frontlog.incidents.Incidents;
import io.frontlog.incidents.Incidents.Filter;
import io.frontlog.journal.Json;
import io.frontlog.projecting.ReadModels;
import io.frontlog.rule.Incident.State;
import io.frontlog.rule.PrecedentRule;
import io.frontlog.rule.PrecedentRule.Finding;
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
    private static final String COLUMNS =
            "i.doc, coalesce(inside.id, wide.id) as earlier, coalesce(inside.last_day, wide.last_day) as earlier_day";
    /** The latest earlier one: in the settlement, by index; or anywhere in a region, if it is known no finer. */
    private static final String EARLIER =
            """
            left join lateral (
                select p.id, p.last_day from incident p
                 where p.theatre = i.theatre and p.kind = i.kind and p.state = 'live' and p.locality = i.locality
                   and p.last_day < i.first_day
                   and split_part(i.levels, ' ', 1) not in ('country', 'region', 'district')
                 order by p.last_day desc, p.id desc limit 1) inside on true
            left join lateral (
                select p.id, p.last_day from incident p
                 where p.theatre = i.theatre and p.kind = i.kind and p.state = 'live' and p.last_day < i.first_day
                   and split_part(i.levels, ' ', 1) in ('country', 'region', 'district')
                   and strpos(p.levels || chr(10), ' ' || i.locality || chr(10)) > 0
                 order by p.last_day desc, p.id desc limit 1) wide on true
            """;

    /** What was filed with an incident, and what speaks of one. */
    private static final String SAID =
            """
            select doc from report_version
             where theatre = :theatre and kind in ('measure', 'statement') and known_to is null and not retracted
               and (id = any(cast(:filed as text[])) or about = any(cast(:about as text[])))
             order by id
            """;

    private static final String MEASURE = "first_since";

    private final ReadModels readModels;
    private final Incidents incidents;

    PrecedentResource(ReadModels readModels, Incidents incidents) {
        this.readModels = readModels;
        this.incidents = incidents;
    }

    /** What a source said of it: a measure {@code first_since}, or a statement that was filed with it or is about it. */
    @Schema(name = "SaidOfPrecedent")
    record Said(
            String report,
            Claimant claimant,
            String source,
            @Nullable @Schema(nullable = true) Double value,
            @Nullable @Schema(nullable = true) String unit,
            @Nullable @Schema(nullable = true) String proposition) {
        static Said of(Report report) {
            Claim.Measure measure = report.claim() instanceof Claim.Measure m ? m : null;
            Claim.Statement statement = report.claim() instanceof Claim.Statement s ? s : null;
            return new Said(
                    report.id(),
                    report.claimant(),
                    report.source(),
                    measure == null ? null : measure.value(),
                    measure == null ? null : measure.unit(),
                    statement == null ? null : statement.proposition());
        }
    }

    /**
     * First since (DOMAIN 6).
     *
     * @param firstDay of the incident
     * @param earlier the latest earlier live incident of its kind in its settlement, or in its region if it is known no
     *     finer; null if there is none on record
     * @param gapDays from the last day of the earlier to the first of this
     * @param coverageFrom since when the record covers the kind; null if it is not known to
     * @param finding supported if the gap can be shown, not_provable if coverage begins inside it
     * @param said what sources said of it, beside what the record shows
     */
    @Schema(name = "Precedent")
    record Precedent(
            String incident,
            Claim.Kind kind,
            String place,
            LocalDate firstDay,
            @Nullable @Schema(nullable = true) String earlier,
            @Nullable @Schema(nullable = true) Integer gapDays,
            @Nullable @Schema(nullable = true) LocalDate coverageFrom,
            Finding finding,
            List<Said> said) {}

    /** A page of them. */
    @Schema(name = "PrecedentList")
    record Listed(List<Precedent> precedents, @Nullable @Schema(nullable = true) String next, String position) {}

    @GET
    @Operation(
            operationId = "listPrecedents",
            summary = "Of each live incident, since when it is the first of its kind where it happened",
            description = "In the order in which they happened")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Listed.class)))
    public Uni<Response> list(
            String theatre,
            @QueryParam("kind") @Parameter(description = "Any of the kinds of reports") @Nullable String kind,
            @QueryParam("incident") @Parameter(description = "Only of this incident") @Nullable String incident,
            @BeanParam IncidentParameters asked,
            @Context UriInfo uri) {
        var parameters = new Parameters();
        Filter live = asked.read(theatre, parameters)
                .kinds(parameters.words("kind", kind, Claim.Kind.class))
                .states(Set.of(State.LIVE));
        Filter filter = incident == null ? live : live.survivor(incident);
        parameters.check();
        return readModels.read(theatre, (session, position) -> Zones.of(theatre, session)
                .chain(zone -> Coverage.of(theatre, session))
                .chain(coverage -> incidents
                        .rows(session, filter, COLUMNS, EARLIER)
                        .map(rows -> Incidents.page(rows, filter))
                        .map(page -> new Incidents.Page<>(
                                page.items().stream().map(Found::of).toList(), page.next()))
                        .chain(page -> said(session, theatre, page.items()).map(said -> {
                            var precedents = page.items().stream()
                                    .map(found -> precedent(found, coverage, said))
                                    .toList();
                            return Answers.page(
                                            position,
                                            new Listed(precedents, page.next(), position.toString()),
                                            page.next(),
                                            uri)
                                    .build();
                        }))));
    }

    /** An incident, and the latest earlier one. */
    private record Found(IncidentAnswer incident, @Nullable String earlier, @Nullable LocalDate earlierDay) {
        static Found of(Object[] row) {
            return new Found(Incidents.answer(row[0]), (String) row[1], (LocalDate) row[2]);
        }

        /** Everything that a statement about it may name. */
        Stream<String> names() {
            return Stream.of(List.of(incident.id()), incident.absorbed(), incident.reports(), incident.against())
                    .flatMap(List::stream);
        }

        boolean isSpokenOfBy(Report report) {
            boolean about = report.claim() instanceof Claim.Statement statement
                    && statement.about() != null
                    && names().anyMatch(statement.about()::equals);
            boolean measures = report.claim() instanceof Claim.Measure measure
                    && measure.measure().equals(MEASURE);
            boolean states = report.claim() instanceof Claim.Statement;
            return about || incident.attached().contains(report.id()) && (measures || states);
        }
    }

    private static Precedent precedent(Found found, Map<Claim.Kind, LocalDate> coverage, List<Report> said) {
        IncidentAnswer incident = found.incident;
        LocalDate coverageFrom = coverage.get(incident.kind());
        var gap = PrecedentRule.gap(incident.from(), found.earlierDay, coverageFrom);
        return new Precedent(
                incident.id(),
                incident.kind(),
                incident.place(),
                incident.from(),
                found.earlier,
                gap.gapDays(),
                coverageFrom,
                gap.finding(),
                said.stream().filter(found::isSpokenOfBy).map(Said::of).toList());
    }

    private static Uni<List<Report>> said(Mutiny.StatelessSession session, String theatre, List<Found> found) {
        if (found.isEmpty()) return Uni.createFrom().item(List.of());
        return session.createNativeQuery(SAID, String.class)
                .setParameter("theatre", theatre)
                .setParameter(
                        "filed",
                        found.stream()
                                .flatMap(f -> f.incident.attached().stream())
                                .toArray(String[]::new))
                .setParameter("about", found.stream().flatMap(Found::names).toArray(String[]::new))
                .getResultList()
                .map(docs ->
                        docs.stream().map(doc -> Json.read(doc, Report.class)).toList());
    }
}
