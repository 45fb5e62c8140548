package io.frontlog.embedded;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Leaves a record and a row, and finds them again. As a program it leaves them, joins a group and waits to be killed. */
final class Witness {
    static final String READY = "the record and the row are acknowledged";
    private static final String TOPIC = "testimony";
    private static final Duration WAIT = Duration.ofSeconds(20);

    private Witness() {}

    public static void main(String... args) throws Exception {
        EmbeddedServers servers = EmbeddedServers.start(new Settings(Path.of(args[0]), 0, 0));
        leave(servers, "before the kill");
        try (KafkaConsumer<String, String> member = member(servers)) {
            poll(member);
            System.out.println(READY);
            Thread.sleep(Duration.ofMinutes(5).toMillis());
        }
    }

    static void leave(EmbeddedServers servers, String text) throws Exception {
        query(servers, "create table if not exists testimony (text text)");
        query(servers, "insert into testimony values ('%s')".formatted(text));
        Map<String, Object> client = Map.of("bootstrap.servers", servers.bootstrapServers(), "acks", "all");
        try (Admin admin = Admin.create(client);
                KafkaProducer<String, String> producer =
                        new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
            if (!admin.listTopics().names().get().contains(TOPIC)) {
                admin.createTopics(List.of(new NewTopic(TOPIC, 2, (short) 1)))
                        .all()
                        .get();
            }
            producer.send(new ProducerRecord<>(TOPIC, 1, "key", text)).get();
        }
    }

    static List<String> rows(EmbeddedServers servers) throws SQLException {
        return query(servers, "select text from testimony");
    }

    /** Read by a member of one group, which gets all partitions even if another member was killed. */
    static List<String> records(EmbeddedServers servers) {
        try (KafkaConsumer<String, String> member = member(servers)) {
            return poll(member);
        }
    }

    private static KafkaConsumer<String, String> member(EmbeddedServers servers) {
        Map<String, Object> client = Map.of(
                "bootstrap.servers", servers.bootstrapServers(),
                "group.id", "readers",
                "group.protocol", "consumer",
                "enable.auto.commit", false,
                "auto.offset.reset", "earliest");
        KafkaConsumer<String, String> member =
                new KafkaConsumer<>(client, new StringDeserializer(), new StringDeserializer());
        member.subscribe(List.of(TOPIC));
        return member;
    }

    private static List<String> poll(KafkaConsumer<String, String> member) {
        List<String> values = new ArrayList<>();
        long end = System.nanoTime() + WAIT.toNanos();
        while (values.isEmpty() && System.nanoTime() < end) {
            member.poll(Duration.ofMillis(500)).forEach(each -> values.add(each.value()));
        }
        return values;
    }

    static String clusterId(EmbeddedServers servers) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers.bootstrapServers()))) {
            return admin.describeCluster().clusterId().get();
        }
    }

    /** The first column of what a statement gives, if it gives rows. */
    static List<String> query(EmbeddedServers servers, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(servers.jdbcUrl(), servers.username(), servers.password());
                var statement = connection.createStatement()) {
            var values = new ArrayList<String>();
            if (statement.execute(sql)) {
                var rows = statement.getResultSet();
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
            }
            return values;
        }
    }
}
