package io.frontlog.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.frontlog.event.Event;
import io.frontlog.event.Report;
import io.frontlog.http.Problem;
import io.frontlog.http.Problem.FieldError;
import io.frontlog.journal.Json;
import io.frontlog.journal.Submission;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** From the body of a report to its event: checked, its defaults filled in, under an id that can be repeated safely. */
@ApplicationScoped
class ReportIntake {
    private final Bodies bodies;
    private final Checked checked;
    private final Commands commands;

    ReportIntake(Bodies bodies, Checked checked, Commands commands) {
        this.bodies = bodies;
        this.checked = checked;
        this.commands = commands;
    }

    /**
     * @param key an Idempotency-Key, for a report without an id of its own
     * @param turn when it may be appended
     */
    Uni<Answer> file(String theatre, byte[] body, @Nullable String key, @Nullable String by, boolean async, Turn turn) {
        return file(theatre, bodies.read(body), key, by, async, turn);
    }

    Uni<Answer> file(
            String theatre, ObjectNode report, @Nullable String key, @Nullable String by, boolean async, Turn turn) {
        boolean keyed = !report.has("id") && key != null;
        if (!report.has("id")) report.put("id", madeId(theatre, key));
        return check(theatre, report).chain(sound -> {
            String eventId = keyed ? "key/" + key : "report/" + sound.id();
            var submission = new Submission(theatre, eventId, null, by, new Event.Reported(sound));
            return turn.take(() -> commands.send(submission, async));
        });
    }

    /** An amendment is the full new state; its id is the path's. */
    Uni<Answer> amend(String theatre, String id, byte[] body, String eventId, RequestHeaders headers) {
        ObjectNode report = bodies.read(body);
        if (report.has("id") && !report.path("id").asText().equals(id)) {
            throw Problem.Type.INVALID
                    .with(null, List.of(new FieldError("/id", "is not the id of the path")))
                    .exception();
        }
        return amend(theatre, report.put("id", id), eventId, headers.expectedVersion(), headers.by(), headers.async());
    }

    Uni<Answer> amend(
            String theatre,
            ObjectNode report,
            String eventId,
            @Nullable Integer expectedVersion,
            @Nullable String by,
            boolean async) {
        return check(theatre, report)
                .chain(sound -> commands.send(
                        new Submission(theatre, eventId, expectedVersion, by, new Event.ReportAmended(sound)), async));
    }

    private Uni<Report> check(String theatre, ObjectNode report) {
        List<FieldError> errors = new ArrayList<>(bodies.check(schema(report.path("kind")), report));
        for (FieldError error : ReportChecks.errors(report)) {
            if (errors.stream().noneMatch(e -> e.pointer().equals(error.pointer()))) errors.add(error);
        }
        return checked.references(theatre, Reference.ofReport(report), errors)
                .map(known -> CatalogueIntake.bind(withDefaults(report), Report.class));
    }

    /** {@code attack_on_civilians} is {@code AttackOnCiviliansReport}; of an unknown kind, the common fields are checked. */
    private static String schema(JsonNode kind) {
        if (!kind.isTextual() || !Json.CLAIMS.containsKey(kind.textValue())) return "ReportCommon";
        return Arrays.stream(kind.textValue().split("_"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining("", "", "Report"));
    }

    private static ObjectNode withDefaults(ObjectNode report) {
        ObjectNode when = (ObjectNode) report.get("when");
        if (!when.has("precision")) {
            boolean instant = when.get("from").textValue().indexOf('T') > 0;
            when.put("precision", instant ? "instant" : "day");
        }
        if (!report.has("claimant")) report.putObject("claimant").set("source", report.get("source"));
        if (!report.has("stance")) report.put("stance", "affirms");
        if (!report.has("verdict")) report.put("verdict", "unassessed");
        if (!report.has("incident")) report.set("incident", report.get("id"));
        if ("strike".equals(report.path("kind").asText()) && !report.has("weapon")) report.put("weapon", "unknown");
        return report;
    }

    static String madeId(String theatre, @Nullable String key) {
        if (key == null) return UUID.randomUUID().toString();
        return UUID.nameUUIDFromBytes((theatre + "\n" + key).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
