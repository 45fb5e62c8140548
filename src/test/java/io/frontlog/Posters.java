package io.frontlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Posts reports and takes some of them back, whatever becomes of the services: each command is repeated, at the next service
 * if there are several, until it is answered.
 */
final class Posters {
    private static final int THREADS = 8;
    private static final int CITIES = 5;

    private final List<Packaged> services;
    private final List<String> theatres;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final AtomicInteger posted = new AtomicInteger();
    private final AtomicLong longestPause = new AtomicLong();
    private final Queue<String> unexpected = new ConcurrentLinkedQueue<>();
    private volatile boolean running = true;

    Posters(List<Packaged> services, List<String> theatres) {
        this.services = services;
        this.theatres = theatres;
    }

    /** Makes the theatres ready for it. */
    void prepare() throws IOException, InterruptedException {
        for (String theatre : theatres) {
            put(
                    theatre,
                    "",
                    "{\"names\":{\"en\":\"T\"},\"timeZone\":\"Asia/Damascus\",\"coverage\":{\"strike\":\"2011-03-15\"}}");
            put(theatre, "/sources/monitor", "{\"kind\":\"monitor\",\"name\":\"Monitor\"}");
            put(theatre, "/sources/daily", "{\"kind\":\"media\",\"name\":\"Daily\"}");
            put(theatre, "/actors/army", "{\"kind\":\"state_forces\",\"names\":{\"en\":\"Army\"}}");
            put(theatre, "/actors/rebels", "{\"kind\":\"rebel_group\",\"names\":{\"en\":\"Rebels\"}}");
            put(theatre, "/places/region", "{\"kind\":\"region\",\"names\":{\"en\":\"Region\"}}");
            for (int i = 0; i < CITIES; i++) {
                put(theatre, "/places/city-" + i, "{\"kind\":\"city\",\"names\":{\"en\":\"C\"},\"parent\":\"region\"}");
            }
        }
    }

    private void put(String theatre, String path, String body) throws IOException, InterruptedException {
        var answer = services.get(0).send("PUT", "/v1/theatres/" + theatre + path, body);
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201, 202);
    }

    Posters start() {
        for (int i = 0; i < THREADS; i++) {
            int number = i;
            threads.submit(() -> {
                for (int n = 0; running; n++) command(number, n);
            });
        }
        return this;
    }

    /** Commands that were answered. */
    int posted() {
        return posted.get();
    }

    /** The longest time from the first try of a command to its answer. */
    Duration longestPause() {
        return Duration.ofNanos(longestPause.get());
    }

    void stop() throws InterruptedException {
        running = false;
        threads.shutdown();
        assertThat(threads.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
        assertThat(unexpected).isEmpty();
    }

    private void command(int thread, int n) {
        String theatre = "/v1/theatres/" + theatres.get((thread + n) % theatres.size());
        String id = "r-" + thread + "-" + n;
        String earlier = "r-" + thread + "-" + (n - theatres.size());
        boolean first = n < theatres.size();
        switch (n % 7) {
            case 3 -> post(theatre + "/reports", control(id, thread, n), id);
            case 5 -> post(theatre + "/reports", happening("clash", id, thread, n), id);
            case 6 -> {
                String path = theatre + "/reports/" + (first ? "none" : earlier);
                if (n % 2 == 0) post(path + "/retraction", "{\"reason\":\"duplicate\"}", "x-" + id);
                else post(path + "/assessments", "{\"verdict\":\"fair\"}", "x-" + id);
            }
            default -> post(theatre + "/reports", happening("strike", id, thread, n), id);
        }
    }

    private static String happening(String kind, String id, int thread, int n) {
        return """
                {"kind":"%s","id":"%s","place":"city-%d","when":{"from":"2024-11-%02d"},"source":"%s",
                 "participants":[{"actor":"army","role":"initiator"}]}"""
                .formatted(kind, id, (thread + n) % CITIES, 1 + n % 28, n % 3 == 0 ? "daily" : "monitor");
    }

    private static String control(String id, int thread, int n) {
        return """
                {"kind":"control","id":"%s","place":"city-%d","when":{"from":"2024-11-%02d"},"source":"monitor",
                 "actor":"%s","change":"captured","extent":"%s"}"""
                .formatted(
                        id, thread % CITIES, 1 + n % 28, n % 2 == 0 ? "army" : "rebels", n % 4 == 0 ? "all" : "part");
    }

    /** Every second one is answered when it is durable; an answer of the service's own is final but for 503. */
    private void post(String path, String body, String key) {
        var headers = new ArrayList<>(List.of("Idempotency-Key", key));
        if (key.hashCode() % 2 == 0) headers.addAll(List.of("Prefer", "respond-async"));
        long began = System.nanoTime();
        for (int attempt = key.hashCode() & 1; ; attempt++) {
            try {
                HttpResponse<String> answer =
                        services.get(attempt % services.size()).send("POST", path, body, headers);
                if (answer.statusCode() != 503) {
                    answered(answer, began);
                    return;
                }
            } catch (IOException e) {
                // it was killed: the next attempt may find another, or the same again
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private void answered(HttpResponse<String> answer, long began) {
        posted.incrementAndGet();
        longestPause.accumulateAndGet(System.nanoTime() - began, Math::max);
        if (!List.of(200, 201, 202, 404, 409).contains(answer.statusCode())) {
            unexpected.add(answer.statusCode() + " " + answer.body());
        }
    }
}
