package io.frontlog.dataset;

import static io.frontlog.journal.Json.MAPPER;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.frontlog.event.Source;
import io.frontlog.event.Subject;
import io.frontlog.event.Vocabulary;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who published what a row of GED rests on: the first of {@code source_office}. Rows of before 2013 or so have the column
 * empty; there it is what stands in {@code source_article} before a date, a title in quotes or an address, if that is a name
 * and nothing else, tagged {@code source_from_article}. Of a row that names nobody it is UCDP itself, tagged
 * {@code source_not_named}.
 *
 * @param publishedAt the date of that office's article; null if none is given
 */
record UcdpSource(Said.Entry entry, @Nullable String publishedAt, List<String> tags) {
    static final String NOT_NAMED = "ucdp-ged:source_not_named";

    private static final Pattern LIST = Pattern.compile(";");
    private static final String MONTH = "(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)";

    /** A name without digits, and what shows that it ends there. */
    private static final Pattern ARTICLE =
            Pattern.compile("\"?(?<office>\\p{L}[^\\n\\d,;:\"]{1,99}?)(?: on| accessed)?[ \\t,:(]*"
                    + "(?:[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"
                    + "|[0-9]{1,2}[/-][0-9]{1,2}"
                    + "|[0-9]{1,2} " + MONTH
                    + "|[0-9]{2}(?:0[0-9]|1[0-2])[0-9]{2}(?![0-9])|(?:19|20)[0-9]{2}(?:0[0-9]|1[0-2])[0-9]{2}"
                    + "|\"|https?:"
                    + "|, [^\\n\\d]{1,60}[0-9]{4} gmt"
                    + "|$)");

    static UcdpSource read(Cells cells) {
        String[] offices = list(cells.text("source_office"));
        for (int i = 0; i < offices.length; i++) {
            if (!offices[i].isBlank())
                return of(offices[i].strip(), date(list(cells.text("source_date")), i), List.of());
        }
        String article = cells.text("source_article");
        Matcher named = ARTICLE.matcher(article == null ? "" : article);
        if (named.lookingAt()) return of(named.group("office").strip(), null, List.of("ucdp-ged:source_from_article"));
        return new UcdpSource(
                entry("ucdp", Source.Kind.ACADEMIC, "Uppsala Conflict Data Program"), null, List.of(NOT_NAMED));
    }

    private static UcdpSource of(String office, @Nullable String publishedAt, List<String> tags) {
        return new UcdpSource(
                entry(Ids.slug(office, Ids.LONGEST), Source.Kind.DATASET, Texts.name(office)), publishedAt, tags);
    }

    private static Said.Entry entry(String id, Source.Kind kind, String name) {
        ObjectNode body =
                MAPPER.createObjectNode().put("kind", Vocabulary.word(kind)).put("name", name);
        return new Said.Entry(Subject.Kind.SOURCE, id, body);
    }

    private static String[] list(@Nullable String cell) {
        return cell == null ? new String[0] : LIST.split(cell);
    }

    private static @Nullable String date(String[] dates, int index) {
        if (index >= dates.length) return null;
        try {
            return LocalDate.parse(dates[index].strip()).toString();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
