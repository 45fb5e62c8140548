package io.frontlog.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import io.frontlog.http.Problem;
import io.frontlog.http.ProblemMappers;
import io.frontlog.journal.Json;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Many reports, a line each, and a result line for each in the same order. A window of them is under way at once; when it
 * is full, no more is read until the oldest is answered, and nothing is read faster than the answers are taken.
 */
@ApplicationScoped
class ReportStream {
    private final ReportIntake reports;
    private final IntakeConfig config;

    ReportStream(ReportIntake reports, IntakeConfig config) {
        this.reports = reports;
        this.config = config;
    }

    /** What became of a line; {@code line} counts from 1. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "LineResult")
    record Result(
            int line,
            int status,
            @Nullable String id,
            @Nullable Integer version,
            @Nullable String incident,
            @Nullable String position,
            @Nullable Boolean replayed,
            @Nullable Problem problem) {

        static Result of(int line, Answer answer) {
            Answer.Done done = answer.body();
            return new Result(
                    line,
                    answer.status(),
                    done == null ? null : done.id(),
                    done == null ? null : done.version(),
                    done == null ? null : done.incident(),
                    answer.position() == null ? null : answer.position().toString(),
                    answer.replayed() ? true : null,
                    answer.problem());
        }
    }

    void file(String theatre, boolean async, InputStream in, OutputStream out) throws IOException {
        var lines = new Lines(in, config.maxBody().asLongValue());
        var underWay = new ArrayDeque<CompletableFuture<Result>>();
        try (JsonGenerator json = Json.MAPPER.createGenerator(out)) {
            json.setRootValueSeparator(null);
            for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
                underWay.add(file(theatre, async, line).subscribeAsCompletionStage());
                boolean full = underWay.size() >= config.linesAtOnce();
                while (!underWay.isEmpty() && (full || underWay.element().isDone())) {
                    write(underWay.remove().join(), json);
                    full = false;
                }
            }
            while (!underWay.isEmpty()) write(underWay.remove().join(), json);
        }
    }

    private Uni<Result> file(String theatre, boolean async, Lines.Line line) {
        byte[] bytes = line.bytes();
        if (bytes == null) {
            Problem problem = Problem.Type.TOO_LARGE.with(
                    "a line of at most " + config.maxBody().asLongValue() + " bytes");
            return Uni.createFrom().item(Result.of(line.number(), Answer.problem(problem)));
        }
        return Uni.createFrom()
                .deferred(() -> reports.file(theatre, bytes, null, async))
                .onFailure()
                .recoverWithItem(failure -> Answer.problem(ProblemMappers.of(failure)))
                .map(answer -> Result.of(line.number(), answer));
    }

    private static void write(Result result, JsonGenerator json) throws IOException {
        json.writePOJO(result);
        json.writeRaw('\n');
    }
}
