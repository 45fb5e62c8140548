package io.frontlog.exchange;

import io.frontlog.dataset.Dataset;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The forms in which reports are given out. */
enum Form {
    NDJSON("ndjson", "application/x-ndjson", false, (out, passed) -> new NdjsonSheet(out)),
    CSV("csv", Form.TEXT_CSV, false, (out, passed) -> CsvSheet.ofReports(out)),
    GEOJSON("geojson", "application/geo+json", false, GeoJsonSheet::new),
    UCDP_GED(Format.UCDP_GED.dataset()),
    ACLED(Format.ACLED.dataset());

    private static final String TEXT_CSV = "text/csv;charset=UTF-8";

    static final String WORDS = Arrays.stream(values()).map(Form::word).collect(Collectors.joining(", "));

    private final String word;
    private final String mediaType;
    private final boolean ofDataset;
    private final Sheet.Opener sheet;

    Form(String word, String mediaType, boolean ofDataset, Sheet.Opener sheet) {
        this.word = word;
        this.mediaType = mediaType;
        this.ofDataset = ofDataset;
        this.sheet = sheet;
    }

    /** The rows of a dataset. */
    Form(Dataset dataset) {
        this(dataset.name(), TEXT_CSV, true, (out, passed) -> CsvSheet.of(dataset, out));
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
        return ofDataset;
    }

    /** {@code ged.ucdp-ged.csv} */
    String fileName(String theatre) {
        return theatre + "." + word + (ofDataset ? ".csv" : "");
    }

    Sheet.Opener sheet() {
        return sheet;
    }
}
