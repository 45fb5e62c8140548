package io.frontlog.exchange;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Set;

/** What comes in from files of datasets, and what goes out. */
@ConfigMapping(prefix = "frontlog.exchange")
public interface ExchangeConfig {
    /** Rows of an import that are under way at once. */
    @WithDefault("1000")
    int rowsAtOnce();

    /** The longest cell of a file, in characters. */
    @WithDefault("200000")
    int cell();

    /** Reports under these licences are not given out, for they forbid it; they are counted. */
    @WithDefault("LicenseRef-ACLED,LicenseRef-NoRedistribution")
    Set<String> withheldLicences();
}
