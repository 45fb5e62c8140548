package io.frontlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.journal.Topic;
import io.frontlog.topics.TopicReader;
import io.frontlog.topics.TopicsEqualAnswers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is published is complete, once and in order, whoever is killed meanwhile. Longer with
 * {@code -Dfrontlog.kills=20 -Dfrontlog.events=20000 -Dfrontlog.phase=20000}.
 */
class PublishingIT {
    private static final int KILLS = Integer.getInteger("frontlog.kills", 3);
    private static final int EVENTS = Integer.getInteger("frontlog.events", 2_000);
    /** Milliseconds with both replicas, with one, and with both again. */
    private static final int PHASE = Integer.getInteger("frontlog.phase", 3_000);

    private static final Map<String, String> SETTINGS =
            Map.of("FRONTLOG_SCENARIO_LOAD", "false", "FRONTLOG_PROJECTING_ANSWER_TIMEOUT", "20S");

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
    void every_accepted_event_is_published_once_however_often_the_service_is_killed() throws Exception {
        long seed = Long.getLong("frontlog.seed", System.nanoTime());
        System.out.println("killed at random points by seed " + seed);
        var random = new Random(seed);
        try (var service = Packaged.beside(servers, folder.resolve("killed"), SETTINGS)) {
            service.start();
            var posters = new Posters(List.of(service), List.of("killed"));
            posters.prepare();
            try (var follower = new Follower(bootstrap).start()) {
                posters.start();
                for (int kill = 0; kill < KILLS; kill++) {
                    Thread.sleep(200 + random.nextInt(2_000));
                    service.kill();
                    service.start();
                }
                while (posters.posted() < EVENTS) Thread.sleep(50);
                posters.stop();
                new TopicsEqualAnswers(service.url(), bootstrap).check("killed");
                assertHeardAll(follower, "killed");
                System.out.printf(
                        "%d commands, %d events, %d kills%n", posters.posted(), follower.heard("killed"), KILLS);
            }
        }
    }

    @Test
    void two_replicas_publish_every_accepted_event_once_while_one_goes_and_comes_back() throws Exception {
        List<String> theatres =
                IntStream.range(0, 6).mapToObj(i -> "replicas-" + i).toList();
        try (var one = Packaged.beside(servers, folder.resolve("one"), SETTINGS);
                var other = Packaged.beside(servers, folder.resolve("other"), SETTINGS)) {
            one.start();
            other.start();
            var posters = new Posters(List.of(one, other), theatres);
            posters.prepare();
            try (var follower = new Follower(bootstrap).start()) {
                posters.start();
                Thread.sleep(PHASE);
                one.kill();
                Thread.sleep(PHASE);
                one.start();
                Thread.sleep(PHASE);
                posters.stop();
                for (String theatre : theatres) {
                    new TopicsEqualAnswers(other.url(), bootstrap).check(theatre);
                    assertHeardAll(follower, theatre);
                }
                System.out.printf(
                        "%d commands; longest pause of a poster %d ms, of a consumer %d ms%n",
                        posters.posted(),
                        posters.longestPause().toMillis(),
                        follower.longestPause().toMillis());
            }
        }
    }

    /** Who follows all the while misses nothing of what stands in the topic. */
    private static void assertHeardAll(Follower follower, String theatre) throws Exception {
        int published = 0;
        try (var reader = new TopicReader(bootstrap)) {
            for (int partition = 0; partition < 12; partition++) {
                for (var event : reader.read(Topic.EVENTS, partition, new ByteArrayDeserializer())) {
                    if (event.key().equals(theatre)) published++;
                }
            }
        }
        assertThat(published).isPositive();
        for (int i = 0; i < 100 && follower.heard(theatre) < published; i++) Thread.sleep(50);
        assertThat(follower.heard(theatre)).isEqualTo(published);
    }
}
