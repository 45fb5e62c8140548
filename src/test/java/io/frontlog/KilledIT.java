package io.frontlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged survives {@code kill -9}, and is there once. */
class KilledIT {
    private static final int REPORTS = 2_000;
    private static final int POSTERS = 16;
    private static final String THEATRE = "/v1/theatres/killed";

    /** The acknowledged reports, by id, with the status and position of the answer. */
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

    @Test
    void every_answered_report_is_there_once_after_a_kill_in_the_middle(@TempDir Path folder) throws Exception {
        try (var service = new Packaged(folder.resolve("data"), Map.of("FRONTLOG_SCENARIO_LOAD", "false"))) {
            service.start();
            prepare(service);
            Queue<Integer> waiting = new ConcurrentLinkedQueue<>(
                    IntStream.range(0, REPORTS).boxed().toList());
            Queue<Integer> unanswered = new ConcurrentLinkedQueue<>();

            Thread killer = new Thread(() -> killAt(REPORTS / 2, service));
            killer.start();
            postAll(service, waiting, unanswered);
            killer.join();
            assertThat(acknowledged).hasSizeBetween(REPORTS / 2, REPORTS - 1);
            assertThat(unanswered).isNotEmpty();
            Map<String, String> before = Map.copyOf(acknowledged);

            service.start();
            for (Map.Entry<String, String> each : before.entrySet()) {
                var report = service.get(THEATRE + "/reports/" + each.getKey());
                assertThat(report.statusCode()).as("%s", each).isEqualTo(200);
                assertThat(JsonPath.from(report.body()).getInt("version")).isEqualTo(1);
            }
            postAll(service, unanswered, new ConcurrentLinkedQueue<>());
            assertThat(acknowledged).hasSize(REPORTS);
            before.forEach((id, answer) -> assertThat(acknowledged).containsEntry(id, answer));

            // Half of them were answered before they were visible: read no earlier than the last of them.
            var counts = JsonPath.from(
                    service.send("GET", THEATRE + "/incident-counts?by=total", "", List.of("Frontlog-Position", last()))
                            .body());
            assertThat(counts.getInt("rows[0].high")).isEqualTo(REPORTS);
            assertThat(counts.getInt("rows[0].reports")).isEqualTo(REPORTS);
        }
    }

    /** The position of the last one acknowledged. */
    private String last() {
        return acknowledged.values().stream()
                .max(Comparator.comparingLong(position -> Long.parseLong(position.split(":")[1])))
                .orElseThrow();
    }

    private static void prepare(Packaged service) throws IOException, InterruptedException {
        put(service, "", "{\"names\":{\"en\":\"Killed\"},\"timeZone\":\"Asia/Damascus\"}");
        put(service, "/sources/monitor", "{\"kind\":\"monitor\",\"name\":\"Monitor\"}");
        put(service, "/places/city", "{\"kind\":\"city\",\"names\":{\"en\":\"City\"}}");
    }

    private static void put(Packaged service, String path, String body) throws IOException, InterruptedException {
        assertThat(service.send("PUT", THEATRE + path, body).statusCode()).isEqualTo(201);
    }

    private void killAt(int answers, Packaged service) {
        try {
            while (acknowledged.size() < answers) Thread.sleep(1);
            service.kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void postAll(Packaged service, Queue<Integer> waiting, Queue<Integer> unanswered) throws Exception {
        var posters = Executors.newFixedThreadPool(POSTERS);
        for (int i = 0; i < POSTERS; i++) {
            posters.submit(() -> {
                for (Integer n = waiting.poll(); n != null; n = waiting.poll()) post(service, n, unanswered);
            });
        }
        posters.shutdown();
        assertThat(posters.awaitTermination(3, TimeUnit.MINUTES)).isTrue();
    }

    /** Every second one asks for 202. */
    private void post(Packaged service, int n, Queue<Integer> unanswered) {
        String body =
                "{\"kind\":\"strike\",\"id\":\"r-%d\",\"place\":\"city\",\"when\":{\"from\":\"2024-11-30\"},\"source\":\"monitor\"}"
                        .formatted(n);
        List<String> headers = n % 2 == 0 ? List.of() : List.of("Prefer", "respond-async");
        try {
            var answer = service.send("POST", THEATRE + "/reports", body, headers);
            if (answer.statusCode() == 201 || answer.statusCode() == 202) {
                acknowledged.put(
                        "r-" + n,
                        answer.headers().firstValue("Frontlog-Position").orElse("none"));
            } else {
                unanswered.add(n);
            }
        } catch (IOException e) {
            unanswered.add(n);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
