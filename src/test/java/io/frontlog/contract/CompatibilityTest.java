package io.frontlog.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.frontlog.contract.Compatibility.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Whoever reads the topics with the schemas of the last release reads them still. */
class CompatibilityTest {
    private static final Map<String, JsonNode> RELEASED = Contract.in(Path.of("src/test/resources/schemas-released"));
    private static final String STRIKE = Schemas.file("strike.reported.v1");
    private static final String AMENDED = Schemas.file("report.amended.v1");
    private static final String COUNTS = Schemas.file("incident-counts.row.v1");
    private static final String CONTROL = Schemas.file("control.row.v1");

    @Test
    void nothing_in_the_present_schemas_breaks_a_consumer_of_the_released_ones() {
        assertThat(RELEASED).isNotEmpty();
        assertThat(Compatibility.findings(RELEASED, Contract.in(Schemas.FOLDER)))
                .as("what would break consumers: give the type a new version, as strike.reported.v2, beside the old")
                .isEmpty();
    }

    @Test
    void a_field_that_is_gone_is_found() {
        assertThat(changed(STRIKE, s -> s.withObject("/properties").remove("target")))
                .containsExactly(new Finding(STRIKE, "$.target", "the field is gone"));
    }

    @Test
    void a_field_that_is_no_longer_always_there_is_found() {
        assertThat(changed(STRIKE, s -> remove(s.withArray("/required"), "weapon")))
                .containsExactly(new Finding(STRIKE, "$.weapon", "was always there and no longer is"));
    }

    @Test
    void a_field_of_a_value_inside_is_found_by_its_path() {
        assertThat(changed(STRIKE, s -> s.withObject("/$defs/Casualties/properties")
                        .remove("best")))
                .containsExactly(new Finding(STRIKE, "$.casualties[*].best", "the field is gone"));
    }

    @Test
    void a_wider_type_is_found() {
        assertThat(changed(COUNTS, s -> s.withObject("/properties/high").put("type", "number")))
                .containsExactly(new Finding(COUNTS, "$.high", "there is a new type: number"));
    }

    @Test
    void a_null_where_there_was_none_is_found() {
        assertThat(changed(COUNTS, s -> s.withObject("/properties/region")
                        .putArray("type")
                        .add("string")
                        .add("null")))
                .containsExactly(new Finding(COUNTS, "$.region", "there is a new type: null"));
    }

    @Test
    void a_null_beside_an_object_is_found() {
        assertThat(changed(STRIKE, s -> {
                    ObjectNode strikes = s.withObject("/properties/strikes");
                    JsonNode reference = strikes.remove("$ref");
                    strikes.putArray("anyOf").addObject().put("type", "null");
                    strikes.withArray("/anyOf").addObject().set("$ref", reference);
                }))
                .containsExactly(new Finding(STRIKE, "$.strikes", "there is a new type: null"));
    }

    @Test
    void a_type_that_may_be_any_is_found() {
        assertThat(changed(COUNTS, s -> s.withObject("/properties/high").remove("type")))
                .containsExactly(new Finding(COUNTS, "$.high", "the type may be any and was integer"));
    }

    @Test
    void a_new_word_is_found() {
        assertThat(changed(STRIKE, s -> s.withArray("/properties/weapon/enum").add("naval")))
                .containsExactly(new Finding(STRIKE, "$.weapon", "there is a new value: naval"));
    }

    @Test
    void a_vocabulary_that_is_no_longer_closed_is_found() {
        assertThat(changed(CONTROL, s -> s.withObject("/properties/policy").remove("enum")))
                .containsExactly(new Finding(
                        CONTROL, "$.policy", "the value may be any and was permissive or balanced or cautious"));
    }

    @Test
    void another_constant_is_found() {
        assertThat(changed(STRIKE, s -> s.withObject("/properties/kind").put("const", "raid")))
                .containsExactly(new Finding(STRIKE, "$.kind", "there is a new value: raid"));
    }

