package io.frontlog.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.frontlog.event.Event;
import io.frontlog.event.Subject;
import io.frontlog.http.ProblemMappers;
import io.frontlog.journal.Submission;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the service files on behalf of who sends a whole file: each command goes the way of a client's own, under an id that
 * it has again when the file is sent again. What is wrong with one comes as the problem of its answer.
 */
@ApplicationScoped
public class Filing {
    /**
     * @param by who sends it; null if they do not say
     * @param async whether a command is answered when it is durable, and not only when it is decided
     */
    public record Terms(String theatre, @Nullable String by, boolean async) {}

    private final CatalogueIntake catalogue;
    private final ReportIntake reports;
    private final Commands commands;

    Filing(CatalogueIntake catalogue, ReportIntake reports, Commands commands) {
        this.catalogue = catalogue;
        this.reports = reports;
        this.commands = commands;
    }

    /**
     * Records a source, an actor or a place. Decided when it is answered.
     *
     * @param version that it has, 0 if it is new; if it has another by then, the answer is 412
     */
    public Uni<Answer> record(Terms terms, Subject subject, ObjectNode body, int version) {
        String id = "import/" + subject + "/" + hash(body.toString());
        return answer(() -> catalogue.record(terms.theatre, subject, body, id, version, terms.by, false));
    }

    /** @param report with its id */
    public Uni<Answer> file(Terms terms, ObjectNode report) {
        return answer(() -> reports.file(terms.theatre, report, null, terms.by, terms.async, Turn.first()));
    }

    /** @param version that the report has */
    public Uni<Answer> amend(Terms terms, ObjectNode report, int version) {
        String id = id("amend", report.path("id").asText(), version) + "/" + hash(report.toString());
        return answer(() -> reports.amend(terms.theatre, report, id, version, terms.by, terms.async));
    }

    public Uni<Answer> retract(Terms terms, String report, int version, Event.ReportRetracted.Reason reason) {
        return send(terms, "retract", report, version, new Event.ReportRetracted(report, reason, null));
    }

    public Uni<Answer> reinstate(Terms terms, String report, int version) {
        return send(terms, "reinstate", report, version, new Event.ReportReinstated(report, null));
    }

    private Uni<Answer> send(Terms terms, String act, String report, int version, Event event) {
        var submission = new Submission(terms.theatre, id(act, report, version), version, terms.by, event);
        return answer(() -> commands.send(submission, terms.async));
    }

    private static String id(String act, String report, int version) {
        return String.join("/", "import", act, report, String.valueOf(version));
    }

    private static String hash(String body) {
        return UUID.nameUUIDFromBytes(body.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static Uni<Answer> answer(Supplier<Uni<Answer>> command) {
        return Uni.createFrom()
                .deferred(() -> command.get())
                .onFailure()
                .recoverWithItem(failure -> Answer.problem(ProblemMappers.of(failure)));
    }
}
