package io.frontlog.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * What a consumer that was written against released schemas could trip over in the present ones. It may rely on every field
 * that it was promised, on the types, words and forms of its values, and on nothing being said beside them; it ignores
 * fields that it does not know. So a new field is no matter, nor is a type that became narrower or a word that is no longer
 * said. A keyword that is not judged here is a finding as soon as it differs.
 */
final class Compatibility {
    /** @param path of the field, as {@code $.casualties[*].best}; {@code $} is the whole */
    record Finding(String schema, String path, String what) {}

    /** Those that say nothing of what is valid, and those that {@link #compare} follows. */
    private static final Set<String> KNOWN = Set.of(
            "$schema",
            "$id",
            "$defs",
            "$ref",
            "title",
            "description",
            "type",
            "enum",
            "const",
            "properties",
            "required",
            "items",
            "additionalProperties",
            "anyOf",
            "oneOf");

    private final String schema;
    private final JsonNode before;
    private final JsonNode after;
    private final List<Finding> findings = new ArrayList<>();

    private Compatibility(String schema, JsonNode before, JsonNode after) {
        this.schema = schema;
        this.before = before;
        this.after = after;
    }

    /** Both by the path of their files. */
    static List<Finding> findings(Map<String, JsonNode> released, Map<String, JsonNode> present) {
        var findings = new ArrayList<Finding>();
        released.forEach((schema, before) -> {
            JsonNode after = present.get(schema);
            if (after == null) findings.add(new Finding(schema, "$", "the schema is gone"));
            else findings.addAll(findings(schema, before, after));
        });
        return findings;
    }

    private static List<Finding> findings(String schema, JsonNode before, JsonNode after) {
        var comparison = new Compatibility(schema, before, after);
        if (!before.path("$id").equals(after.path("$id")))
            comparison.find("$", "$id was " + before.path("$id") + " and is " + after.path("$id"));
        comparison.compare("$", before, after);
        return comparison.findings;
    }

    private void compare(String path, JsonNode one, JsonNode other) {
        ObjectNode was = resolved(one, before);
        ObjectNode is = resolved(other, after);
        wider(path, "type", types(was), types(is));
        wider(path, "value", values(was), values(is));
        properties(path, was, is);
        if (was.has("items")) compare(path + "[*]", was.get("items"), is.path("items"));
        if (was.has("additionalProperties"))
            compare(path + ".*", was.get("additionalProperties"), is.path("additionalProperties"));
        alternatives(path, was, is);
        var keywords = new TreeSet<String>();
        was.fieldNames().forEachRemaining(keywords::add);
        is.fieldNames().forEachRemaining(keywords::add);
        keywords.removeAll(KNOWN);
        for (String keyword : keywords)
            if (!was.path(keyword).equals(is.path(keyword)))
                find(path, keyword + " was " + said(was.path(keyword)) + " and is " + said(is.path(keyword)));
    }

    private void properties(String path, JsonNode was, JsonNode is) {
        Set<String> required = words(is.path("required"));
        for (String field : words(was.path("required")))
            if (!required.contains(field)) find(path + "." + field, "was always there and no longer is");
        was.path("properties").properties().forEach(property -> {
            String field = path + "." + property.getKey();
            JsonNode now = is.path("properties").path(property.getKey());
            if (now.isMissingNode()) find(field, "the field is gone");
            else compare(field, property.getValue(), now);
        });
    }

    /** Objects that differ by the word that their field {@code kind} has; each is compared with that of its kind. */
    private void alternatives(String path, JsonNode was, JsonNode is) {
        if (was.has("oneOf") && !is.has("oneOf")) find(path, "the alternatives are gone");
        for (JsonNode alternative : is.path("oneOf")) {
            String kind = kind(alternative);
            StreamSupport.stream(was.path("oneOf").spliterator(), false)
                    .filter(known -> kind(known).equals(kind))
                    .findFirst()
                    .ifPresentOrElse(
                            known -> compare(path + "(" + kind + ")", known, alternative),
                            () -> find(path, "there is a new alternative: " + kind));
        }
    }

    private static String kind(JsonNode alternative) {
        return alternative.at("/properties/kind/const").asText();
    }

    /** An empty set is of all that there is. */
    private void wider(String path, String what, Set<String> was, Set<String> is) {
        if (was.isEmpty()) return;
        if (is.isEmpty()) {
            find(path, "the " + what + " may be any and was " + String.join(" or ", was));
            return;
        }
        for (String word : is)
            if (!was.contains(word) && !(word.equals("integer") && was.contains("number")))
                find(path, "there is a new " + what + ": " + word);
    }

    /** With what it refers to, and without a null beside it: {@code type} says that there may be one. */
    private static ObjectNode resolved(JsonNode schema, JsonNode root) {
        if (!(schema instanceof ObjectNode given)) return JsonNodeFactory.instance.objectNode();
        ObjectNode object = given.deepCopy();
        JsonNode reference = object.remove("$ref");
        if (reference != null)
            return resolved(root.at(reference.asText().substring(1)), root).setAll(object);
        if (!(object.remove("anyOf") instanceof ArrayNode alternatives)) return object;
        var types = new LinkedHashSet<String>();
        for (JsonNode alternative : alternatives) {
            ObjectNode inner = resolved(alternative, root);
            types.addAll(types(inner));
            if (types(inner).equals(Set.of("null"))) continue;
            if (object.has("type"))
                throw new IllegalArgumentException("anyOf is judged of a null and one other alone: " + schema);
            object.setAll(inner);
        }
        types.forEach(object.putArray("type")::add);
        return object;
    }

    private static Set<String> types(JsonNode schema) {
        return schema.path("type").isTextual()
                ? new LinkedHashSet<>(Set.of(schema.path("type").asText()))
                : words(schema.path("type"));
    }

    private static Set<String> values(JsonNode schema) {
        return schema.has("const") ? Set.of(schema.get("const").asText()) : words(schema.path("enum"));
    }

    private static Set<String> words(JsonNode list) {
        var words = new LinkedHashSet<String>();
        list.forEach(word -> words.add(word.asText()));
        return words;
    }

    private static String said(JsonNode keyword) {
        return keyword.isMissingNode() ? "absent" : keyword.toString();
    }

    private void find(String path, String what) {
        findings.add(new Finding(schema, path, what));
    }
}
