package io.frontlog.event;

/** What an event is about, within its theatre. */
public record Subject(Kind kind, String id) {
    public enum Kind {
        THEATRE,
        SOURCE,
        ACTOR,
        PLACE,
        REPORT,
        INCIDENT
    }

    public static Subject report(String id) {
        return new Subject(Kind.REPORT, id);
    }

    public static Subject incident(String id) {
        return new Subject(Kind.INCIDENT, id);
    }

    /** As CloudEvents' {@code subject} has it: {@code report/mint-1}. */
    @Override
    public String toString() {
        return Vocabulary.word(kind) + "/" + id;
    }
}
