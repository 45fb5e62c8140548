package io.frontlog.intake;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Lines of a stream, none of which is kept beyond a limit. */
final class Lines {
    static final String NDJSON = "application/x-ndjson";

    /** A line; null for one that is longer than the limit. */
    record Line(int number, byte @Nullable [] bytes) {
        int length() {
            return bytes == null ? 0 : bytes.length;
        }
    }

    private final InputStream in;
    private final long limit;
    private int number;

    Lines(InputStream in, long limit) {
        this.in = new BufferedInputStream(in, 1 << 16);
        this.limit = limit;
    }

    /** Whether more has come in already. */
    boolean hasMore() throws IOException {
        return in.available() > 0;
    }

    /** The next line that is not blank; null at the end. */
    @Nullable
    Line next() throws IOException {
        var line = new ByteArrayOutputStream(512);
        boolean tooLong = false;
        boolean blank = true;
        for (int b = in.read(); ; b = in.read()) {
            if (b == '\n' || b < 0) {
                number++;
                if (!blank) return new Line(number, tooLong ? null : line.toByteArray());
                if (b < 0) return null;
                line.reset();
                continue;
            }
            if (!Character.isWhitespace(b)) blank = false;
            if (line.size() < limit) line.write(b);
            else tooLong = true;
        }
    }
}
