package io.frontlog.intake;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Lines of a stream are checked side by side, but appended one after another, as they came. */
final class Turn {
    private final CompletableFuture<Void> before;
    private final CompletableFuture<Void> over = new CompletableFuture<>();

    private Turn(CompletableFuture<Void> before) {
        this.before = before;
    }

    /** Whoever has it need not wait. */
    static Turn first() {
        return new Turn(CompletableFuture.completedFuture(null));
    }

    Turn next() {
        return new Turn(over);
    }

    /** Appends when what came before was appended or given up; whether that is confirmed is not waited for. */
    <T> Uni<T> take(Supplier<Uni<T>> append) {
        return Uni.createFrom().completionStage(before).chain(() -> {
            CompletableFuture<T> sent = append.get().subscribeAsCompletionStage();
            over.complete(null);
            return Uni.createFrom().completionStage(sent);
        });
    }

    /** Gives it up. */
    void pass() {
        before.whenComplete((done, failure) -> over.complete(null));
    }
}
