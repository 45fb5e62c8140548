package io.frontlog.precedents;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.frontlog.event.Claim;
import io.frontlog.event.Claimant;
import io.frontlog.event.Report;
import io.frontlog.rule.PrecedentRule.Finding;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * First since (DOMAIN 6), as it is answered and as a row of {@code frontlog.precedents}.
 *
 * @param firstDay of the incident
 * @param earlier the latest earlier live incident of its kind in its settlement, or in its region if it is known no finer;
 *     null if there is none on record
 * @param gapDays from the last day of the earlier to the first of this
 * @param coverageFrom since when the record covers the kind; null if it is not known to
 * @param finding supported if the gap can be shown, not_provable if coverage begins inside it
 * @param said what sources said of it, beside what the record shows
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Precedent")
record PrecedentRow(
        String incident,
        Claim.Kind kind,
        String place,
        LocalDate firstDay,
        @Nullable @Schema(nullable = true) String earlier,
        @Nullable @Schema(nullable = true) Integer gapDays,
        @Nullable @Schema(nullable = true) LocalDate coverageFrom,
        Finding finding,
        List<Said> said) {

    /** What a source said of it: a measure {@code first_since}, or a statement that was filed with it or is about it. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "SaidOfPrecedent")
    record Said(
            String report,
            Claimant claimant,
            String source,
            @Nullable @Schema(nullable = true) Double value,
            @Nullable @Schema(nullable = true) String unit,
            @Nullable @Schema(nullable = true) String proposition) {
        static Said of(Report report) {
            Claim.Measure measure = report.claim() instanceof Claim.Measure m ? m : null;
            Claim.Statement statement = report.claim() instanceof Claim.Statement s ? s : null;
            return new Said(
                    report.id(),
                    report.claimant(),
                    report.source(),
                    measure == null ? null : measure.value(),
                    measure == null ? null : measure.unit(),
                    statement == null ? null : statement.proposition());
        }
    }
}
