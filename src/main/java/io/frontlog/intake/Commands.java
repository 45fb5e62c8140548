package io.frontlog.intake;

import io.frontlog.event.Event;
import io.frontlog.event.Subject;
import io.frontlog.http.Problem;
import io.frontlog.http.Problem.FieldError;
import io.frontlog.http.ProblemMappers;
import io.frontlog.journal.Appended;
import io.frontlog.journal.Journal;
import io.frontlog.journal.Position;
import io.frontlog.journal.Submission;
import io.frontlog.projecting.Outcome;
import io.frontlog.projecting.Outcomes;
import io.frontlog.projecting.ProjectingConfig;
import io.frontlog.rule.Arbitration;
import io.frontlog.rule.Decision;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Appends what was found to be sound, and turns what became of it into an answer. */
@ApplicationScoped
class Commands {
    private final Journal journal;
    private final Outcomes outcomes;
    private final Duration wait;

    Commands(Journal journal, Outcomes outcomes, ProjectingConfig config) {
        this.journal = journal;
        this.outcomes = outcomes;
        this.wait = config.answerTimeout();
    }

    /**
     * Appends, and waits for the decision.
     *
     * @param async whether to answer as soon as it is durable (RFC 7240, {@code respond-async})
     * @return the answer; Kafka being away and the like come as its problem
     */
    Uni<Answer> send(Submission submission, boolean async) {
        return Uni.createFrom()
                .completionStage(() -> journal.append(submission))
                .chain(appended -> async
                        ? Uni.createFrom().item(durable(submission.event(), appended.position()))
                        : decided(submission, appended))
                .onFailure()
                .recoverWithItem(failure -> Answer.problem(ProblemMappers.of(failure)));
    }

    /** The wait may end before the decision: the event is safe all the same. */
    private Uni<Answer> decided(Submission submission, Appended appended) {
        return outcomes.of(appended, submission.theatre(), submission.eventId(), wait)
                .map(outcome -> outcome == null
                        ? durable(submission.event(), appended.position())
                        : answer(submission.event(), outcome));
    }

    private static Answer durable(Event event, Position position) {
        return new Answer(202, position, false, done(event, null, position), null);
    }

    private static Answer answer(Event event, Outcome outcome) {
        if (outcome.repeated() && !outcome.same()) {
            return refused(outcome, Problem.Type.REUSED.with("it stands at " + outcome.position()));
        }
        if (outcome.decision() instanceof Decision.Refused refused) {
            return refused(outcome, refusal(event, refused));
        }
        int version = ((Decision.Accepted) outcome.decision()).version();
        int status = version == 1 && isCreation(event) ? 201 : 200;
        return new Answer(
                status, outcome.position(), outcome.repeated(), done(event, version, outcome.position()), null);
    }

    private static boolean isCreation(Event event) {
        return switch (event.subject().kind()) {
            case THEATRE, SOURCE, ACTOR, PLACE -> true;
            case REPORT -> event instanceof Event.Reported;
            case INCIDENT -> false;
        };
    }

    private static Answer refused(Outcome outcome, Problem problem) {
        boolean replayed = outcome.repeated() && outcome.same();
        return new Answer(problem.status(), outcome.position(), replayed, null, problem);
    }

    private static Problem refusal(Event event, Decision.Refused refused) {
        Subject subject = event.subject();
        return switch (refused.reason()) {
            case VERSION -> Problem.Type.VERSION.with(subject + " has version " + refused.version());
            case UNKNOWN -> Problem.Type.NOT_FOUND.with(subject.toString());
            case EXISTS -> Problem.Type.NOT_LIVE.with(subject + " exists already");
            case RETRACTED -> Problem.Type.NOT_LIVE.with(subject + " is retracted");
            case LIVE -> Problem.Type.NOT_LIVE.with(subject + " is not retracted");
            case CIRCLE -> Problem.Type.INVALID.with(null, List.of(circle(subject)));
            case ABSORBED ->
                Problem.Type.NOT_LIVE.with(
                        "an incident of the merge has been absorbed already; ask for it by its id to" + " see what by");
        };
    }

    private static FieldError circle(Subject subject) {
        return switch (subject.kind()) {
            case PLACE -> new FieldError("/parent", "would make a circle: it stands below " + subject.id());
            case INCIDENT -> new FieldError("/absorbed", "would make a circle: " + subject.id() + " is part of it");
            default -> new FieldError("/partOf", "would make a circle: it stands below " + subject.id());
        };
    }

    private static Answer.Done done(Event event, @Nullable Integer version, Position position) {
        return new Answer.Done(event.subject().id(), version, Arbitration.incident(event), position.toString());
    }
}
