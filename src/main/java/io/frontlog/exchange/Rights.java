package io.frontlog.exchange;

import io.frontlog.event.Moment;
import io.frontlog.reports.ReportSearch.Terms;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;

/**
 * Which reports may be passed on.
 *
 * @param withheld licences that forbid it
 * @param now whatever is under embargo for longer is not passed on: a day is over for an embargo when it begins
 */
record Rights(Set<String> withheld, Instant now, ZoneId zone) {
    boolean isForbidden(Terms terms) {
        return terms.licence() != null && withheld.contains(terms.licence());
    }

    boolean isEarly(Terms terms) {
        Moment until = terms.embargoUntil();
        return until != null && until.start(zone).isAfter(now);
    }

    boolean mayPass(Terms terms) {
        return !isForbidden(terms) && !isEarly(terms);
    }
}