    @Test
    void another_format_is_found() {
        assertThat(changed(COUNTS, s -> s.withObject("/properties/day").put("format", "date-time")))
                .containsExactly(new Finding(COUNTS, "$.day", "format was \"date\" and is \"date-time\""));
    }

    @Test
    void a_pattern_that_is_gone_is_found() {
        assertThat(changed(COUNTS, s -> s.withObject("/properties/position").remove("pattern")))
                .containsExactly(new Finding(COUNTS, "$.position", "pattern was \"^[0-9]+:[0-9]+$\" and is absent"));
    }

    @Test
    void a_keyword_that_nobody_judges_is_found() {
        assertThat(changed(COUNTS, s -> s.withObject("/properties/high").put("multipleOf", 10)))
                .containsExactly(new Finding(COUNTS, "$.high", "multipleOf was absent and is 10"));
    }

    @Test
    void another_type_of_what_a_map_holds_is_found() {
        String theatre = Schemas.file("theatre.recorded.v1");

        assertThat(changed(theatre, s -> s.withObject("/properties/names/additionalProperties")
                        .put("type", "object")))
                .containsExactly(new Finding(theatre, "$.names.*", "there is a new type: object"));
    }

    @Test
    void a_field_of_one_kind_is_found_with_the_kind() {
        assertThat(changed(AMENDED, s -> ((ObjectNode) s.at("/oneOf/1/properties")).remove("weapon")))
                .containsExactly(new Finding(AMENDED, "$(strike).weapon", "the field is gone"));
    }

    @Test
    void a_new_alternative_is_found() {
        assertThat(changed(AMENDED, s -> s.withArray("/oneOf")
                        .addObject()
                        .withObject("/properties/kind")
                        .put("const", "siege")))
                .containsExactly(new Finding(AMENDED, "$", "there is a new alternative: siege"));
    }

    @Test
    void another_id_is_found() {
        assertThat(changed(STRIKE, s -> s.put("$id", "urn:other")))
                .containsExactly(new Finding(
                        STRIKE, "$", "$id was \"urn:frontlog:schema:strike.reported.v1\" and is \"urn:other\""));
    }

    @Test
    void a_schema_that_is_gone_is_found() {
        assertThat(Compatibility.findings(Map.of(STRIKE, RELEASED.get(STRIKE)), Map.of()))
                .containsExactly(new Finding(STRIKE, "$", "the schema is gone"));
    }

    @Test
    void a_new_version_beside_the_old_is_no_matter() {
        assertThat(Compatibility.findings(
                        Map.of(STRIKE, RELEASED.get(STRIKE)),
                        Map.of(STRIKE, RELEASED.get(STRIKE), Schemas.file("strike.reported.v2"), RELEASED.get(COUNTS))))
                .isEmpty();
    }

    @Test
    void new_fields_and_narrower_ones_are_no_matter() {
        assertThat(changed(COUNTS, s -> {
                    s.withObject("/properties/unallocated").put("type", "integer");
                    s.withArray("/required").add("unallocated");
                    s.withObject("/properties/note").put("type", "string");
                    s.withObject("/properties/day").put("type", "string");
                    remove(s.withArray("/properties/level/enum"), "site");
                    s.put("description", "said in other words");
                }))
                .isEmpty();
    }

    private static List<Finding> changed(String schema, Consumer<ObjectNode> change) {
        ObjectNode present = RELEASED.get(schema).deepCopy();
        change.accept(present);
        return Compatibility.findings(Map.of(schema, RELEASED.get(schema)), Map.of(schema, present));
    }

    private static void remove(ArrayNode words, String word) {
        var rest = new ArrayList<JsonNode>();
        words.forEach(each -> {
            if (!each.asText().equals(word)) rest.add(each);
        });
        words.removeAll().addAll(rest);
    }
}
