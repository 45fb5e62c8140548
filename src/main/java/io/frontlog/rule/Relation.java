package io.frontlog.rule;

import io.frontlog.event.Claim.Relation.Bond;
import io.frontlog.event.Claimant;
import io.frontlog.event.Moment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one actor stands to another at a time, as far as reports say (DOMAIN 7).
 *
 * @param from of a mutual bond, the lesser id of the two
 * @param since the earliest that an affirming report gives
 * @param until the latest; null if one of them leaves it open
 * @param claimants of the affirming reports, each once
 * @param reports those that affirm it, sorted
 * @param denials those that deny it, sorted
 */
public record Relation(
        String from,
        Bond relation,
        String to,
        Moment since,
        @Nullable Moment until,
        Standing standing,
        List<Claimant> claimants,
        List<String> reports,
        List<String> denials) {
    public Relation {
        claimants = List.copyOf(claimants);
        reports = List.copyOf(reports);
        denials = List.copyOf(denials);
    }
}
