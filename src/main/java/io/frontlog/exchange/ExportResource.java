package io.frontlog.exchange;

import io.frontlog.event.Moment;
import io.frontlog.http.Answers;
import io.frontlog.http.KnownAt;
import io.frontlog.http.Parameters;
import io.frontlog.projecting.AsOf;
import io.frontlog.reports.ReportFilter;
import io.frontlog.reports.ReportParameters;
import io.frontlog.reports.ReportSearch;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Gives reports out in files. */
@Path("/v1/theatres/{theatre}/export")
@Tag(name = "Exchange")
public class ExportResource {
    private final Exporter exporter;

    ExportResource(Exporter exporter) {
        this.exporter = exporter;
    }

    @GET
    @Blocking
    @Operation(
            operationId = "exportReports",
            summary = "Reports, whole or of a filter, as one file",
            description =
                    "Streamed, in the order of their first civil day, then of their ids; all filters given must hold. All of"
                            + " it is as known at one position. ndjson and geojson give each report as it is answered; csv"
                            + " gives it in columns, the whole of it in the last; ucdp-ged and acled give the rows that"
                            + " reports were imported as, with what was changed since, and rows made of the fields of other"
                            + " reports. What its licence forbids to pass on, or an embargo holds back, is left out and"
                            + " counted. A file that breaks off ends without the last chunk of its body.")
    @APIResponse(
            responseCode = "200",
            headers = {
                @Header(name = "Frontlog-Position", schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = "Frontlog-Reports",
                        description = "How many reports are given",
                        schema = @Schema(type = SchemaType.INTEGER)),
                @Header(
                        name = "Frontlog-Licences",
                        description =
                                "Of what is given, and how many reports are under each (RFC 9651, display strings);"
                                        + " NOASSERTION where nobody said",
                        schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = "Frontlog-Citations",
                        description = "How the datasets of what is given ask to be cited (RFC 9651, display strings)",
                        schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = "Frontlog-Withheld",
                        description = "How many reports are left out, for their licence or their embargo (RFC 9651, a"
                                + " dictionary)",
                        schema = @Schema(type = SchemaType.STRING))
            },
            content = {
                @Content(mediaType = "application/x-ndjson", schema = @Schema(ref = "Report")),
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "application/geo+json", schema = @Schema(type = SchemaType.OBJECT))
            })
    public Response export(
            String theatre,
            @QueryParam("format")
                    @Parameter(description = "ndjson, csv, geojson, ucdp-ged or acled", required = true)
                    @Nullable
                    String format,
            @QueryParam("validAt")
                    @Parameter(description = "Only what had begun by then: a date or an instant")
                    @Nullable
                    String validAt,
            @BeanParam KnownAt knownAt,
            @BeanParam ReportFilter filter,
            @BeanParam ReportParameters where) {
        var parameters = new Parameters();
        Form form = Form.of(format);
        if (form == null) parameters.refuse("format", "should be one of " + Form.WORDS);
        var search = new ReportSearch(theatre, null, Exporter.PAGE);
        filter.read(where.read(search, parameters), parameters);
        if (form != null && form.isOfDataset() && filter.asksForRetracted())
            parameters.refuse("retracted", "is not for " + form.word() + ", which has no retracted rows");
        Moment at = parameters.moment("validAt", validAt);
        AsOf asOf = knownAt.read(parameters);
        parameters.check();

        var export = exporter.begin(new Exporter.Asked(
                theatre, Objects.requireNonNull(form), search, filter.named(where.named()), at, asOf));
        StreamingOutput body = out -> exporter.write(export, out);
        Passed passed = export.passed();
        return Answers.at(export.snapshot().position(), body)
                .type(form.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + form.fileName(theatre) + "\"")
                .header("Frontlog-Reports", passed.reports())
                .header("Frontlog-Licences", passed.licencesHeader())
                .header("Frontlog-Citations", passed.citationsHeader())
                .header("Frontlog-Withheld", passed.withheldHeader())
                .build();
    }
}
