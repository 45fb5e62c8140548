package io.frontlog.dataset;

import io.frontlog.event.Actor;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Kinds of actors as {@code inter1}, {@code inter2} and {@code interaction} have them, in words or as codes 1 to 8. */
final class AcledKinds {
    private static final Map<Actor.Kind, String> WORDS = new EnumMap<>(Map.of(
            Actor.Kind.STATE_FORCES, "State forces",
            Actor.Kind.REBEL_GROUP, "Rebel group",
            Actor.Kind.POLITICAL_MILITIA, "Political militia",
            Actor.Kind.IDENTITY_MILITIA, "Identity militia",
            Actor.Kind.RIOTERS, "Rioters",
            Actor.Kind.PROTESTERS, "Protesters",
            Actor.Kind.CIVILIANS, "Civilians",
            Actor.Kind.EXTERNAL_FORCES, "External/Other forces"));

    /** In whose order an interaction in words names them; in codes the smaller one stands first. */
    private static final List<Actor.Kind> IN_WORDS = List.of(
            Actor.Kind.STATE_FORCES,
            Actor.Kind.REBEL_GROUP,
            Actor.Kind.POLITICAL_MILITIA,
            Actor.Kind.IDENTITY_MILITIA,
            Actor.Kind.RIOTERS,
            Actor.Kind.PROTESTERS,
            Actor.Kind.EXTERNAL_FORCES,
            Actor.Kind.CIVILIANS);

    private AcledKinds() {}

    /** Null if it is none of the eight. */
    static Actor.@Nullable Kind read(String inter) {
        return Arrays.stream(Actor.Kind.values())
                .filter(kind -> inter.equalsIgnoreCase(word(kind)) || inter.equals(code(kind)))
                .findFirst()
                .orElse(null);
    }

    /** The kind that ACLED's common nouns for actors say, {@code Civilians (Syria)}; null for a name of its own. */
    static Actor.@Nullable Kind ofName(String name) {
        if (name.startsWith("Civilians (")) return Actor.Kind.CIVILIANS;
        if (name.startsWith("Protesters (")) return Actor.Kind.PROTESTERS;
        return name.startsWith("Rioters (") ? Actor.Kind.RIOTERS : null;
    }

    static String write(Actor.@Nullable Kind kind, boolean inCodes) {
        if (kind == null) return "";
        return inCodes ? code(kind) : word(kind);
    }

    /** Of one kind alone or of two, in whichever order; empty if neither is known. */
    static String interaction(Actor.@Nullable Kind one, Actor.@Nullable Kind two, boolean inCodes) {
        if (one == null && two == null) return "";
        if (one == null || two == null) {
            String sole = write(one == null ? two : one, inCodes);
            return inCodes ? sole + "0" : sole + " only";
        }
        boolean inOrder = inCodes ? one.compareTo(two) <= 0 : IN_WORDS.indexOf(one) <= IN_WORDS.indexOf(two);
        return write(inOrder ? one : two, inCodes) + (inCodes ? "" : "-") + write(inOrder ? two : one, inCodes);
    }

    private static String word(Actor.Kind kind) {
        return WORDS.getOrDefault(kind, "");
    }

    /** {@link Actor.Kind} has the order of the codes. */
    private static String code(Actor.Kind kind) {
        return String.valueOf(kind.ordinal() + 1);
    }
}
