package io.frontlog.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;

/** Tells a database that is away from a statement that is wrong. */
public final class Databases {
    private Databases() {}

    static boolean isAway(Throwable failure) {
        if (failure instanceof PgException e) {
            String state = e.getSqlState();
            return state != null && (state.startsWith("08") || state.startsWith("57") || state.startsWith("53"));
        }
        return failure instanceof ClosedConnectionException
                || failure instanceof IOException && !(failure instanceof JsonProcessingException)
                || failure instanceof TimeoutException
                || "Timeout".equals(failure.getMessage())
                || String.valueOf(failure.getMessage()).contains("Connection is closed")
                || String.valueOf(failure.getMessage()).contains("Failed to read any response from the server");
    }
}
