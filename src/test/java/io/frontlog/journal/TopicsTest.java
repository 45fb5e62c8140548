package io.frontlog.journal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frontlog.Servers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Start-up refuses topics that could lose data. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class TopicsTest {
    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    @Test
    void topics_as_they_were_made_are_accepted_again() {
        assertThatCode(() -> new Topics(kafka, partitions(12)).prepare()).doesNotThrowAnyException();
    }

    @Test
    void a_journal_with_another_number_of_partitions_is_refused() {
        assertThatThrownBy(() -> new Topics(kafka, partitions(6)).prepare())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("frontlog.journal")
                .hasMessageContaining("12 partitions")
                .hasMessageContaining("6 are configured");
    }

    @ParameterizedTest
    @CsvSource({
        "retention.ms,                   604800000",
        "retention.bytes,                1000000000",
        "cleanup.policy,                 compact",
        "message.timestamp.type,         CreateTime",
        "unclean.leader.election.enable, true"
    })
    void a_setting_that_could_lose_data_is_refused_by_name(String setting, String value) throws Exception {
        set(setting, value);
        try {
            assertThatThrownBy(() -> new Topics(kafka, partitions(12)).prepare())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("frontlog.dead-letters")
                    .hasMessageContaining(setting + "=" + value);
        } finally {
            set(setting, Topic.DEAD_LETTERS.required().get(setting));
        }
    }

    private void set(String setting, String value) throws Exception {
        try (Admin admin = Admin.create(kafka)) {
            var topic = new ConfigResource(ConfigResource.Type.TOPIC, Topic.DEAD_LETTERS.topic());
            var change = new AlterConfigOp(new ConfigEntry(setting, value), OpType.SET);
            admin.incrementalAlterConfigs(Map.of(topic, List.of(change))).all().get();
            while (!value.equals(admin.describeConfigs(List.of(topic))
                    .all()
                    .get()
                    .get(topic)
                    .get(setting)
                    .value())) {
                Thread.sleep(50);
            }
        }
    }

    private static JournalConfig partitions(int partitions) {
        return new JournalConfig() {
            @Override
            public int partitions() {
                return partitions;
            }

            @Override
            public short replicationFactor() {
                return 0;
            }

            @Override
            public Duration startTimeout() {
                return Duration.ofSeconds(30);
            }

            @Override
            public Duration appendTimeout() {
                return Duration.ofSeconds(5);
            }

            @Override
            public int maxInFlight() {
                return 100;
            }
        };
    }
}
