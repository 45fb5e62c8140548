package io.frontlog.contract;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.frontlog.event.Claim;
import io.frontlog.event.Event;
import io.frontlog.event.Report;
import io.frontlog.event.Vocabulary;
import io.frontlog.journal.Json;
import io.frontlog.journal.StoredForms;
import io.frontlog.journal.Topic;
import io.frontlog.projecting.Message;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The schema of everything that the topics hold, made of the records that it is written from. */
final class Schemas {
    static final Path FOLDER = Path.of("schemas");

    /** The rows; they are their rooms' own. */
    private static final Map<Topic, String> ROWS = Map.of(
            Topic.CONTROL, "io.frontlog.control.ControlRow",
            Topic.INCIDENT_COUNTS, "io.frontlog.incidents.CountRow",
            Topic.INCIDENTS, "io.frontlog.incidents.IncidentAnswer",
            Topic.PRECEDENTS, "io.frontlog.precedents.PrecedentRow");

    private static final String POSITION = "^[0-9]+:[0-9]+$";
    private static final String OF_EVENTS =
            "What is unknown is absent. Fields may be added at any time: ignore those that you do not know.";
    private static final String OF_ROWS = "Every field is always there, null where it is unknown; of the values inside,"
            + " what is unknown is absent. Fields may be added at any time: ignore those that you do not know.";

    private final Javadocs javadocs = new Javadocs();
    private final RecordSchemas records = new RecordSchemas(javadocs);

    private Schemas() {}

    /** By the path of their files in {@link #FOLDER}. */
    static Map<String, ObjectNode> all() {
        var schemas = new Schemas();
        var all = new TreeMap<String, ObjectNode>();
        StoredForms.data().forEach((type, data) -> all.put(file(type), schemas.event(type, data)));
        ROWS.forEach((topic, row) -> all.put(file(Message.type(topic)), schemas.row(Message.type(topic), row)));
        return all;
    }

    /** Where the schema of a type is. */
    static String file(String type) {
        return (type.contains(".row.") ? "rows/" : "events/") + type + ".json";
    }

    private ObjectNode event(String type, Class<?> data) {
        ObjectNode schema = records.of(data);
        if (data != Report.class) return named(type, schema, OF_EVENTS);
        Class<? extends Claim> claim = Json.CLAIMS.get(type.substring(0, type.indexOf('.')));
        if (claim == null) {
            schema.put("description", javadocs.of(Event.ReportAmended.class));
            return named(type, ofAnyKind(schema), OF_EVENTS);
        }
        ObjectNode added = claim(claim);
        schema.put(
                "description",
                schema.path("description").asText() + " "
                        + added.path("description").asText());
        schema.withObject("/properties").setAll(added.withObject("/properties"));
        added.withArray("/required").forEach(schema.withArray("/required")::add);
        if (added.has("$defs")) schema.withObject("/$defs").setAll(added.withObject("/$defs"));
        return named(type, schema, OF_EVENTS);
    }

    private ObjectNode row(String type, String name) {
        ObjectNode schema = records.of(type(name));
        ObjectNode fields = schema.withObject("/properties");
        ObjectNode positioned = fields.objectNode();
        positioned
                .putObject("position")
                .put("type", "string")
                .put("pattern", POSITION)
                .put(
                        "description",
                        "partition:offset of the event that made the row what it is: of two values of a key, the newer"
                                + " has the greater offset");
        positioned.setAll(fields);
        schema.set("properties", positioned);
        schema.withArray("/required").insert(0, "position");
        if (fields.has("claim")) ofAnyKind(fields.withObject("/claim"), schema.withObject("/$defs"));
        return named(type, schema, OF_ROWS);
    }

    private ObjectNode ofAnyKind(ObjectNode schema) {
        return ofAnyKind(schema, schema.withObject("/$defs"));
    }

    /** An object that has the fields of a claim, which its field {@code kind} names. */
    private ObjectNode ofAnyKind(ObjectNode schema, ObjectNode definitions) {
        ArrayNode kinds = schema.put("type", "object")
                .withObject("/properties/kind")
                .put("type", "string")
                .putArray("enum");
        schema.withArray("/required").add("kind");
        ArrayNode claims = schema.putArray("oneOf");
        for (Claim.Kind kind : Claim.Kind.values()) {
            kinds.add(Vocabulary.word(kind));
            ObjectNode claim = claim(kind.type());
            if (claim.remove("$defs") instanceof ObjectNode used) definitions.setAll(used);
            claims.add(claim);
        }
        return schema;
    }

    /** A claim with its kind. */
    private ObjectNode claim(Class<? extends Claim> type) {
        ObjectNode claim = records.of(type);
        Claim.Kind kind = Arrays.stream(Claim.Kind.values())
                .filter(k -> k.type() == type)
                .findFirst()
                .orElseThrow();
        claim.withObject("/properties/kind").put("type", "string").put("const", Vocabulary.word(kind));
        claim.withArray("/required").add("kind");
        return claim;
    }

    private static ObjectNode named(String type, ObjectNode schema, String reading) {
        ObjectNode named = schema.objectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$id", "urn:frontlog:schema:" + type)
                .put("title", title(type));
        String says = schema.path("description").asText("");
        named.put("description", says.isEmpty() ? reading : says + " " + reading);
        schema.remove("description");
        var definitions = schema.remove("$defs");
        named.setAll(schema);
        if (definitions != null) named.set("$defs", definitions);
        return named;
    }

    /** {@code Attack on civilians reported}, {@code Row of incident-counts}. */
    private static String title(String type) {
        String[] words = type.split("\\.");
        if (words[1].equals("row")) return "Row of " + words[0];
        String title = words[0].replace('_', ' ') + " " + words[1];
        return title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1);
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
