package io.frontlog.exchange;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.frontlog.dataset.Told;
import io.frontlog.event.Place;
import io.frontlog.journal.Json;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A {@code FeatureCollection} (RFC 7946): each report a feature at the point of its place, {@code null} where that has none.
 * Foreign members before the features tell on what terms they are passed on.
 */
final class GeoJsonSheet implements Sheet {
    private final JsonGenerator json;

    GeoJsonSheet(OutputStream out, Passed passed) throws IOException {
        json = Json.MAPPER.createGenerator(out, JsonEncoding.UTF8);
        json.writeStartObject();
        json.writeStringField("type", "FeatureCollection");
        json.writeObjectField("terms", passed);
        json.writeArrayFieldStart("features");
    }

    @Override
    public void add(ObjectNode document, Told told) throws IOException {
        Place place = told.places().isEmpty() ? null : told.places().get(0);
        json.writeStartObject();
        json.writeStringField("type", "Feature");
        json.writeStringField("id", told.report().id());
        json.writeFieldName("geometry");
        if (place == null || place.lat() == null || place.lon() == null) json.writeNull();
        else point(place.lat(), place.lon());
        if (place != null) document.putPOJO("placeNames", place.names()).putPOJO("placeKind", place.kind());
        json.writeObjectField("properties", document);
        json.writeEndObject();
    }

    private void point(double lat, double lon) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "Point");
        json.writeFieldName("coordinates");
        json.writeArray(new double[] {lon, lat}, 0, 2);
        json.writeEndObject();
    }

    @Override
    public void end() throws IOException {
        json.writeEndArray();
        json.writeEndObject();
        json.flush();
    }
}
