package io.frontlog.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.FileNotFoundException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;

/** Sends one file, and tells what becomes of its rows. */
final class Importing {
    private static final List<String> COUNTS =
            List.of("rows", "accepted", "unchanged", "amended", "reinstated", "retracted", "refused");
    private static final int REFUSED_SHOWN = 20;

    private final Console console;
    private final Theatre theatre;
    private final String path;

    /** @param id of the import */
    Importing(Console console, Theatre theatre, String id) {
        this.console = console;
        this.theatre = theatre;
        this.path = "/imports/" + Theatre.encoded(id);
    }

    /** @return the exit code */
    int run(String file, Map<String, @Nullable Object> asked) throws Failure, InterruptedException {
        BodyPublisher body = body(file);
        JsonNode done = done(theatre.post(theatre.url("/imports", asked), body), body.contentLength());
        for (String count : COUNTS)
            Console.tell(console.out(), count, done.path(count).asLong());
        Console.tell(console.out(), "position", done.path("position").asText("none"));
        return tellRefused(done.path("refused").asLong()) ? ExitCode.SOFTWARE : ExitCode.OK;
    }

    private BodyPublisher body(String file) throws Failure {
        if (file.equals("-")) return BodyPublishers.ofInputStream(console::in);
        Path path = Path.of(file);
        try {
            if (Files.isRegularFile(path)) return BodyPublishers.ofFile(path);
        } catch (FileNotFoundException unreadable) {
            // said below
        }
        throw Failure.usage(file + " is not a file that can be read");
    }

    private JsonNode done(CompletableFuture<HttpResponse<InputStream>> sent, long length)
            throws Failure, InterruptedException {
        try (var progress = new Progress(console, "import", Progress.Unit.KILOBYTES, length)) {
            while (true) {
                try {
                    JsonNode done = theatre.json(sent.get(1, TimeUnit.SECONDS));
                    show(progress, done);
                    return done;
                } catch (TimeoutException e) {
                    show(progress);
                }
            }
        } catch (ExecutionException e) {
            throw theatre.failure(Objects.requireNonNullElse(e.getCause(), e));
        }
    }

    /** Before it is begun, whatever stands under its id is not it. */
    private void show(Progress progress) throws InterruptedException {
        try {
            JsonNode now = theatre.get(theatre.url(path, Map.of()));
            if (now.path("state").asText().equals("running")) show(progress, now);
        } catch (Failure notNow) {
            // what the file itself is answered will tell
        }
    }

    private static void show(Progress progress, JsonNode now) {
        progress.at(
                now.path("bytes").asLong(),
                "%d rows: %d accepted, %d amended, %d refused"
                        .formatted(
                                now.path("rows").asLong(),
                                now.path("accepted").asLong(),
                                now.path("amended").asLong(),
                                now.path("refused").asLong()));
    }

    /** @return whether there were any */
    private boolean tellRefused(long refused) throws Failure, InterruptedException {
        String told = path + "/rows";
        JsonNode page = theatre.get(theatre.url(told, Map.of("outcome", "refused", "limit", REFUSED_SHOWN)));
        JsonNode rows = page.path("rows");
        if (rows.isEmpty()) return false;
        console.err().printf("frontlog: %d rows were refused%n", Math.max(refused, rows.size()));
        for (JsonNode row : rows) console.err().println(refused(row));
        if (page.path("next").isTextual())
            console.err()
                    .printf(
                            "and %d more: %s%n",
                            refused - rows.size(), theatre.url(told, Map.of("outcome", "refused")));
        return true;
    }

    private static String refused(JsonNode row) {
        var said = new StringBuilder();
        if (row.path("line").isNumber())
            said.append("line ").append(row.path("line").asLong());
        if (row.path("row").isTextual())
            said.append(", row ").append(row.path("row").asText());
        for (JsonNode error : row.path("errors")) said.append("; ").append(Theatre.wrong(error));
        return "  " + said;
    }
}
