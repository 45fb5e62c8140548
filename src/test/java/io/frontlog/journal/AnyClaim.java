package io.frontlog.journal;

import static io.frontlog.journal.AnySubmission.id;
import static io.frontlog.journal.AnySubmission.moment;
import static io.frontlog.journal.AnySubmission.number;
import static io.frontlog.journal.AnySubmission.text;

import io.frontlog.event.Claim;
import io.frontlog.event.Claim.Control.Change;
import io.frontlog.event.Claim.Control.Extent;
import io.frontlog.event.Claim.Development.Category;
import io.frontlog.event.Claim.Displacement.Flow;
import io.frontlog.event.Claim.Movement.Direction;
import io.frontlog.event.Claim.Relation.Bond;
import io.frontlog.event.Claim.Statement.Act;
import io.frontlog.event.Claim.Strike.Weapon;
import io.frontlog.event.Estimate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Claims of every kind, each field that may be absent given or not. */
final class AnyClaim {
    private AnyClaim() {}

    static Arbitrary<Claim> claim() {
        return Arbitraries.of(Claim.Kind.class).flatMap(AnyClaim::of);
    }

    private static Arbitrary<Claim> of(Claim.Kind kind) {
        return switch (kind) {
            case CONTROL ->
                Combinators.combine(id(), Arbitraries.of(Change.class), Arbitraries.of(Extent.class))
                        .as(Claim.Control::new);
            case STRIKE ->
                Combinators.combine(Arbitraries.of(Weapon.class), estimate(), text().injectNull(0.5))
                        .as(Claim.Strike::new);
            case CLASH -> Arbitraries.just(new Claim.Clash());
            case ATTACK_ON_CIVILIANS -> Arbitraries.just(new Claim.AttackOnCivilians());
            case MOVEMENT ->
                Combinators.combine(id(), Arbitraries.of(Direction.class), maybeId(), maybeId())
                        .as(Claim.Movement::new);
            case CASUALTIES -> Arbitraries.just(new Claim.Toll());
            case DISPLACEMENT ->
                Combinators.combine(Arbitraries.of(Flow.class), maybeId(), maybeId(), estimate())
                        .as(Claim.Displacement::new);
            case RELATION ->
                Combinators.combine(id(), id(), Arbitraries.of(Bond.class), moment().injectNull(0.5))
                        .as(Claim.Relation::new);
            case STATEMENT ->
                Combinators.combine(id(), Arbitraries.of(Act.class), text(), maybeId())
                        .as(Claim.Statement::new);
            case MEASURE ->
                Combinators.combine(
                                id(),
                                maybeId(),
                                Arbitraries.doubles(),
                                text(),
                                Arbitraries.of(true, false).injectNull(0.3))
                        .as(Claim.Measure::new);
            case DEVELOPMENT ->
                Combinators.combine(Arbitraries.of(Category.class), text()).as(Claim.Development::new);
        };
    }

    private static Arbitrary<String> maybeId() {
        return id().injectNull(0.5);
    }

    private static Arbitrary<Estimate> estimate() {
        return Combinators.combine(number(), number(), number())
                .as(Estimate::new)
                .injectNull(0.5);
    }
}
