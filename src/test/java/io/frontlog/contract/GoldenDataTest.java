package io.frontlog.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.frontlog.journal.StoredForms;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What any release ever stored is as the schema of its type says. */
class GoldenDataTest {
    private static final Contract CONTRACT = new Contract();

    static Set<String> types() {
        return StoredForms.golden().keySet();
    }

    @ParameterizedTest
    @MethodSource("types")
    void golden_data_is_valid(String type) {
        assertThat(StoredForms.golden().get(type))
                .isNotEmpty()
                .allSatisfy(data -> assertThat(CONTRACT.errors(type, data)).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "weapon,      'missile'",
        "kind,        'clash'",
        "place,       7",
        "when,        '2024-11-30'",
        "publishedAt, 'yesterday'",
        "tags,        'offensive'"
    })
    void a_field_that_says_something_else_is_found(String field, String text) {
        ObjectNode strike = strike();
        if (text.matches("\\d+")) strike.put(field, Integer.parseInt(text));
        else strike.put(field, text);

        assertThat(CONTRACT.errors("strike.reported.v1", strike)).isNotEmpty().allMatch(e -> e.contains("/" + field));
    }

    @ParameterizedTest
    @CsvSource({"id", "place", "when", "source", "claimant", "stance", "verdict", "incident", "weapon", "kind"})
    void a_missing_field_is_found(String field) {
        ObjectNode strike = strike();
        strike.remove(field);

        assertThat(CONTRACT.errors("strike.reported.v1", strike))
                .singleElement()
                .satisfies(e -> assertThat(e).contains("'" + field + "'"));
    }

    @Test
    void an_amendment_has_the_fields_of_its_kind() {
        ObjectNode amended =
                StoredForms.golden().get("report.amended.v1").get(0).deepCopy();
        amended.put("kind", "movement");

        assertThat(CONTRACT.errors("report.amended.v1", amended)).anyMatch(e -> e.contains("'movement'"));
    }

    @Test
    void a_field_that_is_new_is_no_matter() {
        assertThat(CONTRACT.errors("strike.reported.v1", strike().put("reviewedBy", "somebody")))
                .isEmpty();
    }

    private static ObjectNode strike() {
        JsonNode data = StoredForms.golden().get("strike.reported.v1").get(0);
        return data.deepCopy();
    }
}
