package io.frontlog.contract;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import io.frontlog.event.Claim;
import io.frontlog.event.Moment;
import io.frontlog.event.Vocabulary;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The schema of a record as {@link io.frontlog.journal.Json} writes it: words in lower case, moments as text; what is
 * unknown or empty is absent, but in a record that is written whole it is null. A report comes without its claim.
 */
final class RecordSchemas {
    private static final String MOMENT =
            "^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?(Z|[+-][0-9]{2}:[0-9]{2}))?$";

    private final Javadocs javadocs;
    private final SchemaGenerator generator;

    RecordSchemas(Javadocs javadocs) {
        this.javadocs = javadocs;
        var config = new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(new JacksonModule())
                .with(Option.DEFINITIONS_FOR_ALL_OBJECTS)
                .without(Option.SCHEMA_VERSION_INDICATOR);
        config.forFields()
                .withIgnoreCheck(field -> field.getType().getErasedType() == Claim.class)
                .withRequiredCheck(field -> isWhole(field) || !isNullable(field) && !mayBeEmpty(field))
                .withNullableCheck(field -> isWhole(field) && isNullable(field))
                .withDescriptionResolver(this::description);
        config.forTypesInGeneral()
                .withDescriptionResolver(scope -> isText(scope.getType().getErasedType())
                        ? null
                        : javadocs.of(scope.getType().getErasedType()))
                .withPropertySorter((one, other) -> 0)
                .withCustomDefinitionProvider(RecordSchemas::object)
                .withCustomDefinitionProvider(RecordSchemas::text);
        generator = new SchemaGenerator(config.build());
    }

    ObjectNode of(Class<?> type) {
        return generator.generateSchema(type);
    }

    /** The field's own, or what is said of the vocabulary that it takes its word from. */
    private @Nullable String description(FieldScope field) {
        if (field.isFakeContainerItemScope()) return null;
        Class<?> type = field.getType().getErasedType();
        String own = javadocs.of(field.getDeclaringType().getErasedType(), field.getName());
        return own == null && isText(type) ? javadocs.of(type) : own;
    }

    private static boolean isText(Class<?> type) {
        return type.isEnum() || type == Moment.class;
    }

    private static boolean isWhole(FieldScope field) {
        JsonInclude include = field.getDeclaringType().getErasedType().getAnnotation(JsonInclude.class);
        return include != null && include.value() == JsonInclude.Include.ALWAYS;
    }

    private static boolean isNullable(FieldScope field) {
        return !field.isFakeContainerItemScope()
                && field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static boolean mayBeEmpty(FieldScope field) {
        return field.getType().isInstanceOf(Collection.class) || field.getType().isInstanceOf(Map.class);
    }

    private static @Nullable CustomDefinition object(ResolvedType type, SchemaGenerationContext context) {
        if (!type.isInstanceOf(Map.class) && !type.isInstanceOf(JsonNode.class)) return null;
        ObjectNode object = context.getGeneratorConfig().createObjectNode().put("type", "object");
        if (type.isInstanceOf(JsonNode.class)) return inline(object);
        ResolvedType value = type.typeParametersFor(Map.class).get(1);
        if (value.getErasedType() != Object.class)
            object.set("additionalProperties", context.createDefinitionReference(value));
        return inline(object);
    }

    /** What is no object in JSON, though it is one in Java. */
    private static @Nullable CustomDefinition text(ResolvedType type, SchemaGenerationContext context) {
        Class<?> java = type.getErasedType();
        ObjectNode text = context.getGeneratorConfig().createObjectNode().put("type", "string");
        if (java.isEnum()) {
            ArrayNode words = text.putArray("enum");
            for (Object word : java.getEnumConstants()) words.add(Vocabulary.word((Enum<?>) word));
        } else if (java == Moment.class) {
            text.put("pattern", MOMENT);
        } else if (java == LocalDate.class) {
            text.put("format", "date");
        } else if (java == Instant.class) {
            text.put("format", "date-time");
        } else if (java != ZoneId.class) {
            return null;
        }
        return inline(text);
    }

    private static CustomDefinition inline(ObjectNode schema) {
        return new CustomDefinition(
                schema, CustomDefinition.DefinitionType.INLINE, CustomDefinition.AttributeInclusion.YES);
    }
}
