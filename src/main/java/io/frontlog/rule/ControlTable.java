package io.frontlog.rule;

import io.frontlog.rule.Control.OpenClaim;
import io.frontlog.rule.ControlState.Ground;
import io.frontlog.rule.Moves.Move;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table of DOMAIN 3, step 6.
 *
 * <p>Where the text leaves room: what an actor on one side with the holder does, the holder does (the army's withdrawal is
 * the withdrawal of the government that holds the place; what the part keeps the whole keeps, and the holder stays the
 * same id); "another actor" is one that is not. Likewise a dominant actor dominates no longer once an actor on its side
 * leaves. A gain or entry that is not sure makes a held place contested if it is {@code reported} or better. The holder's
 * leaving a place that nobody else dominates leaves the dominant as it was, and names no one on the holder's own side.
 */
final class ControlTable {
    private final Parties parties;
    private final Policy policy;
    private final ControlState state = new ControlState();
    private final Moves moves = new Moves();
    private final List<OpenClaim> open = new ArrayList<>();

    ControlTable(Parties parties, Policy policy) {
        this.parties = parties;
        this.policy = policy;
    }

    ControlState state() {
        return state;
    }

    List<OpenClaim> open() {
        return open;
    }

    /** @param group in ascending order, so that what is not sure comes first */
    void apply(List<Weighed> group) {
        List<Weighed> sure = group.stream().filter(this::isSure).toList();
        group.stream().filter(weighed -> !isSure(weighed)).forEach(this::leaveOpen);
        sure.forEach(moves::remember);
        Rivals.among(sure, parties)
                .ifPresentOrElse(
                        rivals -> state.contest(rivals.dominant(), rivals.ground()), () -> sure.forEach(this::settle));
    }

    private boolean isSure(Weighed weighed) {
        return weighed.standing().isAtLeast(policy.needs());
    }

    private void leaveOpen(Weighed weighed) {
        Proposition said = weighed.proposition();
        boolean leaves = said.change().isLoss();
        if (isByHolder(weighed) && !leaves) return;
        open.add(new OpenClaim(
                said.actor(), said.change(), said.extent(), said.from(), weighed.standing(), said.reports()));
        boolean credible = said.isAdvance() && weighed.standing().isAtLeast(Standing.REPORTED);
        if (credible && state.holder() != null) state.contest(state.dominant(), Ground.of(weighed));
    }

    private void settle(Weighed weighed) {
        boolean byHolder = isByHolder(weighed);
        switch (weighed.proposition().change()) {
            case CAPTURED, TRANSFERRED -> {
                if (byHolder) holderGains(weighed);
                else otherGains(weighed);
            }
            case ENTERED -> {
                if (!byHolder) otherEnters(weighed);
            }
            case WITHDREW, LOST -> {
                if (byHolder) holderLeaves(weighed);
                else otherLeaves(weighed);
            }
            case RETAINED -> {
                if (byHolder) holderStays(weighed);
                else otherRetains(weighed);
            }
        }
    }

    private void holderGains(Weighed weighed) {
        if (weighed.proposition().isLarge()) holderStays(weighed);
    }

    private void holderStays(Weighed weighed) {
        String holder = state.holder();
        if (holder != null) state.control(holder, Ground.of(weighed));
    }

    private void otherGains(Weighed weighed) {
        switch (weighed.proposition().extent()) {
            case ALL -> state.control(weighed.actor(), Ground.of(weighed));
            case MOST -> {
                if (state.liesOpen(weighed.start())) state.control(weighed.actor(), Ground.of(weighed));
                else state.contest(weighed.actor(), Ground.of(weighed));
            }
            case LARGE_PART -> contestPerhapsDominating(weighed);
            case PART -> state.contest(state.dominant(), Ground.of(weighed));
        }
    }

    private void otherEnters(Weighed weighed) {
        switch (weighed.proposition().extent()) {
            case LARGE_PART, MOST, ALL -> contestPerhapsDominating(weighed);
            case PART -> state.contest(state.dominant(), Ground.of(weighed));
        }
    }

    private void contestPerhapsDominating(Weighed weighed) {
        String dominant = state.liesOpen(weighed.start()) ? weighed.actor() : state.dominant();
        state.contest(dominant, Ground.of(weighed));
    }

    private void holderLeaves(Weighed weighed) {
        Ground ground = Ground.of(weighed);
        if (!state.isContested()) {
            state.vacate(ground);
            return;
        }
        Move heir = moves.last(weighed.start(), actor -> !isHolder(actor));
        if (heir == null) state.leave(weighed.start(), isHolder(state.dominant()) ? null : state.dominant(), ground);
        else if (heir.isLargeGain()) state.control(heir.actor(), ground.and(heir.reports()));
        else state.leave(weighed.start(), heir.actor(), ground.and(heir.reports()));
    }

    private void otherLeaves(Weighed weighed) {
        String dominant = state.dominant();
        if (dominant != null && parties.oneSide(dominant, weighed.actor())) {
            state.dominate(null, Ground.of(weighed));
        }
    }

    private void otherRetains(Weighed weighed) {
        boolean takes = state.holder() == null && weighed.proposition().isLarge();
        if (takes) state.control(weighed.actor(), Ground.of(weighed));
        else state.contest(state.dominant(), Ground.of(weighed));
    }

    private boolean isByHolder(Weighed weighed) {
        return isHolder(weighed.actor());
    }

    private boolean isHolder(@Nullable String actor) {
        String holder = state.holder();
        return holder != null && actor != null && parties.oneSide(holder, actor);
    }
}
