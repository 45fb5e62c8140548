package io.frontlog.projecting;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.journal.Appended;
import io.frontlog.journal.Position;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutcomesTest {
    private final List<Throwable> failures = new ArrayList<>();

    @AfterEach
    void dropAsUsual() {
        Infrastructure.resetDroppedExceptionHandler();
    }

    @Test
    void whoever_stops_waiting_does_not_have_read_back_what_is_not_decided_yet() {
        Infrastructure.setDroppedExceptionHandler(failures::add);
        var noDatabase = new Outcomes(new Progress(), null);

        Outcome none = noDatabase
                .of(new Appended(new Position(3, 7), new byte[0]), "syria", "raid", Duration.ofMillis(1))
                .await()
                .indefinitely();
        noDatabase
                .of(new Appended(new Position(3, 7), new byte[0]), "syria", "raid", Duration.ofDays(1))
                .subscribe()
                .with(outcome -> {}, failures::add)
                .cancel();

        assertThat(none).isNull();
        assertThat(failures).isEmpty();
    }
}
