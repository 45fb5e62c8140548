package io.frontlog;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.event.Actor;
import io.frontlog.event.Claim;
import io.frontlog.event.Event.ReportRetracted;
import io.frontlog.event.Place;
import io.frontlog.event.Report;
import io.frontlog.event.Source;
import io.frontlog.event.Vocabulary;
import io.frontlog.event.When;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The words that the published schemas list are those that the service knows. */
class VocabulariesTest {
    private static final String REPORT = "/ReportCommon/properties";
    private static final String KINDS = REPORT + "/kind";
    private static final String COVERED = "/Theatre/properties/coverage/propertyNames";

    private static final Map<String, Class<? extends Enum<?>>> VOCABULARIES = Map.ofEntries(
            entry("/Source/properties/kind", Source.Kind.class),
            entry("/Actor/properties/kind", Actor.Kind.class),
            entry("/Place/properties/kind", Place.Kind.class),
            entry(REPORT + "/when/properties/precision", When.Precision.class),
            entry(REPORT + "/stance", Report.Stance.class),
            entry(REPORT + "/interest", Report.Interest.class),
            entry(REPORT + "/verdict", Report.Verdict.class),
            entry(REPORT + "/participants/items/properties/role", Report.Participant.Role.class),
            entry(REPORT + "/casualties/items/properties/kind", Report.Casualties.Harm.class),
            entry(REPORT + "/casualties/items/properties/population", Report.Casualties.Population.class),
            entry("/ControlReport/allOf/1/properties/change", Claim.Control.Change.class),
            entry("/ControlReport/allOf/1/properties/extent", Claim.Control.Extent.class),
            entry("/StrikeReport/allOf/1/properties/weapon", Claim.Strike.Weapon.class),
            entry("/MovementReport/allOf/1/properties/movement", Claim.Movement.Direction.class),
            entry("/DisplacementReport/allOf/1/properties/movement", Claim.Displacement.Flow.class),
            entry("/RelationReport/allOf/1/properties/relation", Claim.Relation.Bond.class),
            entry("/StatementReport/allOf/1/properties/act", Claim.Statement.Act.class),
            entry("/DevelopmentReport/allOf/1/properties/category", Claim.Development.Category.class),
            entry(KINDS, Claim.Kind.class),
            entry(COVERED, Claim.Kind.class),
            entry("/Retraction/properties/reason", ReportRetracted.Reason.class),
            entry("/Assessment/properties/verdict", Report.Verdict.class));

    /** Of an outline, in the words of GeoJSON (RFC 7946). */
    private static final List<String> GEOMETRIES = List.of("Polygon", "MultiPolygon");

    private final Map<String, List<?>> listed = new TreeMap<>();
    private final Map<String, Object> schemas;

    VocabulariesTest() {
        var document = Yaml.read(Path.of("src/main/resources/META-INF/openapi.yaml"));
        schemas = Yaml.map(Yaml.at(document, "components", "schemas"));
        collect("", schemas);
    }

    static Set<String> places() {
        return VOCABULARIES.keySet();
    }

    @ParameterizedTest
    @MethodSource("places")
    void a_vocabulary_lists_the_words_that_are_known(String place) {
        assertThat(listed.get(place))
                .isEqualTo(Arrays.stream(VOCABULARIES.get(place).getEnumConstants())
                        .map(Vocabulary::word)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void a_kind_of_report_is_published_with_the_fields_of_its_claim(Claim.Kind kind) {
        String word = Vocabulary.word(kind);
        Object reference = Yaml.at(schemas, "Report", "discriminator", "mapping", word);
        assertThat(Yaml.maps(Yaml.at(schemas, "Report", "oneOf"))).contains(Map.of("$ref", reference));

        String schema = reference.toString().substring("#/components/schemas/".length());
        Object own = Yaml.list(Yaml.at(schemas, schema, "allOf")).get(1);
        Map<String, Object> fields = new TreeMap<>(Yaml.map(Yaml.map(own).get("properties")));
        assertThat(fields.remove("kind")).isEqualTo(Map.of("const", word));
        fields.keySet()
                .removeAll(
                        Yaml.map(Yaml.at(schemas, "ReportCommon", "properties")).keySet());
        assertThat(fields)
                .containsOnlyKeys(Arrays.stream(kind.type().getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
    }

    @Test
    void no_other_list_of_words_goes_unchecked() {
        listed.keySet().removeAll(VOCABULARIES.keySet());

        assertThat(List.copyOf(listed.values())).isEqualTo(List.of(GEOMETRIES));
    }

    private void collect(String place, Object node) {
        if (node instanceof Map<?, ?> map) {
            if (map.get("enum") instanceof List<?> words) listed.put(place, words);
            map.forEach((key, inner) -> collect(place + "/" + key, inner));
        } else if (node instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) collect(place + "/" + i, list.get(i));
        }
    }
}
