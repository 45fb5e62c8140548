package io.frontlog.exchange;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes of a body as they are read. */
final class Counted extends FilterInputStream {
    private long bytes;

    Counted(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        if (next >= 0) bytes++;
        return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        if (read > 0) bytes += read;
        return read;
    }

    long bytes() {
        return bytes;
    }
}
