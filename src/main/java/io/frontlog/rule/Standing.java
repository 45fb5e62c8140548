package io.frontlog.rule;

/** How well a claim stands (DOMAIN 3, step 4), in ascending order. */
public enum Standing {
    CLAIMED,
    REPORTED,
    CORROBORATED,
    CONFIRMED;

    public boolean isAtLeast(Standing other) {
        return compareTo(other) >= 0;
    }
}
