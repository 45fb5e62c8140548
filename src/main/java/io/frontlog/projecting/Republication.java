package io.frontlog.projecting;

import org.jspecify.annotations.Nullable;

/**
 * How far a partition's publisher has come with rows that a rebuild changed and that are published anew. It is kept in the
 * metadata of the group's offset, and so in the transactions that publish them: each is published once.
 *
 * @param done the last rebuild of which all are published
 * @param rebuild that it is at; none if it is {@code done}
 * @param before the offset that was published when it began with that: what stands behind goes out in any case
 * @param at behind which it goes on
 */
record Republication(long done, long rebuild, long before, Cursor at) {
    /** Marks an offset as that of a publisher: earlier releases committed what they had applied, and published nothing. */
    private static final String PUBLISHED = "published";

    private static final Cursor START = Cursor.before(0);

    static Republication done(long rebuild) {
        return new Republication(rebuild, rebuild, 0, START);
    }

    Republication begin(long later, long published) {
        return new Republication(done, later, published, START);
    }

    Republication at(Messages.Page page) {
        return page.last() ? done(rebuild) : new Republication(done, rebuild, before, page.next());
    }

    boolean isDone() {
        return rebuild == done;
    }

    String metadata() {
        if (isDone()) return PUBLISHED + " " + done;
        return String.join(
                " ",
                PUBLISHED,
                String.valueOf(done),
                String.valueOf(rebuild),
                String.valueOf(before),
                String.valueOf(at.offset()),
                at.model(),
                at.id());
    }

    /** @return null if the offset is no publisher's */
    static @Nullable Republication read(String metadata) {
        String[] words = metadata.split(" ", 7);
        if (!words[0].equals(PUBLISHED)) return null;
        if (words.length == 1) return done(0);
        long done = Long.parseLong(words[1]);
        if (words.length == 2) return done(done);
        var at = new Cursor(Long.parseLong(words[4]), words[5], words[6]);
        return new Republication(done, Long.parseLong(words[2]), Long.parseLong(words[3]), at);
    }
}
