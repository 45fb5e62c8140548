package io.frontlog.exchange;

import io.frontlog.dataset.Dataset;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The forms in which reports are given out. */
enum Form {
    NDJSON("ndjson", "application/x-ndjson", (out, passed) -> new NdjsonSheet(out)),
    CSV("csv", "text/csv;charset=UTF-8", (out, passed) -> CsvSheet.ofReports(out)),
    GEOJSON("geojson", "application/geo+json", GeoJsonSheet::new),
    UCDP_GED(Format.UCDP_GED.dataset()),
    ACLED(Format.ACLED.dataset());

    static final String WORDS = Arrays.stream(values()).map(Form::word).collect(Collectors.joining(", "));

    private final String word;
    private final String mediaType;
    private final Sheet.Form sheet;

    Form(String word, String mediaType, Sheet.Form sheet) {
        this.word = word;
        this.mediaType = mediaType;
        this.sheet = sheet;
    }

    /** The rows of a dataset. */
    Form(Dataset dataset) {
        this(dataset.name(), "text/csv;charset=UTF-8", (out, passed) -> CsvSheet.of(dataset, out));
    }

    /** @return null if there is none of that word */
    static @Nullable Form of(@Nullable String word) {
        return Arrays.stream(values())
                .filter(form -> form.word.equals(word))
                .findFirst()
                .orElse(null);
    }

    /** As it stands in a query: {@code ucdp-ged}. */
    String word() {
        return word;
    }

    String mediaType() {
        return mediaType;
    }

    /** Whether it gives the rows of a dataset, which know nothing of retractions. */
    boolean isOfDataset() {
        return ordinal() >= UCDP_GED.ordinal();
    }

    /** {@code ged.ucdp-ged.csv} */
    String fileName(String theatre) {
        return theatre + "." + word + (isOfDataset() ? ".csv" : "");
    }

    Sheet.Form sheet() {
        return sheet;
    }
}
