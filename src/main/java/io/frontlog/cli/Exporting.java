package io.frontlog.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fetches reports in one of the forms that the service gives them in. */
final class Exporting {
    /** A member of a list of display strings (RFC 9651): within the quotes there are none. */
    private static final Pattern DISPLAY_STRING = Pattern.compile("%\"([^\"]*)\"(?:;reports=(\\d+))?");

    private final Console console;
    private final Theatre theatre;
    /** A report has a line of its own. */
    private final boolean isLines;

    Exporting(Console console, Theatre theatre, String format) {
        this.console = console;
        this.theatre = theatre;
        this.isLines = format.equals("ndjson");
    }

    /** @param output null for standard output */
    void run(@Nullable Path output, Map<String, @Nullable Object> asked) throws Failure, InterruptedException {
        if (output != null) check(output);
        HttpResponse<InputStream> answer = theatre.open(theatre.url("/export", asked));
        try {
            if (output == null) copy(answer, console.out());
            else save(answer, output);
        } catch (IOException e) {
            throw new Failure((output == null ? "standard output" : output) + " cannot be written: " + e.getMessage());
        }
        tell(answer.headers());
    }

    private static void check(Path output) throws Failure {
        if (Files.exists(output) && !Files.isRegularFile(output)) throw Failure.usage(output + " is not a file");
        Path folder = output.toAbsolutePath().getParent();
        if (folder == null || !Files.isWritable(folder)) throw Failure.usage(folder + " cannot be written to");
    }

    /** All of it or nothing. */
    private void save(HttpResponse<InputStream> answer, Path output) throws Failure, IOException {
        Path part = output.resolveSibling("." + output.getFileName() + "." + UUID.randomUUID() + ".part");
        part.toFile().deleteOnExit(); // after Ctrl-C
        try {
            try (OutputStream to = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW)) {
                copy(answer, to);
            }
            Files.move(part, output, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void copy(HttpResponse<InputStream> answer, OutputStream to) throws Failure, IOException {
        byte[] part = new byte[1 << 16];
        long done = 0;
        try (InputStream from = answer.body();
                Progress progress = progress(answer.headers(), to == console.out())) {
            for (int length = read(from, part); length >= 0; length = read(from, part)) {
                to.write(part, 0, length);
                if (to == console.out() && console.out().checkError()) throw new IOException("it is closed");
                done += isLines ? lines(part, length) : length;
                progress.at(done, "");
            }
        }
    }

    /** Of the other forms, only what is in the file is counted: how many bytes it will have is not known. */
    private Progress progress(HttpHeaders headers, boolean isOnScreen) {
        var shown = isOnScreen && System.console() != null ? console.withoutTerminal() : console;
        return isLines
                ? new Progress(shown, "export", Progress.Unit.REPORTS, reports(headers))
                : new Progress(shown, "export", Progress.Unit.KILOBYTES, -1);
    }

    private int read(InputStream from, byte[] part) throws Failure {
        try {
            return from.read(part);
        } catch (IOException e) {
            throw theatre.failure(e);
        }
    }

    private static int lines(byte[] part, int length) {
        int lines = 0;
        for (int i = 0; i < length; i++) if (part[i] == '\n') lines++;
        return lines;
    }

    private static long reports(HttpHeaders headers) {
        return headers.firstValueAsLong("Frontlog-Reports").orElse(-1);
    }

    private void tell(HttpHeaders headers) {
        Console.tell(console.err(), "reports", reports(headers));
        headers.firstValue("Frontlog-Position").ifPresent(at -> Console.tell(console.err(), "position", at));
        tellEach("licence", headers, "Frontlog-Licences");
        tellEach("citation", headers, "Frontlog-Citations");
        headers.firstValue("Frontlog-Withheld").ifPresent(what -> Console.tell(console.err(), "withheld", what));
    }

    private void tellEach(String name, HttpHeaders headers, String header) {
        Matcher each = DISPLAY_STRING.matcher(String.join(", ", headers.allValues(header)));
        while (each.find()) {
            String text = URLDecoder.decode(each.group(1).replace("+", "%2B"), UTF_8);
            String reports = each.group(2);
            Console.tell(console.err(), name, reports == null ? text : text + " (" + reports + " reports)");
        }
    }
}
