package io.frontlog.incidents;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.frontlog.event.Claim;
import io.frontlog.event.Claim.Strike.Weapon;
import io.frontlog.event.Claimant;
import io.frontlog.event.Estimate;
import io.frontlog.event.Report.Participant;
import io.frontlog.event.Report.Participant.Role;
import io.frontlog.event.Report.Verdict;
import io.frontlog.event.When;
import io.frontlog.journal.Json;
import io.frontlog.rule.Incident;
import io.frontlog.rule.Standing;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What happened, as far as its reports say, and which reports those are (DOMAIN 4 and 5). Kind, place, time, verdict and
 * claim are those of the report that speaks for it.
 *
 * @param state live if a report that is not discounted affirms it
 * @param from the first civil day on which it may have happened
 * @param to the last
 * @param standing null if nothing affirms it
 * @param casualties a figure for each kind, population and party
 * @param persons how many were displaced, of a displacement
 * @param claim what the kind of report adds
 * @param reports those that affirm it
 * @param against those that deny it
 * @param attached reports of another sort that were filed with it
 * @param claimants of the reports that affirm it
 * @param absorbed the incidents that were merged into it: their ids resolve to it
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Incident")
public record IncidentAnswer(
        String id,
        Claim.Kind kind,
        Incident.State state,
        String place,
        When when,
        LocalDate from,
        LocalDate to,
        @Nullable @Schema(nullable = true) Standing standing,
        Verdict verdict,
        List<String> initiators,
        List<String> targets,
        List<Participant> participants,
        @Nullable @Schema(nullable = true) Weapon weapon,
        @Nullable @Schema(nullable = true) Estimate strikes,
        List<Incident.Figure> casualties,
        @Nullable @Schema(nullable = true) Estimate persons,
        @Schema(type = SchemaType.OBJECT) JsonNode claim,
        List<String> reports,
        List<String> against,
        List<String> anticipating,
        List<String> discounted,
        List<String> attached,
        List<Claimant> claimants,
        List<String> datasets,
        List<String> absorbed) {

    public IncidentAnswer {
        initiators = given(initiators);
        targets = given(targets);
        participants = given(participants);
        casualties = given(casualties);
        reports = given(reports);
        against = given(against);
        anticipating = given(anticipating);
        discounted = given(discounted);
        attached = given(attached);
        claimants = given(claimants);
        datasets = given(datasets);
        absorbed = given(absorbed);
    }

    static IncidentAnswer of(Incident incident, List<String> absorbed) {
        var tally = incident.tally();
        var said = incident.said();
        return new IncidentAnswer(
                incident.id(),
                tally.kind(),
                incident.state(),
                tally.place(),
                incident.when(),
                tally.firstDay(),
                tally.lastDay(),
                tally.standing(),
                incident.verdict(),
                tally.initiators(),
                in(Role.TARGET, incident),
                incident.participants(),
                tally.weapon(),
                tally.strikes(),
                incident.casualties(),
                incident.persons(),
                Json.MAPPER.valueToTree(incident.claim()),
                said.affirming(),
                said.denying(),
                said.anticipating(),
                said.discounted(),
                said.attached(),
                said.claimants(),
                tally.datasets(),
                absorbed);
    }

    private static List<String> in(Role role, Incident incident) {
        return incident.participants().stream()
                .filter(participant -> participant.role() == role)
                .map(Participant::actor)
                .toList();
    }

    /** What is empty is stored as absent. */
    private static <T> List<T> given(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
