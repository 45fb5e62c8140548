package io.frontlog.exchange;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Set;

/** Files of datasets that come in and go out. */
@ConfigMapping(prefix = "frontlog.exchange")
public interface ExchangeConfig {
    /** Rows of an import that are under way at once. */
    @WithDefault("1000")
    int rowsAtOnce();

    /** The longest cell of a file, in characters. */
    @WithDefault("200000")
    int cell();

    /** Licences that forbid to pass on what they cover: such reports are left out of exports, and counted. */
    @WithDefault("LicenseRef-ACLED,LicenseRef-NoRedistribution")
    Set<String> withheldLicences();
}
