package io.frontlog.exchange;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.frontlog.dataset.Told;
import io.frontlog.event.Names;
import io.frontlog.event.Place;
import io.frontlog.event.Report.Casualties.Harm;
import io.frontlog.event.Report.Participant;
import io.frontlog.event.Report.Participant.Role;
import io.frontlog.event.Source;
import io.frontlog.event.Vocabulary;
import io.frontlog.journal.Json;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A report in columns: what most people ask for in some that can be read plainly, and all of it as JSON in the last. */
final class ReportColumns {
    private interface Cell extends BiFunction<ObjectNode, Told, @Nullable Object> {}

    private static final String AND = "; ";
    private static final Map<String, Cell> COLUMNS = new LinkedHashMap<>();
    static final Collection<String> NAMES = COLUMNS.keySet();

    static {
        fields("id", "version", "retracted", "recordedAt", "kind", "stance", "verdict", "incident");
        field("from", "/when/from");
        field("to", "/when/to");
        field("precision", "/when/precision");
        fields("place");
        ofPlace("placeKind", place -> Vocabulary.word(place.kind()));
        ofPlace("placeName", place -> Names.shown(place.names()));
        COLUMNS.put("within", (document, told) -> told.places().stream()
                .skip(1)
                .map(place -> Names.shown(place.names()))
                .collect(joining(AND)));
        ofPlace("lat", Place::lat);
        ofPlace("lon", Place::lon);
        for (Role role : Role.values()) COLUMNS.put(Vocabulary.word(role), (document, told) -> actors(told, role));
        fields("actor", "change", "extent", "weapon", "movement", "relation", "speaker", "act", "measure", "category");
        for (String number : List.of("strikes", "persons")) figures(number, document -> document.path(number));
        for (Harm harm : Harm.values()) {
            String word = Vocabulary.word(harm);
            figures(word, document -> total(document, word));
        }
        fields("source");
        COLUMNS.put("sourceName", (document, told) -> {
            Source source = told.sources().get(told.report().source());
            return source == null ? null : source.name();
        });
        field("claimantActor", "/claimant/actor");
        field("claimantSource", "/claimant/source");
        fields("url", "publishedAt", "notes", "lang", "licence");
        COLUMNS.put("tags", (document, told) -> String.join(AND, told.report().tags()));
        field("dataset", "/external/dataset");
        field("datasetId", "/external/id");
        field("datasetVersion", "/external/version");
        COLUMNS.put("report", (document, told) -> Json.write(document));
    }

    private ReportColumns() {}

    static Map<String, String> row(ObjectNode document, Told told) {
        return COLUMNS.entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        column -> Objects.toString(column.getValue().apply(document, told), "")));
    }

    private static void fields(String... names) {
        for (String name : names) field(name, "/" + name);
    }

    private static void field(String column, String pointer) {
        COLUMNS.put(column, (document, told) -> document.at(pointer).asText(null));
    }

    private static void ofPlace(String column, Function<Place, @Nullable Object> value) {
        COLUMNS.put(
                column,
                (document, told) -> told.places().isEmpty()
                        ? null
                        : value.apply(told.places().get(0)));
    }

    private static void figures(String column, Function<ObjectNode, JsonNode> estimate) {
        for (String figure : List.of("Low", "Best", "High"))
            COLUMNS.put(column + figure, (document, told) -> estimate.apply(document)
                    .path(figure.toLowerCase(Locale.ROOT))
                    .asText(null));
    }

    /** The figures of all who were harmed so, whoever they were. */
    private static JsonNode total(ObjectNode document, String harm) {
        for (JsonNode casualties : document.path("casualties")) {
            boolean isTotal = casualties.path("population").asText().equals("all") && !casualties.has("actor");
            if (isTotal && casualties.path("kind").asText().equals(harm)) return casualties;
        }
        return MissingNode.getInstance();
    }

    private static String actors(Told told, Role role) {
        return told.report().participants().stream()
                .filter(participant -> participant.role() == role)
                .map(Participant::actor)
                .collect(joining(AND));
    }
}
