package io.frontlog.exchange;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Files of datasets that come in. */
@ConfigMapping(prefix = "frontlog.exchange")
public interface ExchangeConfig {
    /** Rows of an import that are under way at once. */
    @WithDefault("1000")
    int rowsAtOnce();

    /** The longest cell of a file, in characters. */
    @WithDefault("200000")
    int cell();
}
