package io.frontlog.dataset;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipException;

/**
 * The characters of a file in UTF-8, without a byte order mark. Everything before the first wrong byte is delivered; then
 * {@link Broken} is thrown.
 */
final class Utf8 extends Reader {
    /** That the characters cannot be read on; the message names the line. */
    static final class Broken extends IOException {
        private static final long serialVersionUID = 1;

        Broken(String message) {
            super(message);
        }
    }

    private static final int SIZE = 1 << 15;

    private final InputStream in;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final ByteBuffer bytes = ByteBuffer.allocate(SIZE).limit(0);
    private final CharBuffer chars = CharBuffer.allocate(SIZE).limit(0);
    private String tail = "";
    private boolean atStart = true;
    private boolean atEnd;
    private String broken = "";
    private long line = 1;

    Utf8(InputStream in) {
        this.in = in;
    }

    /** Has something read behind the end of the file. */
    void endWith(String text) {
        tail = text;
    }

    /** The next character that is not blank, those before it left out; -1 at the end. */
    int peek() throws IOException {
        while (fill()) {
            while (chars.hasRemaining()) {
                char next = chars.get(chars.position());
                if (!Character.isWhitespace(next)) return next;
                chars.get();
            }
        }
        return -1;
    }

    @Override
    public int read(char[] to, int offset, int length) throws IOException {
        if (length == 0) return 0;
        if (!fill()) return -1;
        int count = Math.min(length, chars.remaining());
        chars.get(to, offset, count);
        return count;
    }

    /** Whether there are characters. */
    private boolean fill() throws IOException {
        while (!chars.hasRemaining()) {
            if (!broken.isEmpty()) throw new Broken(broken);
            if (atEnd && tail.isEmpty()) return false;
            chars.clear();
            if (atEnd) {
                chars.put(tail);
                tail = "";
            } else {
                decode();
            }
            chars.flip();
            check();
        }
        return true;
    }

    private void decode() throws IOException {
        CoderResult result = decoder.decode(bytes, chars, false);
        if (result.isUnderflow() && chars.position() == 0) {
            try {
                refill();
            } catch (EOFException | ZipException e) {
                broken = "breaks off on line %d, in the middle of the compressed data (%s)"
                        .formatted(line, e.getMessage());
                return;
            }
            result = decoder.decode(bytes, chars, atEnd);
        }
        if (result.isError()) broken = "is not UTF-8 text";
    }

    private void refill() throws IOException {
        bytes.compact();
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (count < 0) atEnd = true;
        else bytes.position(bytes.position() + count);
        bytes.flip();
    }

    /** Counts the lines, and breaks off before a character that no text has. */
    private void check() {
        if (atStart && chars.hasRemaining()) {
            atStart = false;
            if (chars.get(0) == '\uFEFF') chars.position(1);
        }
        for (int i = chars.position(); i < chars.limit(); i++) {
            if (chars.get(i) == '\n') line++;
            if (chars.get(i) == 0) {
                broken = "is binary";
                chars.limit(i);
            }
        }
        if (broken.startsWith("is ")) broken = "line " + line + " " + broken;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
