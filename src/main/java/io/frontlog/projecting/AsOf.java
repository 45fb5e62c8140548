package io.frontlog.projecting;

import io.frontlog.journal.Position;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * K: as known when. One of the two is there.
 *
 * @param parameter that asked for it
 * @param position of the last record that was known
 * @param instant up to which, itself included, records were known
 */
public record AsOf(String parameter, @Nullable Position position, @Nullable Instant instant) {

    /** K that is no answer's: of another partition, or not reached. */
    public static final class NotKnown extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String parameter;

        NotKnown(AsOf asOf, String why) {
            super(why);
            this.parameter = asOf.parameter;
        }

        public String parameter() {
            return parameter;
        }
    }
}
