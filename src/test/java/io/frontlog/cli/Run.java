package io.frontlog.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

/** What a command answered and wrote. */
record Run(int exitCode, String out, String err) {

    static Run of(String... args) {
        return of("", 0, args);
    }

    static Run of(String in, int width, String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var console = new Console(
                new ByteArrayInputStream(in.getBytes(UTF_8)),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                width);
        int exitCode = Commands.run(console, args);
        return new Run(exitCode, out.toString(UTF_8), err.toString(UTF_8));
    }
}
