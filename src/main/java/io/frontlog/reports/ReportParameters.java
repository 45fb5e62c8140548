package io.frontlog.reports;

import io.frontlog.catalogue.Known;
import io.frontlog.http.Parameters;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.NullUnmarked;

/** What narrows down any list of reports: where and when. */
@NullUnmarked
public class ReportParameters {
    @QueryParam("place")
    @Parameter(description = "Exactly this place")
    String place;

    @QueryParam("region")
    @Parameter(description = "This place and everything in it")
    String region;

    @QueryParam("from")
    @Parameter(description = "The first civil day that it may be of")
    String from;

    @QueryParam("to")
    @Parameter(description = "The last civil day, included")
    String to;

    /** Complains through {@code parameters} of what is wrong. */
    public ReportSearch read(ReportSearch search, Parameters parameters) {
        LocalDate first = parameters.firstDay(from);
        LocalDate last = parameters.lastDay(to, first);
        return search.place(place)
                .region(region)
                .from(from == null ? null : first)
                .to(to == null ? null : last);
    }

    /** What they name of the catalogue. */
    public Known.Named named() {
        return new Known.Named().place("place", place).place("region", region);
    }
}
