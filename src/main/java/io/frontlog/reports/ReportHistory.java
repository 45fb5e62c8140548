package io.frontlog.reports;

import com.fasterxml.jackson.databind.JsonNode;
import io.frontlog.journal.Json;
import io.frontlog.journal.Position;
import io.frontlog.projecting.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What was done to a report.
 *
 * @param versions the first comes first
 */
@Schema(name = "ReportHistory")
record ReportHistory(String report, List<Version> versions, String position) {

    /**
     * One of them.
     *
     * @param act reported, amended, retracted, reinstated, assessed or moved
     * @param by who did it, as they said
     * @param recordedAt known time, the log's append time
     * @param position of the event that made it
     * @param reason why it was retracted
     * @param note that the curator left
     * @param changes what the report says otherwise than in the version before; of the first, nothing
     */
    @Schema(name = "ReportVersion")
    record Version(
            int version,
            String act,
            @Nullable @Schema(nullable = true) String by,
            Instant recordedAt,
            String position,
            @Nullable @Schema(nullable = true) String reason,
            @Nullable @Schema(nullable = true) String note,
            boolean retracted,
            List<Changes.Change> changes) {}

    /** @param rows every version, the first first */
    static ReportHistory of(String report, List<ReportRow> rows, Snapshot snapshot) {
        var versions = new ArrayList<Version>();
        JsonNode before = null;
        for (ReportRow row : rows) {
            JsonNode now = Json.read(row.doc, JsonNode.class);
            versions.add(version(row, before == null ? List.of() : Changes.between(before, now)));
            before = now;
        }
        return new ReportHistory(report, versions, snapshot.position().toString());
    }

    private static Version version(ReportRow row, List<Changes.Change> changes) {
        return new Version(
                row.version,
                row.act,
                row.submittedBy,
                row.recordedAt.toInstant(),
                new Position(row.partition, row.knownFrom).toString(),
                row.reason,
                row.note,
                row.retracted,
                changes);
    }
}
