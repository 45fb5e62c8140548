package io.frontlog.rule;

import static io.frontlog.rule.ControlPropertiesTest.fold;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.rule.AnyEvidence.Evidence;
import io.frontlog.rule.RecordedSteps.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

@Domain(AnyEvidence.class)
@Domain(DomainContext.Global.class)
class RetractionPropertiesTest {

    @Property(tries = 2000)
    void a_retracted_report_is_as_if_never_recorded_and_an_amended_one_as_if_it_always_said_so(
            @ForAll Evidence said,
            @ForAll Evidence takenBack,
            @ForAll ControlEvidence mistaken,
            @ForAll Parties parties,
            @ForAll Policy policy,
            @ForAll Random random) {
        List<List<Step<ControlEvidence>>> lives = new ArrayList<>();
        for (ControlEvidence report : said.reports()) {
            lives.add(RecordedSteps.keeping(report.report(), mistaken, report, random));
        }
        for (ControlEvidence report : takenBack.reports()) {
            lives.add(RecordedSteps.retracting("gone-" + report.report(), report, random));
        }

        List<ControlEvidence> live = RecordedSteps.live(RecordedSteps.interleaved(lives, random));

        assertThat(fold(live, parties, policy)).isEqualTo(fold(said.reports(), parties, policy));
    }
}
