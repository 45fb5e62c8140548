package io.frontlog.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.frontlog.dataset.Row;
import io.frontlog.dataset.Said;
import io.frontlog.dataset.Tables;
import io.frontlog.dataset.Ucdp;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What rows of UCDP GED say is what a client may say. */
class UcdpBodiesTest {
    private static final Map<String, String> REPORTS =
            Map.of("clash", "ClashReport", "attack_on_civilians", "AttackOnCiviliansReport");

    private final Bodies bodies = new Bodies();

    @ParameterizedTest
    @ValueSource(strings = {"ucdp-ged-syria-2016-2019.csv.gz", "ucdp-ged-v23.1-sample-1000.csv"})
    void every_body_is_sound_but_for_a_best_outside_its_range(String file) throws Exception {
        Set<String> ids = new HashSet<>();
        for (Row row : Tables.ucdp(file)) {
            Said.Happened said = new Ucdp().read(row, null, "CC-BY-4.0");
            for (Said.Entry entry : said.entries()) {
                if (!ids.add(entry.kind() + entry.id())) continue;
                assertThat(bodies.check(schema(entry), entry.body()))
                        .as(entry.toString())
                        .isEmpty();
                assertThat(entry.id()).matches("[a-z0-9][a-z0-9._-]{0,99}");
            }
            for (ObjectNode report : said.reports()) {
                assertThat(bodies.check(REPORTS.get(report.path("kind").asText()), report))
                        .as(report.toString())
                        .isEmpty();
                if (!report.path("tags").toString().contains("ucdp-ged:best_outside_range"))
                    assertThat(ReportChecks.errors(report))
                            .as(report.toString())
                            .isEmpty();
            }
        }
        assertThat(ids).isNotEmpty();
    }

    private static String schema(Said.Entry entry) {
        return switch (entry.kind()) {
            case SOURCE -> "Source";
            case ACTOR -> "Actor";
            default -> "Place";
        };
    }
}
