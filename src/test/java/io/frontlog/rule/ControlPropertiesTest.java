package io.frontlog.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.event.Report.Stance;
import io.frontlog.rule.AnyEvidence.Evidence;
import io.frontlog.rule.Control.OpenClaim;
import io.frontlog.rule.Control.Status;
import io.frontlog.rule.ControlRule.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import net.jqwik.api.statistics.Statistics;

/** What must hold of control whatever is said (DOMAIN 3). */
@Domain(AnyEvidence.class)
@Domain(DomainContext.Global.class)
class ControlPropertiesTest {

    @Property(tries = 2000)
    void any_order_of_recording_gives_the_same_answer(
            @ForAll Evidence said, @ForAll Parties parties, @ForAll Policy policy, @ForAll Random random) {
        Control inOrder = fold(said.reports(), parties, policy);

        assertThat(fold(shuffled(said.reports(), random), parties, policy)).isEqualTo(inOrder);
    }

    @Property(tries = 2000)
    void another_relay_of_the_same_claim_changes_nothing_but_the_lists_of_reports(
            @ForAll Evidence said, @ForAll Parties parties, @ForAll Policy policy, @ForAll Random random) {
        List<ControlEvidence> relayed = new ArrayList<>(said.reports());
        ControlEvidence original = relayed.get(random.nextInt(relayed.size()));
        relayed.add(AnyEvidence.relayed(original, "relay"));

        Control before = fold(said.reports(), parties, policy);
        Control after = fold(shuffled(relayed, random), parties, policy);

        assertThat(without("relay", after)).isEqualTo(before);
        assertThat(after.basis().contains("relay"))
                .isEqualTo(original.stance() == Stance.AFFIRMS && before.basis().contains(original.report()));
    }

    @Property(tries = 2000)
    void what_is_set_aside_changes_nothing_but_what_is_excluded(
            @ForAll Evidence said, @ForAll Parties parties, @ForAll Policy policy) {
        List<ControlEvidence> used =
                said.reports().stream().filter(e -> e.setAside() == null).toList();

        Control control = fold(said.reports(), parties, policy);

        assertThat(control)
                .usingRecursiveComparison()
                .ignoringFields("excluded")
                .isEqualTo(fold(used, parties, policy));
    }

    @Property(tries = 2000)
    void what_starts_later_is_as_if_never_recorded(
            @ForAll Evidence said, @ForAll Parties parties, @ForAll Policy policy, @ForAll Random random) {
        Instant at = said.reports().get(random.nextInt(said.reports().size())).start();
        List<ControlEvidence> earlier =
                said.reports().stream().filter(e -> !e.start().isAfter(at)).toList();

        assertThat(ControlRule.fold(said.reports(), parties, policy, at))
                .isEqualTo(ControlRule.fold(earlier, parties, policy, Syria.LATER));
    }

    @Property(tries = 2000)
    void the_history_holds_the_answer_for_every_time(
            @ForAll Evidence said, @ForAll Parties parties, @ForAll Policy policy) {
        List<Interval> history = ControlRule.history(said.reports(), parties, policy);

        for (ControlEvidence evidence : said.reports()) {
            Control then = ControlRule.fold(said.reports(), parties, policy, evidence.start());
            List<Interval> begun = history.stream()
                    .filter(interval -> !interval.from().start(Syria.DAMASCUS).isAfter(evidence.start()))
                    .toList();
            Interval in = begun.isEmpty()
                    ? new Interval(evidence.from(), null, Status.UNKNOWN, null, null, null, List.of())
                    : begun.get(begun.size() - 1);
            assertThat(List.of(in.status(), String.valueOf(in.holder()), String.valueOf(in.dominant())))
                    .isEqualTo(List.of(then.status(), String.valueOf(then.holder()), String.valueOf(then.dominant())));
        }
        for (int i = 1; i < history.size(); i++) {
            assertThat(history.get(i - 1).to()).isEqualTo(history.get(i).from());
        }
    }

    @Property(tries = 5000, edgeCases = EdgeCasesMode.NONE)
    void status_and_holder_agree(@ForAll Evidence said, @ForAll Parties parties, @ForAll Policy policy) {
        Control control = fold(said.reports(), parties, policy);

        switch (control.status()) {
            case UNKNOWN -> {
                assertThat(control.holder()).isNull();
                assertThat(control.lastHolder()).isNull();
                assertThat(control.dominant()).isNull();
                assertThat(control.standing()).isNull();
                assertThat(control.basis()).isEmpty();
            }
            case CONTROLLED -> {
                assertThat(control.holder()).isNotNull();
                assertThat(control.dominant()).isNull();
            }
            case CONTESTED -> assertThat(control.basis()).isNotEmpty();
            case VACATED -> {
                assertThat(control.holder()).isNull();
                assertThat(control.lastHolder()).isNotNull();
                assertThat(control.dominant()).isNull();
            }
        }
        assertThat(control.since() == null).isEqualTo(control.status() == Status.UNKNOWN);
        Statistics.collect(control.status());
        Statistics.coverage(seen -> {
            for (Status status : Status.values()) seen.check(status).percentage(share -> share > 2);
        });
    }

    @Property(tries = 2000)
    void nothing_open_is_sure_and_what_is_controlled_or_vacated_is(
            @ForAll Evidence said, @ForAll Parties parties, @ForAll Policy policy) {
        Control control = fold(said.reports(), parties, policy);

        assertThat(control.open()).extracting(OpenClaim::standing).allSatisfy(standing -> assertThat(standing)
                .isLessThan(policy.needs()));
        if (control.status() == Status.CONTROLLED || control.status() == Status.VACATED) {
            assertThat(control.standing()).isGreaterThanOrEqualTo(policy.needs());
        }
    }

    @Property(tries = 2000)
    void what_a_stricter_policy_makes_of_one_proposition_a_laxer_one_makes_too(
            @ForAll ControlEvidence said, @ForAll Parties parties) {
        Control cautious = fold(List.of(said), parties, Policy.CAUTIOUS);
        Control balanced = fold(List.of(said), parties, Policy.BALANCED);
        Control permissive = fold(List.of(said), parties, Policy.PERMISSIVE);

        if (cautious.status() != Status.UNKNOWN) assertThat(balanced).isEqualTo(cautious);
        if (balanced.status() != Status.UNKNOWN) assertThat(permissive).isEqualTo(balanced);
    }

    static Control fold(Collection<ControlEvidence> evidence, Parties parties, Policy policy) {
        return ControlRule.fold(evidence, parties, policy, AnyEvidence.END);
    }

    static <T> List<T> shuffled(List<T> list, Random random) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }

    private static Control without(String report, Control c) {
        return new Control(
                c.status(),
                c.holder(),
                c.dominant(),
                c.lastHolder(),
                c.since(),
                c.standing(),
                c.open().stream()
                        .map(o -> new OpenClaim(
                                o.actor(), o.change(), o.extent(), o.from(), o.standing(), less(o.reports(), report)))
                        .toList(),
                c.denials().stream().filter(d -> !d.report().equals(report)).toList(),
                less(c.basis(), report),
                c.excluded().stream().filter(e -> !e.report().equals(report)).toList(),
                c.newestEvidence());
    }

    private static List<String> less(List<String> reports, String report) {
        return reports.stream().filter(r -> !r.equals(report)).toList();
    }
}
