package io.frontlog.projecting;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.Api;
import io.frontlog.Servers;
import io.frontlog.Syria;
import io.frontlog.journal.Journal;
import io.frontlog.journal.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

/** A rebuild beside the service that goes on. It is of everything, and so has a service of its own. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
@TestProfile(RebuildTest.Apart.class)
class RebuildTest {
    /** Settings as they are; but other tests do not see rows that are published anew. */
    public static final class Apart implements QuarkusTestProfile {}

    private static final String PATH = "/v1/admin/rebuilds";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> ANSWERS = List.of(
            "/control", "/incidents", "/incident-counts?kind=strike&by=region", "/reports", "/precedents", "/events");

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    @Inject
    Journal journal;

    @Inject
    Pool pool;

    @Inject
    Progress progress;

    @Inject
    Messages messages;

    @Inject
    Schemas schemas;

    @Inject
    BatchTransactions transactions;

    @Inject
    Models models;

    @Inject
    ProjectingConfig config;

    @Inject
    Rebuilds rebuilds;

    @Inject
    Rebuilder rebuilder;

    @Test
    void commands_go_on_beside_a_rebuild_and_what_it_makes_says_the_same() throws Exception {
        Syria still = changing("rebuild-still");
        Api api = Syria.theatre("rebuild-moving").api();
        Map<String, String> before = answers(still.api());
        var running = new AtomicBoolean(true);
        var posted = new AtomicInteger();
        var poster = Executors.newSingleThreadExecutor();
        var posting = poster.submit(() -> {
            while (running.get()) {
                int n = posted.incrementAndGet();
                api.post("/reports", Syria.strike("s-" + n, "aleppo", "2024-11-30", "gov"))
                        .then()
                        .statusCode(201);
            }
        });
        try {
            for (int i = 0; i < 2; i++) {
                JsonPath ended = rebuilt(Map.of());

                assertThat(ended.getString("state")).as(ended.prettify()).isEqualTo("switched");
                assertThat(ended.getList("models.oldDigest")).isEqualTo(ended.getList("models.newDigest"));
                assertThat(ended.getLong("events")).isPositive();
            }
        } finally {
            running.set(false);
            posting.get(30, TimeUnit.SECONDS);
            poster.shutdown();
        }
        assertThat(answers(still.api())).isEqualTo(before);
        assertThat(api.get("/incidents?limit=1000").jsonPath().getList("incidents"))
                .hasSize(Math.min(1000, posted.get()));
    }

    @Test
    void a_rebuild_writes_nothing_to_topics() {
        changing("rebuild-topics");
        awaitPublished();
        Map<TopicPartition, Long> before = ends();

        rebuilt(Map.of());
        awaitPublished();

        assertThat(ends()).isEqualTo(before);
    }

    @Test
    void a_rebuild_that_says_something_else_is_refused_unless_that_is_accepted() {
        Syria syria = changing("rebuild-tampered");
        Map<String, String> before = answers(syria.api());
        sql("update frontlog.place_control set holder = 'russia' where theatre = 'rebuild-tampered'");

        JsonPath refused = rebuilt(Map.of());

        assertThat(refused.getString("state")).isEqualTo("refused");
        assertThat(refused.getString("kept")).isEqualTo("frontlog_rebuild");
        assertThat(refused.getMap("models.find { it.model == 'control' }"))
                .containsEntry("theatres", List.of("rebuild-tampered"));
        assertThat(answers(syria.api())).isNotEqualTo(before);
        JsonPath accepted = rebuilt(Map.of("acceptDifferences", true));
        assertThat(accepted.getString("state")).isEqualTo("switched");
        assertThat(answers(syria.api())).isEqualTo(before);
    }

    @Test
    void a_model_of_another_version_is_rebuilt_at_start_and_its_topic_is_published_anew_once() {
        changing("rebuild-version");
        awaitPublished();
        Map<TopicPartition, Long> before = ends();
        sql("update frontlog.read_model set version = 0 where name = 'control'");

        rebuilder.askAtStart();

        long id = given().get(PATH).jsonPath().getLong("rebuilds[0].id");
        JsonPath switched = await(id);
        assertThat(switched.getString("state")).isEqualTo("switched");
        assertThat(switched.getString("reason")).isEqualTo("changed");
        List<String> rows = rows("control");
        assertThat(publishedSince(before, Topic.CONTROL, rows.size())).containsExactlyInAnyOrderElementsOf(rows);
        var others = new HashMap<>(ends());
        others.keySet().removeIf(partition -> partition.topic().equals(Topic.CONTROL.topic()));
        assertThat(before).containsAllEntriesOf(others);
        rebuilder.askAtStart();
        assertThat(given().get(PATH).jsonPath().getLong("rebuilds[0].id")).isEqualTo(id);
    }

    @Test
    void rows_of_a_later_release_are_left_alone_until_they_are_rebuilt() {
        Syria syria = changing("rebuild-later");
        sql("update frontlog.read_model set version = 99 where name = 'control'");

        String position = given().contentType(ContentType.JSON)
                .header("Prefer", "respond-async")
                .body(Syria.strike("third", "idlib", "2024-11-30", "russia"))
                .post(syria.api().url("/reports"))
                .then()
                .statusCode(202)
                .extract()
                .header("Frontlog-Position");
        pause();
        syria.api().get("/reports/third").then().statusCode(404);
        rebuilder.askAtStart();
        await(given().get(PATH).jsonPath().getLong("rebuilds[0].id"));

        given().header("Frontlog-Position", position)
                .get(syria.api().url("/reports/third"))
                .then()
                .statusCode(200);
    }

    private List<String> rows(String model) {
        var keys = new ArrayList<String>();
        for (Row row : on(pool.query("select theatre || '/' || id from frontlog.read_row where model = '" + model + "'")
                .execute())) keys.add(row.getString(0));
        return keys;
    }

    /** The keys, once there are so many; and all that comes in two seconds more. */
    private List<String> publishedSince(Map<TopicPartition, Long> before, Topic topic, int expected) {
        var settings = new HashMap<>(kafka);
        settings.put("isolation.level", "read_committed");
        var keys = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = before.keySet().stream()
                    .filter(partition -> partition.topic().equals(topic.topic()))
                    .toList();
            consumer.assign(partitions);
            partitions.forEach(partition -> consumer.seek(partition, before.get(partition)));
            for (int i = 0; i < 60 && keys.size() < expected; i++)
                consumer.poll(Duration.ofMillis(500)).forEach(record -> keys.add(record.key()));
            for (int i = 0; i < 4; i++) consumer.poll(Duration.ofMillis(500)).forEach(record -> keys.add(record.key()));
        }
        return keys;
    }

    @Test
    void one_that_is_not_to_switch_only_compares() {
        changing("rebuild-compared");
        long live = namespace("frontlog");

        JsonPath compared = rebuilt(Map.of("switch", false));

        assertThat(compared.getString("state")).isEqualTo("compared");
        assertThat(namespace("frontlog")).isEqualTo(live);
        discard(compared.getLong("id"));
        assertThat(schemaNames()).noneMatch(name -> name.startsWith("frontlog_rebuild"));
    }

    @Test
    void what_readers_saw_before_is_kept_until_it_is_told_to_be_dropped() {
        JsonPath switched = rebuilt(Map.of());
        long id = switched.getLong("id");

        assertThat(switched.getList("models.theatres")).isNotEmpty().containsOnly(List.of());
        assertThat(switched.getString("kept")).isEqualTo("frontlog_before_" + id);
        assertThat(schemaNames()).contains("frontlog_before_" + id, "frontlog_before_" + id + "_as_of");
        discard(id);
        assertThat(schemaNames()).noneMatch(name -> name.startsWith("frontlog_before_" + id));
    }

    @Test
    void one_runs_at_a_time_and_can_be_given_up() {
        Pool other = holdOffWorkers();
        long id = ask(Map.of()).getLong("id");

        try {
            given().contentType(ContentType.JSON).post(PATH).then().statusCode(409);
        } finally {
            given().delete(PATH + "/" + id).then().statusCode(202);
            on(other.close());
        }

        assertThat(await(id).getString("state")).isEqualTo("discarded");
        given().get(PATH + "/none").then().statusCode(404);
        given().delete(PATH + "/1000000").then().statusCode(404);
    }

    @Test
    void one_that_was_interrupted_goes_on_where_it_was() {
        changing("rebuild-resumed");
        Pool other = holdOffWorkers();
        long id = ask(Map.of()).getLong("id");
        on(rebuilds.start(id, Schemas.REBUILT));
        sql("drop schema if exists frontlog_rebuild_as_of, frontlog_rebuild cascade");
        schemas.migrate(Schemas.REBUILT);
        Pool schema = schemas.open(Schemas.REBUILT);
        on(Offsets.begin(schema, journal.partitions()));
        on(models.begin(schema));
        try (var replay = new Replay(kafka, journal, schema, () -> transactions.beside(schema), config, 3)) {
            int partition = journal.partition("rebuild-resumed");
            replay.until(Map.of(partition, progress.next(partition) / 2));
        }
        on(schema.close());
        sql("create table frontlog_rebuild.left_by_the_first ()");

        on(other.close());

        assertThat(await(id).getString("state")).isEqualTo("switched");
        sql("drop table frontlog.left_by_the_first");
    }

    @Test
    void readers_see_one_schema_or_the_other_however_often_they_are_switched() throws Exception {
        changing("rebuild-read");
        int partition = journal.partition("rebuild-read");
        long applied = progress.next(partition);
        var before = Waiting.on(messages.of(partition, Cursor.before(0), applied, 1000), PATIENCE);
        var running = new AtomicBoolean(true);
        Set<Long> seen = ConcurrentHashMap.newKeySet();
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        var readers = Executors.newFixedThreadPool(4);
        for (int i = 0; i < 3; i++) {
            readers.submit(() -> {
                while (running.get()) {
                    var schemasSeen = new HashSet<>(readSchemas());
                    if (schemasSeen.size() != 1) wrong.add("a mix of " + schemasSeen);
                    seen.addAll(schemasSeen);
                }
            });
        }
        readers.submit(() -> {
            while (running.get()) {
                var now = Waiting.on(messages.of(partition, Cursor.before(0), applied, 1000), PATIENCE);
                if (!now.equals(before)) wrong.add("messages differ");
            }
        });
        int switches = 4;
        for (int i = 0; i < switches; i++)
            assertThat(rebuilt(Map.of()).getString("state")).isEqualTo("switched");
        running.set(false);
        readers.shutdown();
        assertThat(readers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();

        assertThat(wrong).isEmpty();
        assertThat(seen).hasSizeGreaterThanOrEqualTo(switches);
        assertThat(seen).contains(namespace("frontlog"));
    }

    /** The schema of each of several tables, read one after the other. */
    private List<Long> readSchemas() {
        Future<List<Long>> read = LiveSchema.read(
                pool, c -> Future.join(List.of("event", "report_version", "incident", "read_row", "progress").stream()
                                .map(table -> c.preparedQuery(
                                                "select c.relnamespace::bigint from pg_class c where c.oid ="
                                                        + " (select t.tableoid from " + table + " t limit 1)")
                                        .execute())
                                .toList())
                        .map(all -> IntStream.range(0, all.size())
                                .mapToObj(i -> ((RowSet<Row>) all.<RowSet<Row>>resultAt(i))
                                        .iterator()
                                        .next()
                                        .getLong(0))
                                .toList()));
        return Waiting.on(read, PATIENCE);
    }

    private long namespace(String schema) {
        return on(pool.query("select '" + schema + "'::regnamespace::oid::bigint")
                        .execute())
                .iterator()
                .next()
                .getLong(0);
    }

    private Set<String> schemaNames() {
        var names = new HashSet<String>();
        for (Row row : on(pool.query("select nspname from pg_namespace").execute())) names.add(row.getString(0));
        return names;
    }

    /** As another replica does that works on a rebuild; until it is closed. */
    private Pool holdOffWorkers() {
        Pool other = schemas.open(Schemas.LIVE);
        on(other.query("select pg_advisory_lock(hashtext('frontlog_admin.rebuild'))")
                .execute());
        return other;
    }

    private JsonPath ask(Map<String, Object> body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post(PATH)
                .then()
                .statusCode(202)
                .extract()
                .jsonPath();
    }

    private JsonPath rebuilt(Map<String, Object> body) {
        return await(ask(body).getLong("id"));
    }

    private static JsonPath await(long id) {
        for (int i = 0; i < 600; i++) {
            JsonPath rebuild = given().get(PATH + "/" + id)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            if (rebuild.get("endedAt") != null) return rebuild;
            pause();
        }
        throw new AssertionError("rebuild " + id + " does not end: "
                + given().get(PATH + "/" + id).asString());
    }

    private static void discard(long id) {
        given().delete(PATH + "/" + id).then().statusCode(202);
        for (int i = 0; i < 200 && given().get(PATH + "/" + id).jsonPath().get("kept") != null; i++) pause();
        assertThat(given().get(PATH + "/" + id).jsonPath().getString("kept")).isNull();
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Syria changing(String theatre) {
        Syria syria = Syria.theatre(theatre);
        syria.with(
                Syria.BASELINE,
                "hts: hts captured all aleppo @2024-11-30",
                "sohr: hts captured all aleppo @2024-11-30");
        syria.file(Syria.strike("first", "aleppo", "2024-11-29", "gov"));
        syria.file(Syria.strike("second", "aleppo", "2024-11-30", "russia"));
        syria.retract("first");
        return syria;
    }

    private static Map<String, String> answers(Api api) {
        var answers = new TreeMap<String, String>();
        for (String path : ANSWERS) {
            String answer = api.get(path).then().statusCode(200).extract().asString();
            answers.put(path, answer.replaceAll("\"(validAt|knownAt)\":\"[^\"]*\"", ""));
        }
        return answers;
    }

    private void awaitPublished() {
        Map<TopicPartition, Long> last = ends();
        for (int quiet = 0; quiet < 20; quiet++) {
            pause();
            Map<TopicPartition, Long> now = ends();
            if (!now.equals(last)) quiet = 0;
            last = now;
        }
    }

    /** Where each topic that is published ends. */
    private Map<TopicPartition, Long> ends() {
        try (var consumer =
                new KafkaConsumer<>(new HashMap<>(kafka), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return consumer.endOffsets(java.util.Arrays.stream(Topic.values())
                    .filter(topic -> topic != Topic.JOURNAL)
                    .flatMap(topic -> IntStream.range(0, journal.partitions())
                            .mapToObj(partition -> new TopicPartition(topic.topic(), partition)))
                    .toList());
        }
    }

    private void sql(String statement) {
        on(pool.query(statement).execute());
    }

    private static <T> T on(Future<T> future) {
        return Waiting.on(future, PATIENCE);
    }
}
