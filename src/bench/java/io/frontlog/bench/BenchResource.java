package io.frontlog.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.hibernate.reactive.mutiny.Mutiny;

/** The two yardsticks of DESIGN 1 and 7. */
@Singleton
@Path("/bench")
@Consumes(MediaType.APPLICATION_JSON)
public class BenchResource {
    private final Mutiny.SessionFactory sessions;
    private final Pool pool;
    private final ObjectMapper json;
    private final KafkaProducer<String, byte[]> producer;

    BenchResource(
            Mutiny.SessionFactory sessions,
            Pool pool,
            ObjectMapper json,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.sessions = sessions;
        this.pool = pool;
        this.json = json;
        var settings = new HashMap<>(kafka);
        settings.put("acks", "all");
        settings.put("linger.ms", 0);
        settings.put("compression.type", "lz4");
        try (Admin admin = Admin.create(new HashMap<>(kafka))) {
            admin.createTopics(List.of(new NewTopic("frontlog.bench", 12, (short) 1)));
        }
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    void prepare(@Observes StartupEvent event) {
        pool.query("create table if not exists bench_report (id text primary key, place text, doc text);"
                        + "create table if not exists bench_count (place text primary key, n bigint not null)")
                .execute()
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    /** Insert a row, raise a counter, one transaction: what a service without a log would do. */
    @POST
    @Path("crud")
    public Uni<Response> crud(byte[] body) throws IOException {
        JsonNode read = json.readTree(body);
        var report = new CrudReport();
        report.id = read.path("id").asText();
        report.place = read.path("place").asText();
        report.doc = read.toString();
        return sessions.withStatelessTransaction((session, transaction) -> session.insert(report)
                        .chain(() -> session.createNativeQuery("insert into bench_count values (?1, 1)"
                                        + " on conflict (place) do update set n = bench_count.n + 1")
                                .setParameter(1, report.place)
                                .executeUpdate()))
                .map(n -> Response.status(201).build());
    }

    /** Parse, append, answer. */
    @POST
    @Path("append")
    public Uni<Response> append(byte[] body) throws IOException {
        String key = json.readTree(body).path("place").asText();
        return Uni.createFrom().emitter(emitter -> producer.send(
                new ProducerRecord<>("frontlog.bench", key, body),
                (metadata, failure) -> {
                    if (failure != null) emitter.fail(failure);
                    else emitter.complete(Response.status(202).build());
                }));
    }

    @PreDestroy
    void close() {
        producer.close(Duration.ofSeconds(1));
    }
}
