package io.frontlog.rule;

/** How well a claim must stand before an answer rests on it (DOMAIN 3). */
public enum Policy {
    PERMISSIVE(Standing.REPORTED),
    BALANCED(Standing.CORROBORATED),
    CAUTIOUS(Standing.CONFIRMED);

    private final Standing needs;

    Policy(Standing needs) {
        this.needs = needs;
    }

    public Standing needs() {
        return needs;
    }
}
