package io.frontlog.rule;

import io.frontlog.event.Moment;
import io.frontlog.rule.Control.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What step 6 carries along.
 *
 * <p>Where the text leaves room: the last holder is whoever held the place before the present holder, or before there was
 * none. The standing is that of the proposition which last changed status, holder or dominant; one that only says again
 * what is believed can raise it. The basis starts anew with whoever takes or regains control; later propositions add to it
 * if they change status or dominant, if they say that the holder left, or if they say again that it is in control.
 */
final class ControlState {

    /** What a transition rests on. */
    record Ground(Moment from, Standing standing, List<String> reports) {
        static Ground of(Weighed weighed) {
            return new Ground(weighed.from(), weighed.standing(), weighed.reports());
        }

        Ground and(List<String> more) {
            List<String> all = new ArrayList<>(reports);
            all.addAll(more);
            return new Ground(from, standing, all);
        }
    }

    private Status status = Status.UNKNOWN;
    private @Nullable String holder;
    private @Nullable String dominant;
    private @Nullable String lastHolder;
    private @Nullable Moment since;
    private @Nullable Standing standing;
    private @Nullable Instant left;
    private final TreeSet<String> basis = new TreeSet<>();

    @Nullable
    String holder() {
        return holder;
    }

    @Nullable
    String dominant() {
        return dominant;
    }

    /** Whose loss a claim would be: the holder's, or the last holder's if there is none. */
    @Nullable
    String holderOrLast() {
        return holder != null ? holder : lastHolder;
    }

    boolean isContested() {
        return status == Status.CONTESTED;
    }

    /** Nobody holds it, or the holder has recently left it: then whoever comes in dominates. */
    boolean liesOpen(Instant now) {
        return holder == null || (left != null && Moves.isRecent(left, now));
    }

    void control(String actor, Ground ground) {
        if (status == Status.CONTROLLED && actor.equals(holder)) {
            if (standing == null || ground.standing().isAtLeast(standing)) standing = ground.standing();
        } else {
            if (!actor.equals(holder)) leaveTo(actor);
            turn(Status.CONTROLLED, ground);
            standing = ground.standing();
            basis.clear();
        }
        dominant = null;
        left = null;
        basis.addAll(ground.reports());
    }

    /** Nobody controls it any more; whoever was named as holder stays so. */
    void contest(@Nullable String nowDominant, Ground ground) {
        if (isContested() && Objects.equals(dominant, nowDominant)) return;
        turn(Status.CONTESTED, ground);
        dominate(nowDominant, ground);
    }

    /** The holder of a contested place has left it: it stays named until another takes control. */
    void leave(Instant at, @Nullable String nowDominant, Ground ground) {
        left = at;
        if (!Objects.equals(dominant, nowDominant)) standing = ground.standing();
        dominant = nowDominant;
        basis.addAll(ground.reports());
    }

    void vacate(Ground ground) {
        leaveTo(null);
        turn(Status.VACATED, ground);
        standing = ground.standing();
        basis.addAll(ground.reports());
    }

    void dominate(@Nullable String nowDominant, Ground ground) {
        dominant = nowDominant;
        standing = ground.standing();
        basis.addAll(ground.reports());
    }

    Control answer(
            List<Control.OpenClaim> open,
            List<Control.Denial> denials,
            List<Control.Excluded> excluded,
            @Nullable Instant newest) {
        return new Control(
                status,
                holder,
                dominant,
                lastHolder,
                since,
                standing,
                open,
                denials,
                List.copyOf(basis),
                excluded,
                newest);
    }

    private void leaveTo(@Nullable String next) {
        if (holder != null) lastHolder = holder;
        holder = next;
        since = null;
    }

    private void turn(Status next, Ground ground) {
        if (status != next || since == null) since = ground.from();
        status = next;
    }
}
