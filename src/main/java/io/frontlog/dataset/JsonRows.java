package io.frontlog.dataset;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of a list of objects in JSON, or of the list in what UCDP's API ({@code Result}) or ACLED's answers ({@code data}). */
final class JsonRows implements Rows.Format {
    private enum State {
        BEFORE,
        INSIDE,
        BEHIND
    }

    private static final Set<String> LISTS = Set.of("Result", "data");

    private final JsonParser json;
    private final Dataset dataset;
    private State state = State.BEFORE;
    private boolean enveloped;
    private long object;
    private @Nullable WrongFile broken;

    JsonRows(Reader text, Dataset dataset, int limit) throws IOException {
        this.dataset = dataset;
        json = JsonFactory.builder()
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxStringLength(limit).build())
                .build()
                .createParser(text);
    }

    @Override
    public @Nullable Row next() throws WrongRow, WrongFile, IOException {
        if (broken != null) throw broken;
        try {
            return read();
        } catch (JsonProcessingException e) {
            broken = new WrongFile(
                    "behind object %d the JSON is not well formed, or breaks off: %s"
                            .formatted(object, e.getOriginalMessage()),
                    e);
            throw broken;
        } catch (WrongFile e) {
            broken = e;
            throw e;
        }
    }

    @Override
    public long line() {
        return object;
    }

    private @Nullable Row read() throws WrongRow, WrongFile, IOException {
        if (state == State.BEFORE) open();
        if (state == State.BEHIND) return null;
        JsonToken token = json.nextToken();
        if (token == JsonToken.END_ARRAY) {
            close();
            return null;
        }
        object++;
        Row row = row(token);
        if (object == 1) dataset.check(row.values().keySet());
        return row;
    }

    private void open() throws WrongFile, IOException {
        JsonToken token = json.nextToken();
        enveloped = token == JsonToken.START_OBJECT;
        while (enveloped && json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            token = json.nextToken();
            if (LISTS.contains(name)) break;
            json.skipChildren();
        }
        if (token != JsonToken.START_ARRAY || json.currentToken() != token)
            throw new WrongFile("the JSON is no list of rows, nor has it one as its 'Result' or 'data'");
        state = State.INSIDE;
    }

    /** Reads to the end of the document, so that one that is cut off is noticed. */
    private void close() throws WrongFile, IOException {
        while (enveloped && json.nextToken() != JsonToken.END_OBJECT) json.skipChildren();
        if (json.nextToken() != null) throw new WrongFile("something stands behind the end of the JSON document");
        state = State.BEHIND;
    }

    private Row row(JsonToken token) throws WrongRow, IOException {
        if (token != JsonToken.START_OBJECT) {
            json.skipChildren();
            throw Rows.wrongRow("", "is no object");
        }
        Map<String, String> values = new LinkedHashMap<>();
        WrongRow wrong = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String column = json.currentName();
            JsonToken value = json.nextToken();
            if (value.isStructStart()) {
                json.skipChildren();
                wrong = Rows.wrongRow(column, "is an object or a list, not a value");
            }
            String cell = value.isScalarValue() && value != JsonToken.VALUE_NULL ? json.getText() : "";
            if (values.put(column, cell) != null) wrong = Rows.wrongRow(column, "stands there twice");
        }
        if (wrong != null) throw wrong;
        return new Row(object, values);
    }
}
