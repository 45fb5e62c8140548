package io.frontlog.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.frontlog.event.Actor;
import io.frontlog.event.Event;
import io.frontlog.event.Place;
import io.frontlog.event.Source;
import io.frontlog.event.Subject;
import io.frontlog.http.Problem;
import io.frontlog.http.Problem.FieldError;
import io.frontlog.journal.Json;
import io.frontlog.journal.Submission;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From the body of a source, an actor or a place to its event: checked, and what it names known. */
@ApplicationScoped
class CatalogueIntake {
    static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");

    private final Bodies bodies;
    private final Checked checked;
    private final Commands commands;

    CatalogueIntake(Bodies bodies, Checked checked, Commands commands) {
        this.bodies = bodies;
        this.checked = checked;
        this.commands = commands;
    }

    Uni<Answer> record(
            String theatre,
            Subject subject,
            ObjectNode body,
            String eventId,
            @Nullable Integer expectedVersion,
            @Nullable String by,
            boolean async) {
        String schema =
                switch (subject.kind()) {
                    case SOURCE -> "Source";
                    case ACTOR -> "Actor";
                    case PLACE -> "Place";
                    default -> throw new IllegalArgumentException(subject.toString());
                };
        List<FieldError> errors = new ArrayList<>(bodies.check(schema, body));
        checkId(subject.id(), errors);
        return checked.references(theatre, above(subject.kind(), body), errors)
                .chain(() -> commands.send(
                        new Submission(theatre, eventId, expectedVersion, by, event(subject, body)), async));
    }

    private static List<Reference> above(Subject.Kind kind, ObjectNode body) {
        return switch (kind) {
            case SOURCE -> Reference.of(body, "/affiliation", Subject.Kind.ACTOR);
            case ACTOR -> Reference.of(body, "/partOf", Subject.Kind.ACTOR);
            default -> Reference.of(body, "/parent", Subject.Kind.PLACE);
        };
    }

    private static Event event(Subject subject, ObjectNode body) {
        body.put("id", subject.id());
        return switch (subject.kind()) {
            case SOURCE -> new Event.SourceRecorded(bind(body, Source.class));
            case ACTOR -> new Event.ActorRecorded(bind(body, Actor.class));
            default -> new Event.PlaceRecorded(bind(body, Place.class));
        };
    }

    static <D> D bind(ObjectNode node, Class<D> type) {
        try {
            return Json.MAPPER.treeToValue(node, type);
        } catch (JsonProcessingException e) {
            throw Problem.Type.INVALID.with(e.getOriginalMessage()).exception();
        }
    }

    static void checkId(String id, List<FieldError> errors) {
        if (!ID.matcher(id).matches()) {
            errors.add(new FieldError("id", "in the path: lower-case letters, digits, '.', '_' and '-', at most 100"));
        }
    }
}
