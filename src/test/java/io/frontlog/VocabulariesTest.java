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
import io.frontlog.journal.Json;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The words that the published schemas list are those that the service knows. */
class VocabulariesTest {
    private static final String REPORT = "/ReportCommon/properties";

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
            entry("/Retraction/properties/reason", ReportRetracted.Reason.class),
            entry("/Assessment/properties/verdict", Report.Verdict.class));

    private static final String KINDS = REPORT + "/kind";
    private static final String COVERED = "/Theatre/properties/coverage/propertyNames";

    private final Map<String, List<?>> listed = new TreeMap<>();

    VocabulariesTest() {
        var document = Yaml.read(Path.of("src/main/resources/META-INF/openapi.yaml"));
        collect("", Yaml.at(document, "components", "schemas"));
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

    @Test
    void a_report_is_of_one_of_the_kinds_that_can_be_stored() {
        assertThat(Yaml.strings(listed.get(KINDS))).containsExactlyInAnyOrderElementsOf(Json.CLAIMS.keySet());
    }

    @Test
    void what_a_theatre_covers_are_kinds_of_reports() {
        assertThat(Json.CLAIMS.keySet())
                .containsAll(listed.get(COVERED).stream().map(String::valueOf).toList());
    }

    @Test
    void no_other_list_of_words_goes_unchecked() {
        assertThat(listed.keySet()).allSatisfy(place -> assertThat(place)
                .satisfiesAnyOf(p -> assertThat(VOCABULARIES).containsKey(p), p -> assertThat(p)
                        .isIn(KINDS, COVERED)));
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
