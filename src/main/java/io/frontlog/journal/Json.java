package io.frontlog.journal;

import static java.util.stream.Collectors.toUnmodifiableMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.frontlog.event.Claim;
import io.frontlog.event.Moment;
import io.frontlog.event.Report;
import io.frontlog.event.Vocabulary;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Map;

/**
 * The one JSON form of the published language, in the journal and over HTTP: vocabulary words in lower case, moments as
 * text, what is unknown absent, and a report as one flat object whose {@code kind} says which claim's fields it has.
 */
public final class Json {
    /** The claims by the name of their kind. */
    public static final Map<String, Class<? extends Claim>> CLAIMS =
            Arrays.stream(Claim.Kind.values()).collect(toUnmodifiableMap(Vocabulary::word, Claim.Kind::type));

    private static final JsonMapper FACTS = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(words())
            .addMixIn(Report.class, FlatReport.class)
            .addMixIn(Claim.class, FlatClaim.class)
            .addMixIn(Report.External.class, WholeRow.class)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_EMPTY))
            .build();

    public static final JsonMapper MAPPER = (JsonMapper)
            FACTS.copy().registerModule(new SimpleModule("reports").addDeserializer(Report.class, new ReportReader()));

    private Json() {}

    /** A value of the published language as it is stored. */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A value that was stored here. */
    public static <T> T read(String stored, Class<T> type) {
        try {
            return MAPPER.readValue(stored, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored document cannot be read", e);
        }
    }

    /** Likewise a list or the like. */
    public static <T> T read(String stored, TypeReference<T> type) {
        try {
            return MAPPER.readValue(stored, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored document cannot be read", e);
        }
    }

    interface FlatReport {
        @JsonUnwrapped
        Claim claim();
    }

    interface FlatClaim {
        @JsonProperty("kind")
        Claim.Kind kind();
    }

    interface WholeRow {
        @JsonSerialize(using = RowWriter.class)
        Map<String, Object> row();
    }

    private static SimpleModule words() {
        var module = new SimpleModule("words");
        module.addSerializer(Moment.class, ToStringSerializer.instance);
        module.addDeserializer(Moment.class, new MomentReader());
        module.addDeserializer(Claim.class, new EmbeddedClaim());
        module.addSerializer(new WordWriter());
        module.setDeserializerModifier(new BeanDeserializerModifier() {
            @Override
            public JsonDeserializer<?> modifyEnumDeserializer(
                    DeserializationConfig config, JavaType type, BeanDescription bean, JsonDeserializer<?> usual) {
                return new WordReader(type.getRawClass());
            }
        });
        return module;
    }

    @SuppressWarnings("rawtypes")
    private static final class WordWriter extends StdSerializer<Enum> {
        private static final long serialVersionUID = 1;

        WordWriter() {
            super(Enum.class);
        }

        @Override
        public void serialize(Enum word, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(Vocabulary.word(word));
        }
    }

    /** An imported row is kept as it was: an empty column is not an absent one. */
    private static final class RowWriter extends StdSerializer<Object> {
        private static final long serialVersionUID = 1;
        private static final JsonMapper AS_IT_WAS = JsonMapper.builder()
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build();

        RowWriter() {
            super(Object.class);
        }

        @Override
        public void serialize(Object row, JsonGenerator json, SerializerProvider provider) throws IOException {
            AS_IT_WAS.writeValue(json, row);
        }
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static final class WordReader extends StdDeserializer<Enum> {
        private static final long serialVersionUID = 1;
        private final Class<? extends Enum> vocabulary;

        WordReader(Class<?> vocabulary) {
            super(vocabulary);
            this.vocabulary = (Class<? extends Enum>) vocabulary;
        }

        @Override
        public Enum deserialize(JsonParser json, DeserializationContext context) throws IOException {
            try {
                return Vocabulary.read(vocabulary, json.getText());
            } catch (IllegalArgumentException e) {
                return (Enum) context.handleWeirdStringValue(vocabulary, json.getText(), "not in the vocabulary");
            }
        }
    }

    private static final class MomentReader extends StdDeserializer<Moment> {
        private static final long serialVersionUID = 1;

        MomentReader() {
            super(Moment.class);
        }

        @Override
        public Moment deserialize(JsonParser json, DeserializationContext context) throws IOException {
            try {
                return Moment.parse(json.getText());
            } catch (DateTimeException e) {
                return (Moment)
                        context.handleWeirdStringValue(Moment.class, json.getText(), "not a date or an instant");
            }
        }
    }

    /** The claim that {@link ReportReader} has read already. */
    private static final class EmbeddedClaim extends StdDeserializer<Claim> {
        private static final long serialVersionUID = 1;

        EmbeddedClaim() {
            super(Claim.class);
        }

        @Override
        public Claim deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return (Claim) json.getEmbeddedObject();
        }
    }

    private static final class ReportReader extends StdDeserializer<Report> {
        private static final long serialVersionUID = 1;

        ReportReader() {
            super(Report.class);
        }

        @Override
        public Report deserialize(JsonParser json, DeserializationContext context) throws IOException {
            ObjectNode report = json.readValueAsTree();
            JsonNode kind = report.remove("kind");
            Class<? extends Claim> type = kind == null ? null : CLAIMS.get(kind.asText());
            if (type == null) {
                return (Report) context.handleUnexpectedToken(Report.class, json.currentToken(), json, "unknown kind");
            }
            ObjectNode claim = FACTS.createObjectNode();
            for (RecordComponent field : type.getRecordComponents()) {
                JsonNode value = report.remove(field.getName());
                if (value != null) claim.set(field.getName(), value);
            }
            report.putPOJO("claim", FACTS.treeToValue(claim, type));
            return FACTS.treeToValue(report, Report.class);
        }
    }
}
