package io.frontlog.http;

import io.frontlog.journal.Journal;
import io.frontlog.journal.Position;
import io.frontlog.projecting.Progress;
import io.frontlog.projecting.ProjectingConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** A read that names a position in {@code Frontlog-Position} waits until the read models have reached it. */
class PositionFilter {
    static final String HEADER = Answers.POSITION;

    private final Progress progress;
    private final Journal journal;
    private final ProjectingConfig config;

    PositionFilter(Progress progress, Journal journal, ProjectingConfig config) {
        this.progress = progress;
        this.journal = journal;
        this.config = config;
    }

    @ServerRequestFilter
    @Nullable
    Uni<Response> await(ContainerRequestContext request) {
        String header = request.getHeaderString(HEADER);
        if (header == null || !"GET".equals(request.getMethod())) return null;
        CompletableFuture<Void> reached = progress.reached(position(header));
        if (reached.isDone()) return null;
        Context context = Vertx.currentContext();
        return Uni.createFrom()
                .completionStage(reached)
                .map(done -> (Response) null)
                .ifNoItem()
                .after(config.answerTimeout())
                .recoverWithItem(() -> Problem.Type.NOT_REACHED
                        .with("position " + header + " is not visible yet")
                        .response())
                .onTermination()
                .invoke(() -> reached.cancel(false))
                .emitOn(task -> context.runOnContext(v -> task.run()));
    }

    private Position position(String header) {
        try {
            Position position = Position.parse(header);
            if (position.partition() < journal.partitions()) return position;
        } catch (IllegalArgumentException e) {
            // answered below
        }
        throw Problem.Type.MALFORMED
                .with(
                        null,
                        List.of(new Problem.FieldError(HEADER, "a position is written partition:offset, as 3:1842")))
                .exception();
    }
}
