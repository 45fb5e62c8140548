package io.frontlog.reports;

import io.frontlog.catalogue.Known;
import io.frontlog.event.Claim;
import io.frontlog.event.Report.Stance;
import io.frontlog.event.Report.Verdict;
import io.frontlog.http.Parameters;
import io.frontlog.reports.ReportSearch.Retracted;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.NullUnmarked;

/** What narrows reports of any kind down: what they say, and who says it. */
@NullUnmarked
public class ReportFilter {
    @QueryParam("kind")
    @Parameter(description = "Kinds of reports, with commas between")
    String kind;

    @QueryParam("source")
    @Parameter(description = "Who published it")
    String source;

    @QueryParam("actor")
    @Parameter(description = "An actor that it names, in whatever role")
    String actor;

    @QueryParam("incident")
    @Parameter(description = "With the reports of the incidents that it absorbed or was absorbed by")
    String incident;

    @QueryParam("stance")
    @Parameter(description = "Any of affirms, denies, anticipates")
    String stance;

    @QueryParam("verdict")
    @Parameter(description = "Verdicts, with commas between")
    String verdict;

    @QueryParam("dataset")
    @Parameter(description = "What it was imported from")
    String dataset;

    @QueryParam("tag")
    @Parameter(description = "A tag that it carries")
    String tag;

    @QueryParam("retracted")
    @Parameter(description = "false (as it is if absent), true for the retracted alone, or any")
    String retracted;

    /** Complains through {@code parameters} of what is wrong. */
    public ReportSearch read(ReportSearch search, Parameters parameters) {
        return search.kinds(parameters.words("kind", kind, Claim.Kind.class))
                .source(source)
                .actor(actor)
                .incident(incident)
                .stances(parameters.words("stance", stance, Stance.class))
                .verdicts(parameters.words("verdict", verdict, Verdict.class))
                .dataset(dataset)
                .tag(tag)
                .retracted(parameters.word("retracted", retracted, Retracted.class, Retracted.FALSE));
    }

    /** Whether retracted reports are asked for, too. */
    public boolean asksForRetracted() {
        return retracted != null && !retracted.equals("false");
    }

    /** Adds what they name of the catalogue. */
    public Known.Named named(Known.Named named) {
        return named.source("source", source).actor("actor", actor);
    }
}
