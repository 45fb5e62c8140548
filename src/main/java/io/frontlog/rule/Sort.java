package io.frontlog.rule;

import io.frontlog.event.Report;

/** What a report speaks of, in the order in which it gives an incident its kind. */
enum Sort {
    VIOLENCE,
    HAPPENING,
    TOLL,
    WORD;

    static Sort of(Report report) {
        return switch (report.claim().kind()) {
            case STRIKE, CLASH, ATTACK_ON_CIVILIANS -> VIOLENCE;
            case CONTROL, MOVEMENT, DISPLACEMENT, DEVELOPMENT -> HAPPENING;
            case CASUALTIES -> TOLL;
            case RELATION, STATEMENT, MEASURE -> WORD;
        };
    }

    /** Whether it is of something that happened, rather than of what is told or held of it. */
    boolean isEvent() {
        return this == VIOLENCE || this == HAPPENING;
    }
}
