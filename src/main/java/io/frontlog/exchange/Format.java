package io.frontlog.exchange;

import io.frontlog.dataset.Acled;
import io.frontlog.dataset.Dataset;
import io.frontlog.dataset.Ucdp;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The datasets whose files are taken in and given out. */
enum Format {
    UCDP_GED(new Ucdp()),
    ACLED(new Acled());

    private final Dataset dataset;

    Format(Dataset dataset) {
        this.dataset = dataset;
    }

    /** @return null if there is none of that word */
    static @Nullable Format of(@Nullable String word) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(word))
                .findFirst()
                .orElse(null);
    }

    Dataset dataset() {
        return dataset;
    }

    /** As it stands in a query: {@code ucdp-ged}. */
    String word() {
        return dataset.name();
    }
}
