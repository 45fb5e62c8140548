package io.frontlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.topics.TopicsEqualAnswers;
import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A rebuild survives {@code kill -9} wherever it is, beside a service under load. Longer with
 * {@code -Dfrontlog.kills=20 -Dfrontlog.events=20000}.
 */
class RebuildIT {
    private static final int KILLS = Integer.getInteger("frontlog.kills", 3);
    private static final int EVENTS = Integer.getInteger("frontlog.events", 2_000);
    private static final String REBUILDS = "/v1/admin/rebuilds";

    @TempDir
    static Path folder;

    private static ServersProcess servers;
    private static String bootstrap;

    @BeforeAll
    static void start() throws Exception {
        servers = ServersProcess.start(folder.resolve("servers"));
        bootstrap = servers.configured("kafka.bootstrap.servers");
    }

    @AfterAll
    static void stop() throws Exception {
        servers.close();
    }

    @Test
    void it_goes_on_where_it_was_and_what_readers_see_stays_the_same() throws Exception {
        long seed = Long.getLong("frontlog.seed", System.nanoTime());
        System.out.println("killed around the switch by seed " + seed);
        var random = new Random(seed);
        var settings = Map.of(
                "FRONTLOG_SCENARIO_LOAD",
                "false",
                "FRONTLOG_PROJECTING_ANSWER_TIMEOUT",
                "20S",
                "FRONTLOG_PROJECTING_BATCH_SIZE",
                "200",
                "FRONTLOG_REBUILD_RATE",
                "1000");
        try (var service = Packaged.beside(servers, folder.resolve("rebuilt"), settings)) {
            service.start();
            var posters = new Posters(List.of(service), List.of("rebuilt"));
            posters.prepare();
            posters.start();
            while (posters.posted() < EVENTS) Thread.sleep(50);

            String replaying = ask(service);
            long replayed = 0;
            while (replayed == 0) {
                Thread.sleep(50);
                replayed = get(service, replaying).getLong("events");
            }
            service.kill();
            service.start();
            long gone = get(service, replaying).getLong("events");
            assertThat(gone).isGreaterThanOrEqualTo(replayed);
            awaitSwitched(service, replaying);

            for (int kill = 0; kill < KILLS; kill++) {
                String rebuild = ask(service);
                while (get(service, rebuild).getString("state").equals("replaying")) Thread.sleep(10);
                Thread.sleep(random.nextInt(400));
                service.kill();
                service.start();
                awaitSwitched(service, rebuild);
            }
            posters.stop();
            new TopicsEqualAnswers(service.url(), bootstrap).check("rebuilt");
            System.out.printf("%d commands, %d kills%n", posters.posted(), KILLS + 1);
        }
    }

    private static String ask(Packaged service) throws Exception {
        var asked = service.send("POST", REBUILDS, "{}");
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
        return REBUILDS + "/" + JsonPath.from(asked.body()).getLong("id");
    }

    private static JsonPath get(Packaged service, String path) throws Exception {
        var answer = service.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonPath.from(answer.body());
    }

    private static void awaitSwitched(Packaged service, String rebuild) throws Exception {
        JsonPath found = get(service, rebuild);
        for (int i = 0; i < 1200 && found.get("endedAt") == null; i++) {
            Thread.sleep(50);
            found = get(service, rebuild);
        }
        assertThat(found.getString("state")).as(found.prettify()).isEqualTo("switched");
        assertThat(found.getList("models.oldDigest")).isEqualTo(found.getList("models.newDigest"));
    }
}
