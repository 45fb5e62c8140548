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
 * Many reports, a line each, recorded in the order in which they came, and a result line for each in the same order. A
 * window of them is under way at once; when it
 * is full, no more is read until the oldest is answered, and nothing is read faster than the answers are taken.
 */
@ApplicationScoped
class ReportStream {
    /** Bytes of lines that are under way at once. */
    private static final long WINDOW = 8 << 20;

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

    /** @param key an Idempotency-Key for the whole; each line has its own from it */
    void file(
            String theatre, @Nullable String key, @Nullable String by, boolean async, InputStream in, OutputStream out)
            throws IOException {
        var lines = new Lines(in, config.maxBody().asLongValue());
        var underWay = new ArrayDeque<UnderWay>();
        CompletableFuture<?> earlier = CompletableFuture.completedFuture(null);
        Turn turn = Turn.first();
        long bytes = 0;
        try (JsonGenerator json = Json.MAPPER.createGenerator(out)) {
            json.setRootValueSeparator(null);
            for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
                String lineKey = key == null ? null : key + "/" + line.number();
                var filed = new UnderWay(
                        line.length(),
                        file(theatre, lineKey, by, async, line, turn, earlier).subscribeAsCompletionStage());
                turn = turn.next();
                underWay.add(filed);
                earlier = CompletableFuture.allOf(earlier, filed.result);
                bytes += filed.bytes;
                // Whoever waits for answers before sending on gets them all.
                boolean waited = !lines.hasMore();
                while (!underWay.isEmpty()
                        && (waited
                                || isFull(underWay, bytes)
                                || underWay.element().result.isDone())) {
                    bytes -= underWay.element().bytes;
                    write(underWay.remove().result.join(), json);
                }
                if (waited) json.flush();
            }
            while (!underWay.isEmpty()) write(underWay.remove().result.join(), json);
        }
    }

    private record UnderWay(int bytes, CompletableFuture<Result> result) {}

    private boolean isFull(ArrayDeque<UnderWay> underWay, long bytes) {
        return underWay.size() >= config.linesAtOnce() || bytes > WINDOW;
    }

    private Uni<Result> file(
            String theatre,
            @Nullable String key,
            @Nullable String by,
            boolean async,
            Lines.Line line,
            Turn turn,
            CompletableFuture<?> earlier) {
        byte[] bytes = line.bytes();
        if (bytes == null) {
            turn.pass();
            Problem problem = Problem.Type.TOO_LARGE.with(
                    "a line of at most " + config.maxBody().asLongValue() + " bytes");
            return Uni.createFrom().item(Result.of(line.number(), Answer.problem(problem)));
        }
        Uni<Answer> filed = Uni.createFrom()
                .deferred(() -> reports.file(theatre, bytes, key, by, async, turn))
                .onFailure()
                .recoverWithItem(failure -> Answer.problem(ProblemMappers.of(failure)));
        return filed.chain(answer -> speaksOfTheUnknown(answer)
                        ? Uni.createFrom().completionStage(earlier).chain(() -> filed)
                        : Uni.createFrom().item(answer))
                .onTermination()
                .invoke(turn::pass)
                .map(answer -> Result.of(line.number(), answer));
    }

    /** What it speaks of may be a line before it that is still under way. */
    private static boolean speaksOfTheUnknown(Answer answer) {
        Problem problem = answer.problem();
        return problem != null
                && problem.errors().stream().anyMatch(error -> error.pointer().equals("/about"));
    }

    private static void write(Result result, JsonGenerator json) throws IOException {
        json.writePOJO(result);
        json.writeRaw('\n');
    }
}
