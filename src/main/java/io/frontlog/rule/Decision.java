package io.frontlog.rule;

/** What became of a record of the journal (DESIGN 1). */
public sealed interface Decision {

    /** It counts.
     *
     * @param version the version that its subject has now
     */
    record Accepted(int version) implements Decision {}

    /** Its event id was seen before in its theatre: it changes nothing. */
    record Duplicate() implements Decision {}

    /** It came too late, or speaks of what is not there: it changes nothing.
     *
     * @param version the version that its subject had, 0 for none
     */
    record Refused(Reason reason, int version) implements Decision {
        public enum Reason {
            /** The subject has not the version that was expected. */
            VERSION,
            /** There is no such subject. */
            UNKNOWN,
            /** There is a report of that id already. */
            EXISTS,
            /** The report is retracted. */
            RETRACTED,
            /** The report is not retracted. */
            LIVE,
            /** A place would lie within itself, an actor be part of itself, or an incident absorb itself. */
            CIRCLE,
            /** An incident of the merge has been absorbed already. */
            ABSORBED
        }
    }
}
