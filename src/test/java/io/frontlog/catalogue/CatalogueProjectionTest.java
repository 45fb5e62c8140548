package io.frontlog.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueProjectionTest {
    @Test
    void a_column_holds_every_folded_name_once_on_a_line_of_its_own() {
        assertThat(CatalogueProjection.column(List.of("Hama", "حماة", "HAMA"))).isEqualTo("\nhama\nحماه\n");
    }
}
