package io.frontlog.rule;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import io.frontlog.event.Estimate;
import io.frontlog.event.Report;
import io.frontlog.event.Report.Casualties;
import io.frontlog.event.Report.Casualties.Harm;
import io.frontlog.event.Report.Casualties.Population;
import io.frontlog.rule.Incident.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How many were hurt in one incident, as its reports say together (DOMAIN 5). */
final class Figures {
    private record Of(Harm kind, Population population, @Nullable String actor) {
        static final java.util.Comparator<Of> ORDER =
                comparing(Of::kind).thenComparing(Of::population).thenComparing(Of::actor, nullsFirst(naturalOrder()));
    }

    private record Given(String report, Estimate number) {}

    private Figures() {}

    /** @param affirming in the order of the lead: whose number comes first is the best-standing report's */
    static List<Figure> of(List<Report> affirming) {
        Map<Of, List<Given>> given = new TreeMap<>(Of.ORDER);
        for (Report report : affirming) {
            for (Casualties c : report.casualties()) {
                given.computeIfAbsent(new Of(c.kind(), c.population(), c.actor()), of -> new ArrayList<>())
                        .add(new Given(report.id(), new Estimate(c.low(), c.best(), c.high())));
            }
        }
        return given.entrySet().stream()
                .map(e -> figure(e.getKey(), e.getValue()))
                .toList();
    }

    private static Figure figure(Of of, List<Given> given) {
        Estimate all = Estimates.within(given.stream().map(Given::number).toList());
        return new Figure(
                of.kind,
                of.population,
                of.actor,
                all == null ? null : all.low(),
                all == null ? null : all.best(),
                all == null ? null : all.high(),
                given.stream().map(Given::report).distinct().sorted().toList());
    }
}
