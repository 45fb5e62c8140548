package io.frontlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to those who use the service while Kafka, PostgreSQL or a record is not as it should be. */
class FaultsIT {
    private static final String THEATRE = "/v1/theatres/faults";

    /** Sound, but for a place that PostgreSQL refuses. */
    private static final String CONTROL_REPORT =
            """
            {"id":"poison","kind":"control","place":"ci\\u0000ty","when":{"from":"2024-11-30","precision":"day"},
             "source":"monitor","claimant":{"source":"monitor"},"stance":"affirms","verdict":"unassessed",
             "incident":"poison","actor":"army","change":"captured","extent":"all"}""";

    @TempDir
    static Path folder;

    private static ServersProcess servers;
    private static Cable database;
    private static Packaged service;
    private static Packaged replica;

    @BeforeAll
    static void start() throws Exception {
        servers = ServersProcess.start(folder.resolve("servers"));
        String url = servers.configured("quarkus.datasource.reactive.url");
        String port = url.replaceAll(".*:(\\d+)/.*", "$1");
        database = new Cable(Integer.parseInt(port));
        service = packaged("service", url.replace(":" + port + "/", ":" + database.port() + "/"), "5S");
        replica = packaged("replica", url, "60S");
        service.start();
        put("", "{\"names\":{\"en\":\"Faults\"},\"timeZone\":\"Asia/Damascus\"}");
        put("/sources/monitor", "{\"kind\":\"monitor\",\"name\":\"Monitor\"}");
        put("/places/city", "{\"kind\":\"city\",\"names\":{\"en\":\"City\"}}");
    }

    private static Packaged packaged(String name, String url, String answerTimeout) throws IOException {
        return Packaged.beside(
                servers,
                folder.resolve(name),
                Map.of(
                        "QUARKUS_DATASOURCE_REACTIVE_URL",
                        url,
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        "jdbc:" + url,
                        "FRONTLOG_PROJECTING_ANSWER_TIMEOUT",
                        answerTimeout,
                        "FRONTLOG_PROJECTING_STATEMENT_TIMEOUT",
                        "3S"));
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
        replica.close();
        database.close();
        servers.close();
    }

    @Test
    void without_the_database_a_report_is_safe_and_comes_to_light_later() throws Exception {
        assertThat(file("before").statusCode()).isEqualTo(201);

        database.pullOut();
        HttpResponse<String> accepted = file("meanwhile");
        HttpResponse<String> read = service.get(THEATRE + "/reports/before");
        int alive = service.get("/q/health/live").statusCode();
        database.putBack();

        assertThat(accepted.statusCode()).isEqualTo(202);
        assertThat(read.statusCode()).isEqualTo(503);
        assertThat(read.headers().firstValue("Retry-After")).isPresent();
        assertThat(alive).isEqualTo(200);
        eventually(() -> service.get(THEATRE + "/reports/meanwhile").statusCode() == 200);
    }

    @Test
    void without_the_broker_a_report_is_refused_and_can_be_repeated() throws Exception {
        assertThat(file("known").statusCode()).isEqualTo(201);

        servers.hang();
        HttpResponse<String> refused = file("refused");
        servers.goOn();

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.body()).contains("urn:frontlog:problem:unavailable");
        eventually(() -> file("refused").statusCode() == 201);
        var report = JsonPath.from(service.get(THEATRE + "/reports/refused").body());
        assertThat(report.getInt("version")).isEqualTo(1);
    }

    @Test
    void what_cannot_be_read_is_set_aside_and_the_rest_goes_on() throws Exception {
        String reason = "unknown event type weather.reported.v1";
        poison("{}", Map.of("ce_type", "weather.reported.v1"));
        poison("{not json", Map.of("ce_type", "source.recorded.v1"));
        poison(
                "{\"id\":\"n\\u0000l\",\"kind\":\"media\",\"name\":\"What PostgreSQL refuses\"}",
                Map.of("ce_type", "source.recorded.v1"));

        poison(CONTROL_REPORT, Map.of("ce_type", "control.reported.v1"));

        assertThat(file("after-poison").statusCode()).isEqualTo(201);

        List<ConsumerRecord<String, byte[]>> letters = deadLetters(4);
        assertThat(letters).hasSize(4).allSatisfy(letter -> {
            assertThat(letter.key()).isEqualTo("faults");
            assertThat(header(letter, "ce_type")).isEqualTo("record.unreadable.v1");
            assertThat(header(letter, "ce_position")).matches("\\d+:\\d+");
            assertThat(header(letter, "original.ce_type")).isNotEmpty();
        });
        assertThat(letters.stream().map(letter -> header(letter, "ce_reason"))).contains(reason);
        assertThat(service.get("/q/metrics").body()).contains("frontlog_dead_letters_total 4.0");
    }

    @Test
    void a_replica_that_owns_nothing_answers_as_the_owner_does() throws Exception {
        replica.start(); // it waits as long as the partitions take to find their owner

        for (int i = 0; i < 50; i++) {
            Packaged asked = i % 2 == 0 ? replica : service;
            var answer = asked.send("POST", THEATRE + "/reports", report("replicated-" + i));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            assertThat(asked.get(THEATRE + "/reports/replicated-" + i).statusCode())
                    .isEqualTo(200);
            var again = asked.send("POST", THEATRE + "/reports", report("replicated-" + i));
            assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        }
    }

    private static void put(String path, String body) throws IOException, InterruptedException {
        assertThat(service.send("PUT", THEATRE + path, body).statusCode()).isEqualTo(201);
    }

    private static HttpResponse<String> file(String id) throws IOException, InterruptedException {
        return service.send("POST", THEATRE + "/reports", report(id));
    }

    private static String report(String id) {
        return "{\"kind\":\"strike\",\"id\":\"%s\",\"place\":\"city\",\"when\":{\"from\":\"2024-11-30\"},\"source\":\"monitor\"}"
                .formatted(id);
    }

    private static void poison(String value, Map<String, String> headers) throws Exception {
        try (var producer = new KafkaProducer<>(kafka(), new StringSerializer(), new ByteArraySerializer())) {
            var record = new ProducerRecord<>("frontlog.journal", "faults", value.getBytes(StandardCharsets.UTF_8));
            var all = new HashMap<>(Map.of(
                    "ce_specversion",
                    "1.0",
                    "ce_id",
                    "poison-" + value.hashCode(),
                    "ce_source",
                    "/test",
                    "content-type",
                    "application/json"));
            all.putAll(headers);
            all.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
            producer.send(record).get();
        }
    }

    private static List<ConsumerRecord<String, byte[]>> deadLetters(int expected) {
        var settings = new HashMap<>(kafka());
        settings.put("group.id", "dead-letters-test");
        settings.put("auto.offset.reset", "earliest");
        settings.put("isolation.level", "read_committed");
        var letters = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of("frontlog.dead-letters"));
            for (int i = 0; i < 60 && letters.size() < expected; i++) {
                consumer.poll(Duration.ofSeconds(1)).forEach(letters::add);
            }
        }
        return letters;
    }

    private static Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", servers.configured("kafka.bootstrap.servers"));
    }

    private static String header(ConsumerRecord<String, byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void eventually(Condition condition) throws Exception {
        for (int i = 0; i < 300; i++) {
            if (condition.holds()) return;
            Thread.sleep(100);
        }
        throw new AssertionError("it did not come about:\n" + service.output());
    }
}
