package io.frontlog.exchange;

import static java.util.stream.Collectors.joining;

import io.frontlog.reports.ReportSearch.Terms;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is passed on, and on what terms.
 *
 * @param position that it is true at
 * @param reports how many there are
 * @param licences how many are under each; {@value #NOBODY_SAID} where nobody said
 * @param citations how the datasets that they were imported from ask to be cited
 * @param withheld how many were asked for and are not given, for their licence or their embargo
 */
record Passed(
        String position, long reports, Map<String, Long> licences, Collection<String> citations, Withheld withheld) {

    /** Reports that are not passed on. */
    record Withheld(long licence, long embargo) {}

    /** SPDX's word. */
    static final String NOBODY_SAID = "NOASSERTION";

    static Passed of(String position, List<Terms> asked, Rights rights) {
        var licences = new TreeMap<String, Long>();
        var citations = new TreeSet<String>();
        long reports = 0;
        long licence = 0;
        long embargo = 0;
        for (Terms terms : asked) {
            if (rights.isForbidden(terms)) {
                licence += terms.reports();
            } else if (rights.isEarly(terms)) {
                embargo += terms.reports();
            } else {
                reports += terms.reports();
                licences.merge(Objects.toString(terms.licence(), NOBODY_SAID), terms.reports(), Long::sum);
                Format dataset = Format.of(terms.dataset());
                if (dataset != null) citations.add(dataset.dataset().citation());
            }
        }
        return new Passed(position, reports, licences, citations, new Withheld(licence, embargo));
    }

    /** As HTTP has it (RFC 9651): a list of display strings, each with how many reports it is of. */
    String licencesHeader() {
        return licences.entrySet().stream()
                .map(each -> displayString(each.getKey()) + ";reports=" + each.getValue())
                .collect(joining(", "));
    }

    /** Likewise, a list of display strings. */
    String citationsHeader() {
        return citations.stream().map(Passed::displayString).collect(joining(", "));
    }

    /** Likewise, a dictionary. */
    String withheldHeader() {
        return "licence=" + withheld.licence + ", embargo=" + withheld.embargo;
    }

    private static String displayString(String text) {
        var encoded = new StringBuilder("%\"");
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            boolean isPlain = b >= ' ' && b < 0x7F && b != '%' && b != '"';
            if (isPlain) encoded.append((char) b);
            else encoded.append("%%%02x".formatted(b & 0xFF));
        }
        return encoded.append('"').toString();
    }
}
