package io.frontlog.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;

/**
 * Where a command reads and writes.
 *
 * @param width of the terminal that {@code err} is; 0 if it is none
 */
record Console(InputStream in, PrintStream out, PrintStream err, int width) {

    static Console system() {
        return new Console(System.in, System.out, System.err, terminal());
    }

    /** Java tells of standard input and output together, and not of standard error. */
    private static int terminal() {
        try {
            Process size = new ProcessBuilder("sh", "-c", "test -t 2 && stty size <&2")
                    .redirectError(Redirect.INHERIT)
                    .start();
            String[] rowsAndColumns = new String(size.getInputStream().readAllBytes(), US_ASCII).split("\\s+", -1);
            if (rowsAndColumns.length < 2) return 0;
            int columns = Integer.parseInt(rowsAndColumns[1]);
            return columns < 20 ? 80 : columns;
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }

    /** Where no bar is to be seen. */
    Console withoutTerminal() {
        return new Console(in, out, err, 0);
    }

    static void tell(PrintStream to, String name, Object value) {
        to.printf("%-10s %s%n", name, value);
    }
}
