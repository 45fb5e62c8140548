package io.frontlog.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How an import stands. */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Import")
record Import(
        String id,
        String format,
        @Schema(nullable = true) @Nullable String version,
        @Schema(description = "Whether it is the whole of its scope, so that what it lacks is retracted") boolean whole,
        State state,
        Instant startedAt,
        @Schema(nullable = true) @Nullable Instant endedAt,
        @Schema(description = "Of the body, read so far") long bytes,
        @Schema(nullable = true, description = "Of the body, if it was said") @Nullable Long length,
        @Schema(description = "Read so far, right or wrong") long rows,
        @Schema(description = "Rows that are new") long accepted,
        @Schema(description = "Rows that say what they said") long unchanged,
        @Schema(description = "Rows that say something else, whose reports were amended") long amended,
        @Schema(description = "Rows that are back, whose reports were reinstated") long reinstated,
        @Schema(description = "Rows that are no more, whose reports were retracted") long retracted,
        @Schema(description = "Rows that were not taken in") long refused,
        double rowsPerSecond,
        @Schema(nullable = true) @Nullable Double secondsLeft,
        @Schema(nullable = true, description = "Of the last event that it recorded") @Nullable String position,
        @Schema(nullable = true, description = "Why it ended before its end") @Nullable String failure) {

    enum State {
        RUNNING,
        DONE,
        /** What it read until then stands; sent again, it goes on from there. */
        FAILED,
        /** It has told nothing for a while: whoever worked on it is gone. */
        INTERRUPTED
    }

    /** What became of a row. */
    enum Outcome {
        ACCEPTED,
        UNCHANGED,
        AMENDED,
        REINSTATED,
        RETRACTED,
        REFUSED
    }
}
