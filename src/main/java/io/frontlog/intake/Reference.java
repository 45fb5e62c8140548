package io.frontlog.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.frontlog.event.Subject;
import io.frontlog.event.Subject.Kind;
import java.util.ArrayList;
import java.util.List;

/** A field that names something of the catalogue. */
record Reference(String pointer, Subject subject) {

    /** Those of a report that are ids at all; the schema complains of the rest. */
    static List<Reference> ofReport(JsonNode report) {
        var found = new ArrayList<Reference>();
        add(found, report, "/place", Kind.PLACE);
        add(found, report, "/source", Kind.SOURCE);
        add(found, report, "/claimant/source", Kind.SOURCE);
        add(found, report, "/claimant/actor", Kind.ACTOR);
        add(found, report, "/actor", Kind.ACTOR);
        add(found, report, "/speaker", Kind.ACTOR);
        add(found, report, "/toward", Kind.PLACE);
        Kind ends = report.path("kind").asText().equals("relation") ? Kind.ACTOR : Kind.PLACE;
        add(found, report, "/from", ends);
        add(found, report, "/to", ends);
        add(found, report, "/about", Kind.REPORT);
        for (int i = 0; i < report.path("participants").size(); i++) {
            add(found, report, "/participants/" + i + "/actor", Kind.ACTOR);
        }
        for (int i = 0; i < report.path("casualties").size(); i++) {
            add(found, report, "/casualties/" + i + "/actor", Kind.ACTOR);
        }
        return found;
    }

    static List<Reference> of(JsonNode body, String pointer, Kind kind) {
        var found = new ArrayList<Reference>();
        add(found, body, pointer, kind);
        return found;
    }

    private static void add(List<Reference> found, JsonNode body, String pointer, Kind kind) {
        JsonNode id = body.at(pointer);
        if (id.isTextual() && id.textValue().indexOf('\0') < 0) {
            found.add(new Reference(pointer, new Subject(kind, id.textValue())));
        }
    }
}
